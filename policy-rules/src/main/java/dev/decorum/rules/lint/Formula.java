package dev.decorum.rules.lint;

import dev.decorum.rules.language.Condition.Operator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A condition with nothing left but logic: statements about subjects, joined by and, or and not. */
sealed interface Formula {
    /** All of these hold. */
    record All(List<Formula> parts) implements Formula {}

    /** At least one of these holds. */
    record Any(List<Formula> parts) implements Formula {}

    /** This does not hold. */
    record Not(Formula part) implements Formula {}

    /**
     * A subject compared with a value that is written down.
     *
     * @param value the value; null stands for a missing one
     */
    record Statement(
            Subject subject, Operator operator, @Nullable Object value) implements Formula {
        /** Whether it holds when the subject has this value. */
        boolean holdsFor(@Nullable Object actual) {
            return actual instanceof Relation relation
                    ? relation.satisfies(operator)
                    : compare(actual, operator, value);
        }
    }

    /** How two values stand to each other when neither of them is written down. */
    enum Relation {
        LESS,
        EQUAL,
        MORE,
        ONE_MISSING,
        BOTH_MISSING;

        boolean satisfies(Operator operator) {
            return switch (operator) {
                case EQUAL -> this == EQUAL || this == BOTH_MISSING;
                case UNEQUAL -> this == LESS || this == MORE || this == ONE_MISSING;
                case LESS -> this == LESS;
                case AT_MOST -> this == LESS || this == EQUAL;
                case MORE -> this == MORE;
                case AT_LEAST -> this == MORE || this == EQUAL;
            };
        }
    }

    /** What a statement is about. Subjects with one key are the same value in every request. */
    sealed interface Subject {
        /** What tells it from others. */
        String key();

        /** Whether it may be missing. */
        boolean optional();
    }

    /** One of a fixed set of values. */
    record Choice(String key, List<?> values, boolean optional) implements Subject {}

    /** A number. */
    record Quantity(String key, boolean whole, boolean optional) implements Subject {}

    /** Any other value, of which only equality counts. */
    record Other(String key, boolean optional) implements Subject {}

    /**
     * One value for each way in which statements with these values can tell the values of a subject apart: what holds of
     * all of them holds always.
     */
    static List<@Nullable Object> worlds(Subject subject, List<@Nullable Object> compared) {
        List<@Nullable Object> worlds = new ArrayList<>();
        if (subject instanceof Choice choice) {
            worlds.addAll(choice.values());
        } else if (subject instanceof Quantity number) {
            worlds.addAll(numbers(number.whole(), compared));
        } else {
            compared.stream().filter(Objects::nonNull).distinct().forEach(worlds::add);
            worlds.add(new Object());
        }
        if (subject.optional()) {
            worlds.add(null);
        }
        return worlds;
    }

    private static Set<BigDecimal> numbers(boolean whole, List<@Nullable Object> compared) {
        TreeSet<BigDecimal> limits = new TreeSet<>();
        compared.forEach(value -> {
            if (value instanceof BigDecimal number) {
                limits.add(number);
            }
        });
        TreeSet<BigDecimal> worlds = new TreeSet<>();
        if (limits.isEmpty()) {
            worlds.add(BigDecimal.ZERO);
        }
        for (BigDecimal limit : limits) {
            if (whole) {
                BigDecimal floor = limit.setScale(0, RoundingMode.FLOOR);
                worlds.addAll(List.of(floor.subtract(BigDecimal.ONE), floor, floor.add(BigDecimal.ONE)));
            } else {
                BigDecimal lower = limits.lower(limit);
                worlds.add(limit);
                worlds.add(
                        lower == null
                                ? limit.subtract(BigDecimal.ONE)
                                : lower.add(limit).divide(BigDecimal.valueOf(2)));
            }
        }
        if (!whole && !limits.isEmpty()) {
            worlds.add(limits.last().add(BigDecimal.ONE));
        }
        return worlds;
    }

    private static boolean compare(@Nullable Object actual, Operator operator, @Nullable Object value) {
        if (actual == null || value == null) {
            boolean same = actual == value;
            return operator == Operator.EQUAL ? same : operator == Operator.UNEQUAL && !same;
        }
        if (!operator.isOrder() && !(actual instanceof BigDecimal)) {
            return actual.equals(value) == (operator == Operator.EQUAL);
        }
        int order = actual instanceof BigDecimal number
                ? number.compareTo((BigDecimal) value)
                : Comparator.<Enum<?>>comparingInt(Enum::ordinal).compare((Enum<?>) actual, (Enum<?>) value);
        return (order < 0 ? Relation.LESS : order > 0 ? Relation.MORE : Relation.EQUAL).satisfies(operator);
    }
}
