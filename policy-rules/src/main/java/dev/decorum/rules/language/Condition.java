package dev.decorum.rules.language;

import dev.decorum.rules.source.Place;
import java.util.List;

/** What must hold of a fact. */
public sealed interface Condition {
    /** Where it stands. */
    Place place();

    /** All of these hold. */
    record All(List<Condition> parts, Place place) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** At least one of these holds. */
    record Any(List<Condition> parts, Place place) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** This does not hold. */
    record Not(Condition part, Place place) implements Condition {}

    /** Two values compared; never true for a missing value, but for {@code == null} and {@code !=}. */
    record Compare(Operand left, Operator operator, Operand right, Place place) implements Condition {}

    /** A value is, or is not, one of those written down. */
    record Member(Operand left, List<Operand.Literal> values, boolean negated, Place place) implements Condition {
        public Member {
            values = List.copyOf(values);
        }
    }

    /** A list holds, or does not hold, a value. */
    record Contains(Operand list, Operand element, boolean negated, Place place) implements Condition {}

    /** The ways of comparing two values. */
    enum Operator {
        /** Equal. */
        EQUAL("=="),
        /** Not equal. */
        UNEQUAL("!="),
        /** Less than. */
        LESS("<"),
        /** Less than or equal. */
        AT_MOST("<="),
        /** Greater than. */
        MORE(">"),
        /** Greater than or equal. */
        AT_LEAST(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** As it is written. */
        public String sign() {
            return sign;
        }

        /** Whether it needs values that have an order. */
        public boolean isOrder() {
            return this != EQUAL && this != UNEQUAL;
        }
    }
}
