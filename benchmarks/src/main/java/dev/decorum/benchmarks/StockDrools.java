package dev.decorum.benchmarks;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Fact;
import dev.decorum.rules.catalog.Layer;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.language.DrlWriter;
import dev.decorum.rules.language.PolicyRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.conf.EqualityBehaviorOption;
import org.kie.api.conf.KieBaseMutabilityOption;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionsPool;

/** Drools as its users run it: pooled sessions, facts in, rules out, and a list of what they said. */
final class StockDrools implements Contender {
    private final List<Base> bases;

    private record Base(List<PolicyRule> rules, KieSessionsPool sessions) {}

    private StockDrools(List<Base> bases) {
        this.bases = List.copyOf(bases);
    }

    /** One KieBase for each layer, of the text that the product compiles. */
    static StockDrools byLayer(Path folder) {
        List<Base> bases = new ArrayList<>();
        RuleSet rules = ruleSet(folder);
        for (String id : Pack.layers()) {
            Layer layer = rules.layers().get(id);
            if (layer == null) {
                throw new IllegalStateException("The folder lacks the layer `" + id + "` of the pack.");
            }
            bases.add(base(RuleFolder.packageOf(id), layer.rules()));
        }
        return new StockDrools(bases);
    }

    /** All rules in one KieBase. */
    static StockDrools inOne(Path folder) {
        RuleSet rules = ruleSet(folder);
        return new StockDrools(List.of(base("rules.all", rules.rules())));
    }

    private static RuleSet ruleSet(Path folder) {
        RuleFolder.Reading reading = RuleFolder.read(folder);
        return reading.ruleSet()
                .orElseThrow(() -> new IllegalStateException("The pack is no rule set: " + reading.faults()));
    }

    private static Base base(String packageName, List<PolicyRule> rules) {
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId("dev.decorum.benchmarks", packageName, "1");
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(release);
        files.write(
                "src/main/resources/" + packageName.replace('.', '/') + "/rules.drl",
                DrlWriter.write(packageName, StockFirings.class, rules));
        KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException("Drools refuses the pack: " + builder.getResults());
        }
        KieBaseConfiguration configuration = services.newKieBaseConfiguration();
        configuration.setOption(EqualityBehaviorOption.IDENTITY);
        configuration.setOption(KieBaseMutabilityOption.DISABLED);
        KieBase base = services.newKieContainer(release).newKieBase(configuration);
        return new Base(rules, base.newKieSessionsPool(2));
    }

    @Override
    public List<Verdict> decide(PolicyRequest request) {
        Tally tally = new Tally();
        for (Base base : bases) {
            StockFirings firings = new StockFirings(tally, base.rules());
            KieSession session = base.sessions().newKieSession();
            session.setGlobal("policy", firings);
            session.setGlobal(DrlWriter.FIRINGS, firings);
            for (Fact fact : request.facts()) {
                session.insert(fact);
            }
            session.fireAllRules(10_000);
            session.dispose();
        }
        return tally.verdicts();
    }
}
