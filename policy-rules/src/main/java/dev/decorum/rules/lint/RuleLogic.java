package dev.decorum.rules.lint;

import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Claim;
import dev.decorum.policy.fact.Limit;
import dev.decorum.rules.language.Condition;
import dev.decorum.rules.language.Condition.Operator;
import dev.decorum.rules.language.FactPattern;
import dev.decorum.rules.language.FactPattern.Quantifier;
import dev.decorum.rules.language.Operand;
import dev.decorum.rules.language.PolicyRule;
import dev.decorum.rules.language.ValueType;
import dev.decorum.rules.language.VerbCall;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The conditions and calls of a rule without the names that it chose: a bound name becomes the pattern that it stands
 * for, so that two rules can be compared.
 *
 * @param rule the rule
 * @param owner how a pattern is called, by its number; patterns with one name mean the same fact
 */
record RuleLogic(PolicyRule rule, IntFunction<String> owner) {
    /** The name of the pattern that is looked at. */
    static final String SELF = "self";

    /** Whether a request holds at most one fact of this kind. */
    static boolean isSingle(Class<?> kind) {
        return !Action.class.isAssignableFrom(kind) && kind != Claim.class && kind != Limit.class;
    }

    /** The conditions of a pattern; all of them hold for a fact that fits. */
    List<Formula> conditions(int pattern) {
        return rule.patterns().get(pattern).conditions().stream()
                .map(c -> formula(pattern, c))
                .toList();
    }

    /** One condition, or a part of one, of a pattern. */
    Formula formula(int pattern, Condition condition) {
        if (condition instanceof Condition.All all) {
            return new Formula.All(
                    all.parts().stream().map(p -> formula(pattern, p)).toList());
        }
        if (condition instanceof Condition.Any any) {
            return new Formula.Any(
                    any.parts().stream().map(p -> formula(pattern, p)).toList());
        }
        if (condition instanceof Condition.Not not) {
            return new Formula.Not(formula(pattern, not.part()));
        }
        if (condition instanceof Condition.Compare compare) {
            return comparison(pattern, compare);
        }
        if (condition instanceof Condition.Member member) {
            Formula isOne = new Formula.Any(member.values().stream()
                    .map(v -> statement(pattern, member.left(), Operator.EQUAL, v.value()))
                    .toList());
            return member.negated() ? new Formula.Not(isOne) : isOne;
        }
        Condition.Contains contains = (Condition.Contains) condition;
        String key = key(pattern, contains.list()) + " contains " + key(pattern, contains.element());
        return new Formula.Statement(
                new Formula.Choice(key, List.of(true, false), false), Operator.EQUAL, !contains.negated());
    }

    private Formula comparison(int pattern, Condition.Compare compare) {
        if (compare.right() instanceof Operand.Literal literal) {
            return statement(pattern, compare.left(), compare.operator(), literal.value());
        }
        if (compare.left() instanceof Operand.Literal literal) {
            return statement(pattern, compare.right(), flipped(compare.operator()), literal.value());
        }
        String left = key(pattern, compare.left());
        String right = key(pattern, compare.right());
        boolean inOrder = left.compareTo(right) <= 0;
        List<Formula.Relation> possible = new ArrayList<>();
        possible.add(Formula.Relation.EQUAL);
        boolean leftOptional = isOptional(pattern, compare.left());
        boolean rightOptional = isOptional(pattern, compare.right());
        if (!left.equals(right)) {
            possible.addAll(List.of(Formula.Relation.LESS, Formula.Relation.MORE));
            if (leftOptional || rightOptional) {
                possible.add(Formula.Relation.ONE_MISSING);
            }
        }
        if (leftOptional && rightOptional) {
            possible.add(Formula.Relation.BOTH_MISSING);
        }
        String key = inOrder ? left + " ? " + right : right + " ? " + left;
        return new Formula.Statement(
                new Formula.Choice(key, possible, false),
                inOrder ? compare.operator() : flipped(compare.operator()),
                Formula.Relation.EQUAL);
    }

