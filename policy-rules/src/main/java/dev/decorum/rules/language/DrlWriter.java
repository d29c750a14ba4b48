package dev.decorum.rules.language;

import dev.decorum.policy.Policy;
import dev.decorum.policy.fact.Fact;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes typed rules as the text that Drools compiles. Each rule begins by telling which rule it is and what it
 * matched, so that a decision can name its reasons without listeners.
 */
public final class DrlWriter {
    /** The global that rules tell their matches to. */
    public static final String FIRINGS = "decorumFirings";

    private final StringBuilder out = new StringBuilder();

    private DrlWriter() {}

    /**
     * The rules of one layer as one DRL file.
     *
     * @param packageName the package of the text
     * @param firings the type of the global named {@link #FIRINGS}, with a method {@code begin(int, Fact...)}
     * @param rules the rules; the number that {@code begin} receives is the place in this list
     */
    public static String write(String packageName, Class<?> firings, List<PolicyRule> rules) {
        DrlWriter writer = new DrlWriter();
        writer.out
                .append("package ")
                .append(packageName)
                .append(";\n")
                .append("import ")
                .append(Fact.class.getPackageName())
                .append(".*;\n")
                .append("import java.time.DayOfWeek;\n")
                .append("global ")
                .append(Policy.class.getName())
                .append(" policy;\n")
                .append("global ")
                .append(firings.getName())
                .append(' ')
                .append(FIRINGS)
                .append(";\n");
        for (int i = 0; i < rules.size(); i++) {
            writer.rule(i, rules.get(i));
        }
        return writer.out.toString();
    }

    private void rule(int number, PolicyRule rule) {
        out.append("rule \"r").append(number).append("\"\nwhen\n");
        StringBuilder matched = new StringBuilder();
        for (int i = 0; i < rule.patterns().size(); i++) {
            FactPattern pattern = rule.patterns().get(i);
            String name = pattern.name();
            if (pattern.quantifier() == FactPattern.Quantifier.EACH) {
                name = name == null ? "$decorum" + i : name;
                matched.append(", ").append(name);
            }
            pattern(pattern, name);
        }
        out.append("then\n  ")
                .append(FIRINGS)
                .append(".begin(")
                .append(number)
                .append(matched)
                .append(");\n");
        for (VerbCall call : rule.verbs()) {
            out.append("  policy.").append(call.verb().getName()).append('(');
            out.append(call.arguments().stream()
                    .map(parts -> parts.stream().map(p -> operand(p, true)).collect(Collectors.joining(" + ")))
                    .collect(Collectors.joining(", ")));
            out.append(");\n");
        }
        out.append("end\n");
    }

    private void pattern(FactPattern pattern, @Nullable String name) {
        out.append("  ");
        switch (pattern.quantifier()) {
            case NOT -> out.append("not ");
            case EXISTS -> out.append("exists ");
            case EACH -> {}
        }
        if (name != null) {
            out.append(name).append(" : ");
        }
        out.append(pattern.kind().getSimpleName()).append("( ");
        StringBuilder inside = new StringBuilder();
        for (Map.Entry<String, Operand.Field> field : pattern.fields().entrySet()) {
            inside.append(inside.isEmpty() ? "" : ", ")
                    .append(field.getKey())
                    .append(" : ")
                    .append(operand(field.getValue(), false));
        }
        for (Condition condition : pattern.conditions()) {
            inside.append(inside.isEmpty() ? "" : ", ").append(condition(condition));
        }
        out.append(inside).append(" )\n");
    }

    private static String condition(Condition condition) {
        if (condition instanceof Condition.All all) {
            return joined(all.parts(), " && ");
        }
        if (condition instanceof Condition.Any any) {
            return joined(any.parts(), " || ");
        }
        if (condition instanceof Condition.Not not) {
            return "!(" + condition(not.part()) + ")";
        }
        if (condition instanceof Condition.Compare compare) {
            return comparison(compare);
        }
        if (condition instanceof Condition.Member member) {
            return operand(member.left(), false)
                    + (member.negated() ? " not in (" : " in (")
                    + member.values().stream().map(v -> operand(v, false)).collect(Collectors.joining(", "))
                    + ")";
        }
        Condition.Contains contains = (Condition.Contains) condition;
        return operand(contains.list(), false)
                + (contains.negated() ? " not contains " : " contains ")
                + operand(contains.element(), false);
    }

    private static String comparison(Condition.Compare compare) {
        String left = operand(compare.left(), false);
        String right = operand(compare.right(), false);
        if (isNull(compare.right()) && compare.left().type().isNeverMissing()) {
            return neverMissing(compare, left);
        }
        if (isNull(compare.left()) && compare.right().type().isNeverMissing()) {
            return neverMissing(compare, right);
        }
        return left + " " + compare.operator().sign() + " " + right;
    }

    /** Drools refuses to compare what is never missing with {@code null}; that it equals itself says the same. */
    private static String neverMissing(Condition.Compare compare, String value) {
        return value + (compare.operator() == Condition.Operator.EQUAL ? " != " : " == ") + value;
    }

    private static boolean isNull(Operand operand) {
        return operand instanceof Operand.Literal literal && literal.value() == null;
    }

    private static String joined(List<Condition> parts, String sign) {
        return parts.stream().map(DrlWriter::condition).collect(Collectors.joining(sign, "(", ")"));
    }

    private static String operand(Operand operand, boolean rightSide) {
        if (operand instanceof Operand.Field field) {
            return String.join(".", field.path());
        }
        if (operand instanceof Operand.Bound bound) {
            String brackets = rightSide ? "()" : "";
            return bound.name()
                    + bound.path().stream().map(p -> "." + p + brackets).collect(Collectors.joining());
        }
        return literal(((Operand.Literal) operand).value());
    }

    private static String literal(@Nullable Object value) {
        if (value instanceof String text) {
            return quoted(text);
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Enum<?> constant) {
            return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
        }
        return String.valueOf(value);
    }

    /** In ASCII, since Drools compiles in the charset of the platform: a decision must not depend on the locale. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c < 0x7f ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return quoted.append('"').toString();
    }
}
