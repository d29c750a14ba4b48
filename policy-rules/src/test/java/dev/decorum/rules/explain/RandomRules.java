package dev.decorum.rules.explain;

import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Limit;
import dev.decorum.rules.RuleFiles;
import dev.decorum.rules.language.ValueType;
import dev.decorum.rules.language.Vocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random rules as text: every kind of fact, field and comparison, joins, {@code not} and {@code exists}. */
public final class RandomRules {
    private static final List<String> WHOLES = List.of("0", "1", "2", "3", "20");
    private static final List<String> NUMBERS = List.of("0", "1", "2", "3.0", "20", "20.50");
    private static final List<String> TEXTS = List.of("\"D-1\"", "\"en\"", "\"refund-without-review\"");
    private static final List<Class<?>> KINDS = kinds();

    private final Random random;
    private final List<Value> bound = new ArrayList<>();
    private int names;
    private int rules;

    /** A generator; the same seed gives the same rules. */
    public RandomRules(Random random) {
        this.random = random;
    }

    private record Value(String text, ValueType type) {}

    private static List<Class<?>> kinds() {
        List<Class<?>> all = new ArrayList<>(FactKinds.byName().values());
        all.add(Action.class);
        return all;
    }

    /** The text of a rule with this id. Rule by rule the kind of its first fact goes round, then the field compared. */
    public String rule(String id) {
        bound.clear();
        names = 0;
        rules++;
        StringBuilder left = new StringBuilder();
        int patterns = 1 + random.nextInt(3);
        for (int i = 0; i < patterns; i++) {
            left.append(i == 0 ? "" : "\n  ").append(pattern(i));
        }
        return RuleFiles.rule(id, left.toString(), "policy.needOrder(\"matched\");");
    }

    private String pattern(int number) {
        int draw = random.nextInt(10);
        String quantifier = draw < 2 ? "not " : draw < 4 ? "exists " : "";
        List<Value> before = List.copyOf(bound);
        Class<?> kind = number == 0 ? KINDS.get(rules % KINDS.size()) : any(KINDS);
        StringBuilder text = new StringBuilder(quantifier);
        if (quantifier.isEmpty() && random.nextBoolean()) {
            String name = "$f" + number;
            text.append(name).append(" : ");
            leaves(kind, "").forEach(v -> bound.add(new Value(name + "." + v.text(), v.type())));
        }
        List<Value> fields = leaves(kind, "");
        List<String> parts = new ArrayList<>();
        if (kind == Limit.class) {
            parts.add("name == \"refund-without-review\""); // The gate asks which limit is meant.
        }
        if (number == 0) {
            parts.add(comparison(fields, fields.get(rules / KINDS.size() % fields.size())));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            Value field = any(fields);
            String name = "$v" + names++;
            parts.add(name + " : " + field.text());
            bound.add(new Value(name, field.type()));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            parts.add(condition(fields, 2));
        }
        if (!quantifier.isEmpty()) {
            bound.clear();
            bound.addAll(before);
        }
        return text.append(kind.getSimpleName())
                .append("( ")
                .append(String.join(", ", parts))
                .append(" )")
                .toString();
    }

    private static List<Value> leaves(Class<?> type, String prefix) {
        List<Value> found = new ArrayList<>();
        for (Map.Entry<String, ValueType> field : Vocabulary.RULES.fields(type).entrySet()) {
            String path = prefix + field.getKey();
            if (field.getValue().kind() == ValueType.Kind.RECORD) {
                found.addAll(leaves(field.getValue().type(), path + "."));
            } else {
                found.add(new Value(path, field.getValue()));
            }
        }
        return found;
    }

    private String condition(List<Value> fields, int depth) {
        int draw = random.nextInt(12);
        if (depth > 0 && draw < 2) {
            return "(" + condition(fields, depth - 1) + (draw == 0 ? " && " : " || ") + condition(fields, depth - 1)
                    + ")";
        }
        if (depth > 0 && draw == 2) {
            return "!(" + condition(fields, depth - 1) + ")";
        }
        return comparison(fields, any(fields));
    }

    private String comparison(List<Value> fields, Value field) {
        String not = random.nextBoolean() ? "" : "not ";
        if (field.type().kind() != ValueType.Kind.LIST && random.nextInt(8) == 0) {
            return other(fields, field) + equality() + field.text();
        }
        return switch (field.type().kind()) {
            case LIST ->
                field.text() + " " + not + "contains "
                        + other(fields, new Value(field.text(), field.type().element()));
            case BOOLEAN -> field.text() + equality() + orNull(other(fields, field));
            case TEXT ->
                random.nextBoolean()
                        ? field.text() + " " + not + "in (" + literal(field.type()) + ", " + literal(field.type()) + ")"
                        : field.text() + equality() + orNull(other(fields, field));
            default -> ordered(fields, field, not);
        };
    }

    private String ordered(List<Value> fields, Value field, String not) {
        boolean written = field.type().kind() != ValueType.Kind.TIME;
        return switch (random.nextInt(3)) {
            case 0 -> field.text() + equality() + orNull(other(fields, field));
            case 1 -> field.text() + any(List.of(" < ", " <= ", " > ", " >= ")) + other(fields, field);
            default ->
                written
                        ? field.text() + " " + not + "in (" + literal(field.type()) + ", " + literal(field.type()) + ")"
                        : field.text() + any(List.of(" < ", " >= ")) + other(fields, field);
        };
    }

    private String equality() {
        return any(List.of(" == ", " != "));
    }

    private String orNull(String value) {
        return random.nextInt(8) == 0 ? "null" : value;
    }

    /** A bound value, another field of the fact, or a value that is written down, to compare a field with. */
    private String other(List<Value> fields, Value field) {
        List<Value> fitting = new ArrayList<>();
        boolean time = field.type().kind() == ValueType.Kind.TIME;
        if (random.nextInt(3) == 0 || time) {
            fields.stream()
                    .filter(v -> fits(v.type(), field.type()) && (time || !v.equals(field)))
                    .forEach(fitting::add);
        }
        if (random.nextBoolean() || time) {
            bound.stream().filter(v -> fits(v.type(), field.type())).forEach(fitting::add);
        }
        return fitting.isEmpty() ? literal(field.type()) : any(fitting).text();
    }

    private static boolean fits(ValueType one, ValueType other) {
        return one.kind() == other.kind() && (one.kind() != ValueType.Kind.CHOICE || one.type() == other.type());
    }

    private String literal(ValueType type) {
        return switch (type.kind()) {
            case NUMBER -> any(type.type() == BigDecimal.class ? NUMBERS : WHOLES);
            case TEXT -> any(TEXTS);
            case BOOLEAN -> String.valueOf(random.nextBoolean());
            case CHOICE ->
                type.type().getSimpleName() + "."
                        + ((Enum<?>) any(List.of(type.type().getEnumConstants()))).name();
            default -> throw new AssertionError(type.kind() + " cannot be written down.");
        };
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
