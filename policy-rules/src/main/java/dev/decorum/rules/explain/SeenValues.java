package dev.decorum.rules.explain;

import dev.decorum.policy.explanation.WhyNot.Seen;
import dev.decorum.policy.fact.Fact;
import dev.decorum.rules.language.Condition;
import dev.decorum.rules.language.FactPattern;
import dev.decorum.rules.language.Operand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values that a condition compared, with what people write left out. */
final class SeenValues {
    /** Fields whose texts are codes or names of the house's own; all other texts could name a person or an order. */
    private static final Set<String> CODES = Set.of("channel", "currency", "file", "language", "name", "unit", "zone");

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._/-]{1,60}");

    private final List<FactPattern> patterns;
    private final Fact fact;
    private final Bindings names;
    private final Map<String, Seen> seen = new LinkedHashMap<>();

    private SeenValues(List<FactPattern> patterns, Fact fact, Bindings names) {
        this.patterns = patterns;
        this.fact = fact;
        this.names = names;
    }

    /** The values of all fields and bound names in a condition on a fact, each once. */
    static List<Seen> of(Condition condition, List<FactPattern> patterns, Fact fact, Bindings names) {
        SeenValues values = new SeenValues(patterns, fact, names);
        values.add(condition);
        return new ArrayList<>(values.seen.values());
    }

    private void add(Condition condition) {
        if (condition instanceof Condition.All all) {
            all.parts().forEach(this::add);
        } else if (condition instanceof Condition.Any any) {
            any.parts().forEach(this::add);
        } else if (condition instanceof Condition.Not not) {
            add(not.part());
        } else if (condition instanceof Condition.Compare compare) {
            add(compare.left());
            add(compare.right());
        } else if (condition instanceof Condition.Member member) {
            add(member.left());
        } else if (condition instanceof Condition.Contains contains) {
            add(contains.list());
            add(contains.element());
        }
    }

    private void add(Operand operand) {
        if (!(operand instanceof Operand.Literal)) {
            String name = Wording.operand(operand);
            boolean isCode = CODES.contains(fieldOf(operand));
            seen.computeIfAbsent(name, n -> new Seen(n, shown(names.valueOf(operand, fact), isCode)));
        }
    }

    /** The name of the field that a value comes from; blank for a fact. */
    private String fieldOf(Operand operand) {
        if (operand instanceof Operand.Field field) {
            return last(field.path());
        }
        Operand.Bound bound = (Operand.Bound) operand;
        if (!bound.path().isEmpty()) {
            return last(bound.path());
        }
        return patterns.stream()
                .map(p -> p.fields().get(bound.name()))
                .filter(f -> f != null)
                .map(f -> last(f.path()))
                .findFirst()
                .orElse("");
    }

    private static String last(List<String> path) {
        return path.get(path.size() - 1);
    }

    private static String shown(@Nullable Object value, boolean isCode) {
        if (value instanceof String text) {
            return isCode && CODE.matcher(text).matches() ? "\"" + text + "\"" : "a text";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Fact other) {
            return other.label();
        }
        if (value instanceof Collection<?> list) {
            return list.stream().anyMatch(String.class::isInstance)
                    ? "a list of " + list.size() + (list.size() == 1 ? " text" : " texts")
                    : list.stream().map(v -> shown(v, isCode)).collect(Collectors.joining(", ", "[", "]"));
        }
        return String.valueOf(value);
    }
}
