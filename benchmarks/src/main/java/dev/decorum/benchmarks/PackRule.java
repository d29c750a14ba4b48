package dev.decorum.benchmarks;

import dev.decorum.policy.decision.Outcome;
import java.util.List;

/**
 * One rule of the pack.
 *
 * @param layer the layer that holds it
 * @param id its id, unique in the pack
 * @param verb what it says of the action
 * @param action {@code refund} or {@code reply}
 * @param conditions what must hold; all of them
 */
record PackRule(String layer, String id, Outcome verb, String action, List<Condition> conditions) {
    PackRule {
        conditions = List.copyOf(conditions);
    }

    /** How a field is compared. */
    enum Operator {
        /** A set holds the value. */
        HAS("has"),
        /** The value is one of several. */
        IS("is"),
        /** The number is greater. */
        MORE(">"),
        /** The number is not greater. */
        AT_MOST("<=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        static Operator of(String sign) {
            for (Operator operator : values()) {
                if (operator.sign.equals(sign)) {
                    return operator;
                }
            }
            throw new IllegalArgumentException("`" + sign + "` compares nothing. Maybe has, is, > or <=.");
        }
    }

    /** A field compared with what is written down; never true for a missing value. */
    record Condition(Field field, Operator operator, List<String> values) {
        Condition {
            values = List.copyOf(values);
        }

        String value() {
            return values.get(0);
        }
    }
}
