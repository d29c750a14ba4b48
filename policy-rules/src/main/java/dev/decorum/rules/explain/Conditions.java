package dev.decorum.rules.explain;

import dev.decorum.policy.fact.Fact;
import dev.decorum.rules.language.Condition;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What conditions mean. Numbers are compared by value, fixed values by the order of their constants. A missing value is
 * equal to a missing value and to nothing else, is less or greater than nothing, and is in no list.
 */
final class Conditions {
    private Conditions() {}

    /** Whether a condition of a pattern holds for a fact. */
    static boolean holds(Condition condition, Fact fact, Bindings names) {
        if (condition instanceof Condition.All all) {
            for (Condition part : all.parts()) {
                if (!holds(part, fact, names)) {
                    return false;
                }
            }
            return true;
        }
        if (condition instanceof Condition.Any any) {
            for (Condition part : any.parts()) {
                if (holds(part, fact, names)) {
                    return true;
                }
            }
            return false;
        }
        if (condition instanceof Condition.Not not) {
            return !holds(not.part(), fact, names);
        }
        if (condition instanceof Condition.Compare compare) {
            return holds(compare.operator(), names.valueOf(compare.left(), fact), names.valueOf(compare.right(), fact));
        }
        if (condition instanceof Condition.Member member) {
            Object value = names.valueOf(member.left(), fact);
            return member.negated() != member.values().stream().anyMatch(v -> same(value, v.value()));
        }
        Condition.Contains contains = (Condition.Contains) condition;
        Object element = names.valueOf(contains.element(), fact);
        Object list = names.valueOf(contains.list(), fact);
        boolean found = element != null && list instanceof Collection<?> values && values.contains(element);
        return contains.negated() != found;
    }

    private static boolean holds(Condition.Operator operator, @Nullable Object left, @Nullable Object right) {
        return switch (operator) {
            case EQUAL -> same(left, right);
            case UNEQUAL -> !same(left, right);
            case LESS -> left != null && right != null && order(left, right) < 0;
            case AT_MOST -> left != null && right != null && order(left, right) <= 0;
            case MORE -> left != null && right != null && order(left, right) > 0;
            case AT_LEAST -> left != null && right != null && order(left, right) >= 0;
        };
    }

    private static boolean same(@Nullable Object left, @Nullable Object right) {
        return (left instanceof Number && right instanceof Number)
                ? order(left, right) == 0
                : Objects.equals(left, right);
    }

    /** The gate lets only values of one kind be compared. */
    @SuppressWarnings("unchecked")
    private static int order(Object left, Object right) {
        return left instanceof Number
                ? decimal(left).compareTo(decimal(right))
                : ((Comparable<Object>) left).compareTo(right);
    }

    private static BigDecimal decimal(Object number) {
        return number instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(((Number) number).longValue());
    }
}
