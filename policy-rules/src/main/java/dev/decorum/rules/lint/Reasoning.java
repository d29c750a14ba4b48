package dev.decorum.rules.lint;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides which conditions can hold together and which follow from others, exactly up to one simplification: subjects
 * are taken as independent of each other. So what it calls impossible is impossible and what it says follows does
 * follow; of what hangs together in other ways it says nothing. Conditions that would need too much work are treated as
 * if nothing could be said of them.
 */
final class Reasoning {
    /** Far more than rules written by people need; a bound on the work for others. */
    private static final int MAX_CASES = 4_000;

    private final Map<Formula.Subject, List<@Nullable Object>> worlds = new HashMap<>();

    private Reasoning(List<Formula> formulas) {
        Map<Formula.Subject, List<@Nullable Object>> compared = new LinkedHashMap<>();
        formulas.forEach(f -> collect(f, compared));
        compared.forEach((subject, values) -> worlds.put(subject, Formula.worlds(subject, values)));
    }

    /** Whether all of these may hold at once; false only when they surely cannot. */
    static boolean canHold(List<Formula> formulas) {
        try {
            return !new Reasoning(formulas)
                    .cases(new Formula.All(formulas), true)
                    .isEmpty();
        } catch (TooMuchWork e) {
            return true;
        }
    }

    /** Whether the last surely holds wherever all the others do. */
    static boolean follows(List<Formula> given, Formula conclusion) {
        List<Formula> opposite = new ArrayList<>(given);
        opposite.add(new Formula.Not(conclusion));
        return !canHold(opposite);
    }

    private static void collect(Formula formula, Map<Formula.Subject, List<@Nullable Object>> compared) {
        if (formula instanceof Formula.All all) {
            all.parts().forEach(p -> collect(p, compared));
        } else if (formula instanceof Formula.Any any) {
            any.parts().forEach(p -> collect(p, compared));
        } else if (formula instanceof Formula.Not not) {
            collect(not.part(), compared);
        } else if (formula instanceof Formula.Statement statement) {
            compared.computeIfAbsent(statement.subject(), s -> new ArrayList<>())
                    .add(statement.value());
        }
    }

    /** The cases in which a formula holds, or does not: each a set of worlds for some of the subjects. */
    private List<Map<Formula.Subject, BitSet>> cases(Formula formula, boolean holds) {
        if (formula instanceof Formula.Not not) {
            return cases(not.part(), !holds);
        }
        if (formula instanceof Formula.Statement statement) {
            return cases(statement, holds);
        }
        boolean isAll = formula instanceof Formula.All;
        List<Formula> parts = formula instanceof Formula.All all ? all.parts() : ((Formula.Any) formula).parts();
        return isAll == holds ? together(parts, holds) : eitherOf(parts, holds);
    }

    private List<Map<Formula.Subject, BitSet>> cases(Formula.Statement statement, boolean holds) {
        List<@Nullable Object> possible = worlds.getOrDefault(statement.subject(), List.of());
        BitSet fitting = new BitSet(possible.size());
        for (int i = 0; i < possible.size(); i++) {
            fitting.set(i, statement.holdsFor(possible.get(i)) == holds);
        }
        if (fitting.isEmpty()) {
            return List.of();
        }
        return List.of(fitting.cardinality() == possible.size() ? Map.of() : Map.of(statement.subject(), fitting));
    }

    private List<Map<Formula.Subject, BitSet>> eitherOf(List<Formula> parts, boolean holds) {
        List<Map<Formula.Subject, BitSet>> found = new ArrayList<>();
        for (Formula part : parts) {
            found.addAll(cases(part, holds));
            requireFew(found);
        }
        return found;
    }

    private List<Map<Formula.Subject, BitSet>> together(List<Formula> parts, boolean holds) {
        List<Map<Formula.Subject, BitSet>> found = List.of(Map.of());
        for (Formula part : parts) {
            List<Map<Formula.Subject, BitSet>> narrowed = new ArrayList<>();
            for (Map<Formula.Subject, BitSet> other : cases(part, holds)) {
                for (Map<Formula.Subject, BitSet> one : found) {
                    Map<Formula.Subject, BitSet> both = both(one, other);
                    if (both != null) {
                        narrowed.add(both);
                    }
                }
                requireFew(narrowed);
            }
            found = narrowed;
        }
        return found;
    }

    private static @Nullable Map<Formula.Subject, BitSet> both(
            Map<Formula.Subject, BitSet> one, Map<Formula.Subject, BitSet> other) {
        Map<Formula.Subject, BitSet> both = new HashMap<>(one);
        for (Map.Entry<Formula.Subject, BitSet> entry : other.entrySet()) {
            BitSet common = (BitSet) entry.getValue().clone();
            BitSet known = both.get(entry.getKey());
            if (known != null) {
                common.and(known);
                if (common.isEmpty()) {
                    return null;
                }
            }
            both.put(entry.getKey(), common);
        }
        return both;
    }

    private static void requireFew(List<?> cases) {
        if (cases.size() > MAX_CASES) {
            throw new TooMuchWork();
        }
    }

    private static final class TooMuchWork extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMuchWork() {
            super("", null, false, false);
        }
    }
}
