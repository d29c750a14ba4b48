package dev.decorum.rules.book;

import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Claim;
import dev.decorum.policy.fact.Limit;
import dev.decorum.policy.fact.Order;
import dev.decorum.policy.fact.Reply;
import dev.decorum.rules.language.Condition;
import dev.decorum.rules.language.FactPattern;
import dev.decorum.rules.language.Operand;
import dev.decorum.rules.language.PolicyRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The left side of one rule in plain words. */
final class RuleWords {
    private final Map<String, FactPattern> facts = new LinkedHashMap<>();
    private final Map<String, FactPattern> values = new LinkedHashMap<>();
    private final PolicyRule rule;

    RuleWords(PolicyRule rule) {
        this.rule = rule;
        for (FactPattern pattern : rule.patterns()) {
            if (pattern.name() != null) {
                facts.put(pattern.name(), pattern);
            }
            pattern.fields().keySet().forEach(name -> values.put(name, pattern));
        }
    }

    /** When the rule speaks, as the beginning of a sentence. */
    String when() {
        List<String> holds = new ArrayList<>();
        List<String> unless = new ArrayList<>();
        boolean afterReply = false;
        for (FactPattern pattern : rule.patterns()) {
            if (pattern.kind() != Limit.class) {
                boolean not = pattern.quantifier() == FactPattern.Quantifier.NOT;
                String clause = clause(pattern, afterReply);
                (not ? unless : holds).add(clause);
                afterReply = !not && pattern.kind() == Reply.class;
            }
        }
        String when = holds.isEmpty() ? "In every case" : "When " + Words.whole(holds, "and");
        return unless.isEmpty() ? when : when + ", unless " + Words.whole(unless, "or");
    }

    private String clause(FactPattern pattern, boolean afterReply) {
        List<Condition> conditions = new ArrayList<>(pattern.conditions());
        FactPattern same = identity(conditions);
        List<String> clauses = new ArrayList<>();
        if (same != null) {
            if (same.kind() != pattern.kind()) {
                clauses.add("it is " + FactWords.oneOf(pattern.kind()));
            }
        } else if (pattern.kind() == Claim.class) {
            clauses.add(claim(conditions, afterReply));
        } else if (Action.class.isAssignableFrom(pattern.kind()) || conditions.isEmpty()) {
            clauses.add(FactWords.there(pattern.kind()));
        }
        clauses.addAll(clauses(pattern.kind(), conditions));
        return clauses.isEmpty() ? "it is there" : Words.and(clauses);
    }

    /** The pattern of the action that this one means as well, and takes the condition that says so away. */
    private @Nullable FactPattern identity(List<Condition> conditions) {
        for (Condition condition : conditions) {
            if (condition instanceof Condition.Compare compare
                    && compare.operator() == Condition.Operator.EQUAL
                    && compare.left() instanceof Operand.Field field
                    && field.path().equals(List.of("id"))
                    && compare.right() instanceof Operand.Bound bound) {
                FactPattern other = values.get(bound.name());
                if (other != null && Action.class.isAssignableFrom(other.kind()) && isId(other, bound)) {
                    conditions.remove(condition);
                    return other;
                }
            }
        }
        return null;
    }

    private static boolean isId(FactPattern pattern, Operand.Bound bound) {
        Operand.Field field = pattern.fields().get(bound.name());
        return field != null && field.path().equals(List.of("id"));
    }

    private String claim(List<Condition> conditions, boolean afterReply) {
        String where = afterReply ? " is found in it" : " is found in the reply";
        for (Condition condition : conditions) {
            if (condition instanceof Condition.Compare compare
                    && compare.operator() == Condition.Operator.EQUAL
                    && isCategory(compare.left())) {
                conditions.remove(condition);
                return "a claim of " + value(compare.right()) + where;
            }
            if (condition instanceof Condition.Member member && !member.negated() && isCategory(member.left())) {
                conditions.remove(condition);
                return "a claim of "
                        + Words.or(member.values().stream().map(this::value).toList()) + where;
            }
        }
        return "a claim" + where;
    }

    private static boolean isCategory(Operand operand) {
        return operand instanceof Operand.Field field && field.path().equals(List.of("category"));
    }

    /** The clauses of a pattern; what a list must not hold is said in one. */
    private List<String> clauses(Class<?> kind, List<Condition> conditions) {
        List<String> clauses = new ArrayList<>();
        Map<List<String>, List<String>> absent = new LinkedHashMap<>();
        for (Condition condition : conditions) {
            if (condition instanceof Condition.Contains contains
                    && contains.negated()
                    && contains.list() instanceof Operand.Field list) {
                absent.computeIfAbsent(list.path(), p -> new ArrayList<>()).add(value(contains.element()));
            } else {
                clauses.add(condition(kind, condition));
            }
        }
        absent.forEach((path, elements) -> clauses.add(FactWords.holds(kind, path, true) + Words.or(elements)));
        return clauses;
    }

