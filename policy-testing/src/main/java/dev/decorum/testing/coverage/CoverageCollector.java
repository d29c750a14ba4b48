package dev.decorum.testing.coverage;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Surface;
import dev.decorum.rules.catalog.Catalog;
import dev.decorum.rules.engine.RuleProgram;
import dev.decorum.rules.explain.ConditionProbe;
import dev.decorum.rules.language.PolicyRule;
import dev.decorum.rules.source.Place;
import dev.decorum.testing.coverage.Coverage.OfCondition;
import dev.decorum.testing.coverage.Coverage.OfRule;
import dev.decorum.testing.coverage.Coverage.Touched;
import dev.decorum.testing.suite.SuiteCase;
import dev.decorum.testing.suite.SuiteRunner;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Collects what the cases of a run cover. Safe for use by several threads. */
public final class CoverageCollector implements SuiteRunner.Listener {
    private final RuleProgram program;
    private final Map<String, Seen> rules = new LinkedHashMap<>();
    private final Map<String, AtomicInteger> layers = new LinkedHashMap<>();
    private final Map<String, AtomicInteger> places = new LinkedHashMap<>();

    /** A collector for runs with these rules. */
    public CoverageCollector(RuleProgram program) {
        this.program = program;
        program.rules().rules().forEach(rule -> rules.put(rule.id(), new Seen(rule)));
        program.rules().layers().keySet().forEach(layer -> layers.put(layer, new AtomicInteger()));
        Catalog catalog = program.rules().catalog();
        Set<Surface> surfaces = EnumSet.noneOf(Surface.class);
        surfaces.addAll(catalog.channels().values());
        for (Surface surface : surfaces) {
            for (String region : new TreeSet<>(catalog.regions().keySet())) {
                places.put(place(surface, region), new AtomicInteger());
            }
        }
    }

    /** What was seen of one rule. */
    private static final class Seen {
        private final PolicyRule rule;
        private final ConditionProbe probe;
        private final AtomicInteger fired = new AtomicInteger();
        private final AtomicIntegerArray seenTrue;
        private final AtomicIntegerArray seenFalse;

        Seen(PolicyRule rule) {
            this.rule = rule;
            this.probe = new ConditionProbe(rule);
            this.seenTrue = new AtomicIntegerArray(probe.leaves().size());
            this.seenFalse = new AtomicIntegerArray(probe.leaves().size());
        }

        OfRule coverage() {
            List<OfCondition> conditions = new ArrayList<>();
            List<ConditionProbe.Leaf> leaves = probe.leaves();
            for (int i = 0; i < leaves.size(); i++) {
                Place at = leaves.get(i).condition().place();
                conditions.add(new OfCondition(
                        leaves.get(i).text(), at.line(), at.column(), at.length(), seenTrue.get(i), seenFalse.get(i)));
            }
            return new OfRule(rule.source(), fired.get(), conditions);
        }
    }

    private static String place(Surface surface, String region) {
        return FactKinds.wordFor(surface) + ", " + region;
    }

    @Override
    public void decided(SuiteCase suiteCase, PolicyRequest completed, PolicyDecision decision) {
        Set<String> fired = new HashSet<>();
        decision.reasons().forEach(reason -> fired.add(reason.rule().id()));
        fired.forEach(id -> count(id).fired.incrementAndGet());
        decision.ruleSet().layers().forEach(layer -> touch(layers, layer));
        program.rules()
                .catalog()
                .surface(completed.channel())
                .ifPresent(surface -> touch(places, place(surface, completed.region())));
        LocalDate day = program.day(completed);
        for (PolicyRule rule : program.rulesFor(completed)) {
            if (rule.holdsOn(day)) {
                look(count(rule.id()), completed);
            }
        }
    }

    private Seen count(String id) {
        Seen seen = rules.get(id);
        if (seen == null) {
            throw new IllegalStateException(
                    "The rule `" + id + "` is not among the rules. Maybe the run was with others.");
        }
        return seen;
    }

    private static void touch(Map<String, AtomicInteger> counts, String name) {
        AtomicInteger count = counts.get(name);
        if (count != null) {
            count.incrementAndGet();
        }
    }

    private static void look(Seen seen, PolicyRequest completed) {
        BitSet held = new BitSet();
        BitSet failed = new BitSet();
        seen.probe.look(completed.facts(), (leaf, holds) -> (holds ? held : failed).set(leaf));
        held.stream().forEach(seen.seenTrue::incrementAndGet);
        failed.stream().forEach(seen.seenFalse::incrementAndGet);
    }

    /** What was covered so far. */
    public Coverage coverage() {
        return new Coverage(rules.values().stream().map(Seen::coverage).toList(), touched(layers), touched(places));
    }

    private static List<Touched> touched(Map<String, AtomicInteger> counts) {
        return counts.entrySet().stream()
                .map(e -> new Touched(e.getKey(), e.getValue().get()))
                .toList();
    }
}
