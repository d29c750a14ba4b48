package dev.decorum.rules.engine;

import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.resolution.DecisionCollector;
import dev.decorum.rules.catalog.Layer;
import dev.decorum.rules.language.DatedRule;
import dev.decorum.rules.language.DrlWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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
    private final List<DatedRule> rules;
    private final Set<Class<?>> kinds;
    private final SessionPool sessions;

    /**
     * A layer whose rules run from this model.
     *
     * @throws LinkageError or a RuntimeException when it does not fit the facts and the Drools of this JVM
     */
    CompiledLayer(Layer layer, Model model) {
        this.id = layer.id();
        this.rules = layer.dated();
        this.kinds = layer.kinds();
        this.sessions = new SessionPool(network(model));
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
        DatedRule rule = firings.current();
        String which = rule == null
                ? "A rule of the layer " + id
                : "The rule `" + rule.source().id() + "` (" + rule.source().file() + ":"
                        + rule.source().line() + "), or one that followed it,";
        return which + " failed while deciding; a person takes the case.";
    }
}
