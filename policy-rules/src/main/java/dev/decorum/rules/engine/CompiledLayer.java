package dev.decorum.rules.engine;

import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.resolution.DecisionCollector;
import dev.decorum.rules.language.DrlWriter;
import dev.decorum.rules.language.PolicyRule;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.drools.kiesession.session.StatefulKnowledgeSessionImpl;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.kie.api.conf.EqualityBehaviorOption;
import org.kie.api.conf.KieBaseMutabilityOption;

/** The rules of one layer, compiled. Safe for use by several threads: each evaluation borrows a session of its own. */
public final class CompiledLayer {
    /** More firings than any case needs: a rule set that reaches it is wrong, and the case goes to a person. */
    private static final int FIRE_LIMIT = 10_000;

    private final String id;
    private final List<PolicyRule> rules;
    /** The kinds of facts that some pattern asks for, each by its own type. */
    private final Set<Class<?>> kinds;

    private final SessionPool sessions;

    /**
     * A layer whose rules run from this code.
     *
     * @throws ReflectiveOperationException when the code is not that of a layer; a LinkageError or a RuntimeException
     *     when it does not fit the facts and the Drools of this JVM
     */
    CompiledLayer(String id, List<PolicyRule> rules, LayerCode code) throws ReflectiveOperationException {
        this.id = id;
        this.rules = List.copyOf(rules);
        this.kinds = FactKinds.byName().values().stream()
                .filter(leaf -> rules.stream()
                        .flatMap(r -> r.patterns().stream())
                        .anyMatch(p -> p.kind().isAssignableFrom(leaf)))
                .collect(Collectors.toUnmodifiableSet());
        this.sessions = new SessionPool(network(code.newModel()));
    }

    static KieBase network(Model model) {
        KieBaseConfiguration configuration = KieServices.get().newKieBaseConfiguration();
        configuration.setOption(EqualityBehaviorOption.IDENTITY);
        configuration.setOption(KieBaseMutabilityOption.DISABLED);
        return KieBaseBuilder.createKieBaseFromModel(model, configuration);
    }

    /** The folder of the layer, such as {@code regions/de}. */
    public String id() {
        return id;
    }

    /**
     * Lets the rules speak.
     *
     * @param rank the place of this layer among those of the request, from 0
     * @param facts the completed facts of the request
     * @param day the day in the region of the request, by which dates of rules are judged
     */
    public void evaluate(int rank, List<Fact> facts, LocalDate day, DecisionCollector collector) {
        evaluate(facts, new Firings(collector, rules, rank, day), collector);
    }

    void evaluate(List<Fact> facts, Firings firings, DecisionCollector collector) {
        StatefulKnowledgeSessionImpl session = sessions.take();
        try {
            session.setGlobal("policy", collector);
            session.setGlobal(DrlWriter.FIRINGS, firings);
            for (Fact fact : facts) {
                if (kinds.contains(fact.getClass())) {
                    session.insert(fact);
                }
            }
            if (session.fireAllRules(FIRE_LIMIT) >= FIRE_LIMIT) {
                collector.fail(
                        "too-many-firings",
                        "The rules of the layer " + id + " fired " + FIRE_LIMIT
                                + " times, which no case needs; a person takes it.");
            }
        } catch (RuntimeException | StackOverflowError e) {
            collector.fail("rule-failed", failure(firings));
            return; // A session in which something went wrong is left to the garbage collector, never pooled again.
        }
        sessions.give(session);
    }

    private String failure(Firings firings) {
        PolicyRule rule = firings.current();
        String which = rule == null
                ? "A rule of the layer " + id
                : "The rule `" + rule.id() + "` (" + rule.source().file() + ":"
                        + rule.source().line() + "), or one that followed it,";
        return which + " failed while deciding; a person takes the case.";
    }
}