    private String condition(Class<?> kind, Condition condition) {
        if (condition instanceof Condition.All all) {
            return Words.and(clauses(kind, all.parts()));
        }
        if (condition instanceof Condition.Any any) {
            return any(kind, any.parts());
        }
        if (condition instanceof Condition.Not not) {
            return "it is not so that " + condition(kind, not.part());
        }
        if (condition instanceof Condition.Contains contains) {
            String element = value(contains.element());
            return contains.list() instanceof Operand.Field list
                    ? FactWords.holds(kind, list.path(), contains.negated()) + element
                    : value(contains.list()) + (contains.negated() ? " do not include " : " include ") + element;
        }
        if (condition instanceof Condition.Member member) {
            List<String> words = member.values().stream().map(this::value).toList();
            return subject(kind, member.left())
                    + (member.negated() ? " is none of " + Words.and(words) : " is " + Words.or(words));
        }
        return compare(kind, (Condition.Compare) condition);
    }

    private String any(Class<?> kind, List<Condition> parts) {
        Map<List<String>, List<String>> present = new LinkedHashMap<>();
        List<String> clauses = new ArrayList<>();
        for (Condition part : parts) {
            if (part instanceof Condition.Contains contains
                    && !contains.negated()
                    && contains.list() instanceof Operand.Field list) {
                present.computeIfAbsent(list.path(), p -> new ArrayList<>()).add(value(contains.element()));
            } else {
                clauses.add(condition(kind, part));
            }
        }
        List<String> all = new ArrayList<>();
        present.forEach((path, elements) -> all.add(FactWords.holds(kind, path, false) + Words.or(elements)));
        all.addAll(clauses);
        return all.size() == 1 ? all.get(0) : "either " + String.join(", or ", all);
    }

    private String compare(Class<?> kind, Condition.Compare compare) {
        boolean equal = compare.operator() == Condition.Operator.EQUAL;
        if (compare.right() instanceof Operand.Literal literal
                && !compare.operator().isOrder()) {
            if (literal.value() == null) {
                return subject(kind, compare.left()) + (equal ? " is not known" : " is known");
            }
            if (literal.value() instanceof Boolean yes && compare.left() instanceof Operand.Field field) {
                String words = FactWords.yesOrNo(kind, field.path(), yes == equal);
                return words == null ? subject(kind, field) + (yes == equal ? ": yes" : ": no") : words;
            }
        }
        if (kind == Order.class && compare.right() instanceof Operand.Bound bound && equal) {
            FactPattern other = values.get(bound.name());
            if (other != null && Action.class.isAssignableFrom(other.kind())) {
                return "the order is the one of the " + FactWords.kind(other.kind());
            }
        }
        String operator =
                switch (compare.operator()) {
                    case EQUAL -> " is ";
                    case UNEQUAL -> " is not ";
                    case LESS -> " is less than ";
                    case AT_MOST -> " is at most ";
                    case MORE -> " is more than ";
                    case AT_LEAST -> " is at least ";
                };
        return subject(kind, compare.left()) + operator + value(compare.right());
    }

    private String subject(Class<?> kind, Operand operand) {
        return operand instanceof Operand.Field field ? FactWords.field(kind, field.path()) : value(operand);
    }

    /** A value in a clause. */
    String value(Operand operand) {
        if (operand instanceof Operand.Bound bound) {
            return bound(bound);
        }
        if (operand instanceof Operand.Field field) {
            return String.join(" ", field.path());
        }
        Object value = ((Operand.Literal) operand).value();
        if (value instanceof Enum<?> constant) {
            return Words.of(constant);
        }
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }

    private String bound(Operand.Bound bound) {
        FactPattern fact = facts.get(bound.name());
        if (fact != null) {
            return bound.path().isEmpty()
                    ? fact.kind() == Claim.class ? "that claim" : "the " + FactWords.kind(fact.kind())
                    : FactWords.fieldOf(fact.kind(), bound.path());
        }
        FactPattern pattern = values.get(bound.name());
        if (pattern == null) {
            return bound.name();
        }
        if (pattern.kind() == Limit.class) {
            return "the limit `" + limit(pattern) + "`";
        }
        Operand.Field field = pattern.fields().get(bound.name());
        return field == null ? bound.name() : FactWords.fieldOf(pattern.kind(), field.path());
    }

    private static String limit(FactPattern pattern) {
        return pattern.conditions().stream()
                .filter(c -> c instanceof Condition.Compare)
                .map(c -> ((Condition.Compare) c).right())
                .filter(o -> o instanceof Operand.Literal)
                .map(o -> String.valueOf(((Operand.Literal) o).value()))
                .findFirst()
                .orElse("?");
    }

    /** An argument of the right side; a limit in it stands there by its name alone. */
    String text(List<Operand> parts) {
        return parts.stream()
                .map(part -> value(part).replaceFirst("^the limit `", "`"))
                .collect(Collectors.joining());
    }
}
