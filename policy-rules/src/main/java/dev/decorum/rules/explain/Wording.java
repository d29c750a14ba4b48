package dev.decorum.rules.explain;

import dev.decorum.rules.language.Condition;
import dev.decorum.rules.language.FactPattern;
import dev.decorum.rules.language.Operand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes patterns and conditions on one line, as rules are written. */
final class Wording {
    private Wording() {}

    /** A pattern with its name, its bound fields and its conditions. */
    static String pattern(FactPattern pattern) {
        List<String> inside = new ArrayList<>();
        pattern.fields().forEach((name, field) -> inside.add(name + " : " + operand(field)));
        pattern.conditions().forEach(c -> inside.add(condition(c)));
        String quantifier =
                switch (pattern.quantifier()) {
                    case EACH -> "";
                    case EXISTS -> "exists ";
                    case NOT -> "not ";
                };
        return quantifier
                + (pattern.name() == null ? "" : pattern.name() + " : ")
                + pattern.kind().getSimpleName()
                + (inside.isEmpty() ? "()" : "( " + String.join(", ", inside) + " )");
    }

    /** A condition. */
    static String condition(Condition condition) {
        if (condition instanceof Condition.All all) {
            return joined(all.parts(), " && ");
        }
        if (condition instanceof Condition.Any any) {
            return joined(any.parts(), " || ");
        }
        if (condition instanceof Condition.Not not) {
            return "!" + part(not.part(), true);
        }
        if (condition instanceof Condition.Compare compare) {
            return operand(compare.left()) + " " + compare.operator().sign() + " " + operand(compare.right());
        }
        if (condition instanceof Condition.Member member) {
            return operand(member.left())
                    + (member.negated() ? " not in (" : " in (")
                    + member.values().stream().map(Wording::operand).collect(Collectors.joining(", "))
                    + ")";
        }
        Condition.Contains contains = (Condition.Contains) condition;
        return operand(contains.list())
                + (contains.negated() ? " not contains " : " contains ")
                + operand(contains.element());
    }

    private static String joined(List<Condition> parts, String sign) {
        return parts.stream()
                .map(p -> part(p, p instanceof Condition.All || p instanceof Condition.Any))
                .collect(Collectors.joining(sign));
    }

    private static String part(Condition condition, boolean brackets) {
        return brackets ? "(" + condition(condition) + ")" : condition(condition);
    }

    /** A value as the rule names it. */
    static String operand(Operand operand) {
        if (operand instanceof Operand.Field field) {
            return String.join(".", field.path());
        }
        if (operand instanceof Operand.Bound bound) {
            return bound.path().isEmpty() ? bound.name() : bound.name() + "." + String.join(".", bound.path());
        }
        Object value = ((Operand.Literal) operand).value();
        if (value instanceof String text) {
            return "\"" + text + "\"";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof Enum<?> constant
                ? constant.getDeclaringClass().getSimpleName() + "." + constant.name()
                : String.valueOf(value);
    }
}