    private Formula statement(int pattern, Operand operand, Operator operator, @Nullable Object value) {
        if (operand instanceof Operand.Literal literal) {
            Object constant = literal.value();
            Formula.Subject itself = new Formula.Choice(
                    "value " + constant, constant == null ? List.of() : List.of(constant), constant == null);
            return new Formula.Statement(itself, operator, value);
        }
        String key = key(pattern, operand);
        ValueType type = operand.type();
        boolean optional = isOptional(pattern, operand);
        Formula.Subject subject =
                switch (type.kind()) {
                    case CHOICE ->
                        new Formula.Choice(key, Arrays.asList(type.type().getEnumConstants()), optional);
                    case BOOLEAN -> new Formula.Choice(key, List.of(true, false), optional);
                    case NUMBER -> new Formula.Quantity(key, type.isWhole(), optional);
                    default -> new Formula.Other(key, optional);
                };
        return new Formula.Statement(subject, operator, value);
    }

    private static Operator flipped(Operator operator) {
        return switch (operator) {
            case LESS -> Operator.MORE;
            case AT_MOST -> Operator.AT_LEAST;
            case MORE -> Operator.LESS;
            case AT_LEAST -> Operator.AT_MOST;
            case EQUAL, UNEQUAL -> operator;
        };
    }

    /** What a call does, as a text that is equal for calls that do the same. */
    String call(VerbCall call) {
        return call.verb()
                + call.arguments().stream()
                        .map(parts -> parts.stream().map(p -> key(-1, p)).collect(Collectors.joining(" + ")))
                        .collect(Collectors.joining(" , ", "(", ")"));
    }

    /** The fact, or the field of one, that a bound name of the right side stands for. */
    String named(Operand.Bound bound) {
        return key(-1, bound);
    }

    private String key(int pattern, Operand operand) {
        if (operand instanceof Operand.Field field) {
            return owner.apply(pattern) + "." + String.join(".", field.path());
        }
        if (operand instanceof Operand.Bound bound) {
            Meaning meaning = meaning(pattern, bound);
            return owner.apply(meaning.pattern()) + "." + String.join(".", meaning.path());
        }
        Object value = ((Operand.Literal) operand).value();
        return value instanceof Enum<?> constant
                ? constant.getDeclaringClass().getSimpleName() + "." + constant.name()
                : value instanceof String text ? '"' + text + '"' : String.valueOf(value);
    }

    private boolean isOptional(int pattern, Operand operand) {
        if (operand instanceof Operand.Field field) {
            return isOptional(rule.patterns().get(pattern).kind(), field.path());
        }
        Meaning meaning = meaning(pattern, (Operand.Bound) operand);
        return isOptional(rule.patterns().get(meaning.pattern()).kind(), meaning.path());
    }

    private static boolean isOptional(Class<?> kind, List<String> path) {
        Class<?> type = kind;
        for (String name : path) {
            if (!type.isRecord()) {
                return type != Action.class;
            }
            RecordComponent component = Arrays.stream(type.getRecordComponents())
                    .filter(c -> c.getName().equals(name))
                    .findFirst()
                    .orElseThrow();
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                return true;
            }
            type = component.getType();
        }
        return false;
    }

    /** The pattern and the field that a bound value stands for. */
    record Meaning(int pattern, List<String> path) {}

    /** What a bound value stands for, seen from a pattern; -1 is the right side. */
    Meaning meaning(int from, Operand.Bound bound) {
        if (from >= 0 && binds(rule.patterns().get(from), bound.name())) {
            return meaningIn(from, bound);
        }
        for (int i = 0; i < rule.patterns().size(); i++) {
            FactPattern pattern = rule.patterns().get(i);
            if (pattern.quantifier() == Quantifier.EACH && binds(pattern, bound.name())) {
                return meaningIn(i, bound);
            }
        }
        throw new IllegalStateException("The rule `" + rule.id() + "` uses " + bound.name()
                + ", which nothing binds. Maybe it did not pass the gate.");
    }

    private static boolean binds(FactPattern pattern, String name) {
        return name.equals(pattern.name()) || pattern.fields().containsKey(name);
    }

    private Meaning meaningIn(int pattern, Operand.Bound bound) {
        Operand.Field field = rule.patterns().get(pattern).fields().get(bound.name());
        List<String> path = new ArrayList<>(field == null ? List.of() : field.path());
        path.addAll(bound.path());
        return new Meaning(pattern, path);
    }
}
