package dev.decorum.rules.explain;

import dev.decorum.policy.fact.Fact;
import dev.decorum.rules.language.FactPattern;
import dev.decorum.rules.language.PolicyRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the left side of one rule over the facts of one request, without Drools. Facts are tried in their order, so
 * that equal requests give equal results.
 */
public final class RuleEvaluator {
    /** The engine gives a layer up that fires this often, so more matches of one rule explain nothing. */
    private static final int MAX_MATCHES = 10_000;
    /** The number of a condition of which nothing is asked, for there is no fact to ask it of. */
    private static final int NO_FACT = -1;

    private final List<FactPattern> patterns;
    private final List<Fact> facts;
    private final List<List<Fact>> matches = new ArrayList<>();
    private @Nullable Failure furthest;

    private RuleEvaluator(PolicyRule rule, List<Fact> facts) {
        this.patterns = rule.patterns();
        this.facts = facts;
    }

    /**
     * What a left side made of the facts.
     *
     * @param matches the facts of each match, in the order of the patterns, without those of {@code not} and {@code
     *     exists}; at most 10,000 matches, which is where the engine gives up
     * @param failure the failure of the match that got furthest; null when every match got to the end
     */
    record Result(List<List<Fact>> matches, @Nullable Failure failure) {}

    /**
     * Where a partial match ended.
     *
     * @param pattern the number of the pattern that failed
     * @param condition the number of its first condition that failed; the number of its conditions when a fact fits that
     *     {@code not} forbids; -1 without a fact of its kind
     * @param fact the fact that it looked at; null without one
     * @param names what was bound there, by this pattern too
     * @param matched the facts of the patterns before it
     */
    record Failure(int pattern, int condition, @Nullable Fact fact, Bindings names, List<Fact> matched) {
        boolean isBefore(int otherPattern, int otherCondition) {
            return pattern < otherPattern || (pattern == otherPattern && condition < otherCondition);
        }
    }

    /**
     * Every match of the left side, whatever the dates of the rule.
     *
     * @param facts the completed facts of a request
     * @return the facts of each match, in the order of the patterns, without those of {@code not} and {@code exists}; at
     *     most 10,000 matches
     */
    public static List<List<Fact>> matches(PolicyRule rule, List<Fact> facts) {
        return evaluate(rule, facts).matches();
    }

    static Result evaluate(PolicyRule rule, List<Fact> facts) {
        RuleEvaluator evaluator = new RuleEvaluator(rule, facts);
        evaluator.from(0, Bindings.NONE, List.of());
        return new Result(List.copyOf(evaluator.matches), evaluator.furthest);
    }

    private void from(int number, Bindings names, List<Fact> matched) {
        if (matches.size() == MAX_MATCHES) {
            return;
        }
        if (number == patterns.size()) {
            matches.add(matched);
            return;
        }
        FactPattern pattern = patterns.get(number);
        boolean any = false;
        for (Fact fact : facts) {
            if (!pattern.kind().isInstance(fact)) {
                continue;
            }
            any = true;
            Bindings own = names.with(pattern, fact);
            int failed = firstFailure(pattern, fact, own);
            boolean fits = failed == pattern.conditions().size();
            if (fits && pattern.quantifier() == FactPattern.Quantifier.EXISTS) {
                from(number + 1, names, matched);
                return;
            }
            if (fits && pattern.quantifier() == FactPattern.Quantifier.EACH) {
                from(number + 1, own, joined(matched, fact));
            } else if (fits || pattern.quantifier() != FactPattern.Quantifier.NOT) {
                fail(number, failed, fact, own, matched);
            }
            if (fits && pattern.quantifier() == FactPattern.Quantifier.NOT) {
                return;
            }
        }
        if (pattern.quantifier() == FactPattern.Quantifier.NOT) {
            from(number + 1, names, matched);
        } else if (!any) {
            fail(number, NO_FACT, null, names, matched);
        }
    }

    /** The number of the first condition that does not hold; the number of the conditions when all do. */
    private static int firstFailure(FactPattern pattern, Fact fact, Bindings names) {
        int number = 0;
        while (number < pattern.conditions().size()
                && Conditions.holds(pattern.conditions().get(number), fact, names)) {
            number++;
        }
        return number;
    }

    private void fail(int pattern, int condition, @Nullable Fact fact, Bindings names, List<Fact> matched) {
        if (furthest == null || furthest.isBefore(pattern, condition)) {
            furthest = new Failure(pattern, condition, fact, names, matched);
        }
    }

    private static List<Fact> joined(List<Fact> matched, Fact fact) {
        List<Fact> more = new ArrayList<>(matched.size() + 1);
        more.addAll(matched);
        more.add(fact);
        return more;
    }
}
