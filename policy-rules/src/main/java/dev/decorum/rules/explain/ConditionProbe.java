package dev.decorum.rules.explain;

import dev.decorum.policy.fact.Fact;
import dev.decorum.rules.language.Condition;
import dev.decorum.rules.language.FactPattern;
import dev.decorum.rules.language.PolicyRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at every atomic condition of one rule: a comparison, {@code in} or {@code contains}, that is, what is left of a
 * left side when {@code &&}, {@code ||}, {@code !} and commas are taken apart. A pattern without conditions has none.
 *
 * <p>A condition is asked of every fact of its pattern's kind, once for each combination of facts that fits the patterns
 * before it. Nothing is cut short: the other conditions of the pattern do not matter, nor whether a fact has been found
 * already, so one request may show a condition both true and false. What is seen is the value of the condition itself,
 * without a {@code !} or a {@code not} around it. Where a pattern before it fits no fact, the condition is not reached
 * and shows nothing. Immutable, and safe for use by several threads.
 */
public final class ConditionProbe {
    /** More combinations than this show nothing new; the engine gives a layer up that fires as often. */
    private static final int MAX_COMBINATIONS = 10_000;

    private final List<FactPattern> patterns;
    private final int[] firstLeaf;
    private final List<Leaf> leaves = new ArrayList<>();

    /** A probe of a rule. */
    public ConditionProbe(PolicyRule rule) {
        this.patterns = rule.patterns();
        this.firstLeaf = new int[patterns.size()];
        for (int i = 0; i < firstLeaf.length; i++) {
            firstLeaf[i] = leaves.size();
            for (Condition condition : patterns.get(i).conditions()) {
                collect(condition);
            }
        }
    }

    /**
     * An atomic condition.
     *
     * @param condition the condition, with its place
     * @param text how rules write it
     */
    public record Leaf(Condition condition, String text) {}

    /** Is told what a condition was seen to be. */
    @FunctionalInterface
    public interface Observer {
        /** A condition, by its number in {@link #leaves}, was seen to hold or not. */
        void saw(int leaf, boolean held);
    }

    /** The atomic conditions in the order in which they are written. */
    public List<Leaf> leaves() {
        return List.copyOf(leaves);
    }

    /** Looks at the completed facts of one request. */
    public void look(List<Fact> facts, Observer observer) {
        new Look(facts, observer).from(0, Bindings.NONE);
    }

    private void collect(Condition condition) {
        if (condition instanceof Condition.All all) {
            all.parts().forEach(this::collect);
        } else if (condition instanceof Condition.Any any) {
            any.parts().forEach(this::collect);
        } else if (condition instanceof Condition.Not not) {
            collect(not.part());
        } else {
            leaves.add(new Leaf(condition, Wording.condition(condition)));
        }
    }

    private final class Look {
        private final List<Fact> facts;
        private final Observer observer;
        private int combinations;
        private int leaf;

        Look(List<Fact> facts, Observer observer) {
            this.facts = facts;
            this.observer = observer;
        }

        void from(int number, Bindings names) {
            if (number == patterns.size() || combinations++ == MAX_COMBINATIONS) {
                return;
            }
            FactPattern pattern = patterns.get(number);
            boolean any = false;
            for (Fact fact : facts) {
                if (pattern.kind().isInstance(fact)) {
                    Bindings own = names.with(pattern, fact);
                    boolean fits = fits(number, fact, own);
                    any |= fits;
                    if (fits && pattern.quantifier() == FactPattern.Quantifier.EACH) {
                        from(number + 1, own);
                    }
                }
            }
            if (pattern.quantifier() == (any ? FactPattern.Quantifier.EXISTS : FactPattern.Quantifier.NOT)) {
                from(number + 1, names);
            }
        }

        private boolean fits(int number, Fact fact, Bindings names) {
            leaf = firstLeaf[number];
            boolean fits = true;
            for (Condition condition : patterns.get(number).conditions()) {
                fits &= holds(condition, fact, names);
            }
            return fits;
        }

        private boolean holds(Condition condition, Fact fact, Bindings names) {
            if (condition instanceof Condition.All all) {
                boolean holds = true;
                for (Condition part : all.parts()) {
                    holds &= holds(part, fact, names);
                }
                return holds;
            }
            if (condition instanceof Condition.Any any) {
                boolean holds = false;
                for (Condition part : any.parts()) {
                    holds |= holds(part, fact, names);
                }
                return holds;
            }
            if (condition instanceof Condition.Not not) {
                return !holds(not.part(), fact, names);
            }
            boolean holds = Conditions.holds(condition, fact, names);
            observer.saw(leaf++, holds);
            return holds;
        }
    }
}
