package dev.decorum.testing.coverage;

import dev.decorum.policy.decision.RuleRef;
import dev.decorum.rules.explain.ConditionProbe;
import java.util.List;

/**
 * What a run of suites covered. Immutable; equal runs give equal coverage, whatever their order.
 *
 * <p>A rule <em>fired</em> in a case when it stands among the reasons of the decision. A condition was <em>seen</em> true
 * or false in a case when the rule held on the day of the case, in a layer of the case, and {@link ConditionProbe} saw it
 * so. A layer is <em>touched</em> by a case where it holds, whether or not one of its rules fired; a place, a surface in
 * a region, by a case that happens there.
 *
 * <p>Nothing is exempt: a condition that cannot be false, say because a fact is always there, counts as one that was
 * never seen false. {@code decorum check} names those that can be proved always true or never true.
 *
 * @param rules one for each rule, by layer, file and line
 * @param layers one for each layer that has files
 * @param places one for each surface that a channel has, in each region of the catalogue
 */
public record Coverage(List<OfRule> rules, List<Touched> layers, List<Touched> places) {
    public Coverage {
        rules = List.copyOf(rules);
        layers = List.copyOf(layers);
        places = List.copyOf(places);
    }

    /**
     * One rule.
     *
     * @param rule the rule
     * @param fired in how many cases it fired
     * @param conditions its atomic conditions in the order in which they are written
     */
    public record OfRule(RuleRef rule, int fired, List<OfCondition> conditions) {
        public OfRule {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * One atomic condition.
     *
     * @param text how rules write it
     * @param line its line, from 1
     * @param column its column in Unicode code points, from 1
     * @param length its length on that line in code points
     * @param seenTrue in how many cases it was seen true
     * @param seenFalse in how many cases it was seen false
     */
    public record OfCondition(String text, int line, int column, int length, int seenTrue, int seenFalse) {
        /** How many of its two outcomes were seen. */
        public int outcomes() {
            return (seenTrue > 0 ? 1 : 0) + (seenFalse > 0 ? 1 : 0);
        }
    }

    /**
     * A layer, or a surface in a region.
     *
     * @param name the layer, or surface and region such as {@code messaging, de}
     * @param cases how many cases touched it
     */
    public record Touched(String name, int cases) {}

    /**
     * A part of a whole.
     *
     * @param covered the part
     * @param total the whole
     */
    public record Ratio(int covered, int total) {
        /** The part in percent, exactly 100 for a whole of nothing; never rounded up to 100. */
        public double percent() {
            return total == 0 ? 100 : Math.floor(covered * 1000.0 / total) / 10;
        }
    }

    /** The rules that fired. */
    public Ratio ofRules() {
        return new Ratio((int) rules.stream().filter(r -> r.fired() > 0).count(), rules.size());
    }

    /** The outcomes of conditions that were seen; each condition has two. */
    public Ratio ofOutcomes() {
        int seen = 0;
        int total = 0;
        for (OfRule rule : rules) {
            for (OfCondition condition : rule.conditions()) {
                seen += condition.outcomes();
                total += 2;
            }
        }
        return new Ratio(seen, total);
    }

    /** The layers that were touched. */
    public Ratio ofLayers() {
        return touched(layers);
    }

    /** The places that were touched. */
    public Ratio ofPlaces() {
        return touched(places);
    }

    private static Ratio touched(List<Touched> all) {
        return new Ratio((int) all.stream().filter(t -> t.cases() > 0).count(), all.size());
    }
}
