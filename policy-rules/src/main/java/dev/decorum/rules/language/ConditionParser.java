package dev.decorum.rules.language;

import dev.decorum.rules.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one constraint of a pattern and checks its types. */
final class ConditionParser extends OperandParser {
    private final Class<?> fact;
    private final Map<String, Operand.Field> fields;

    /** A parser for one constraint of a pattern over {@code fact}; bound fields are added to {@code fields}. */
    ConditionParser(
            SourceFile file, List<Token> tokens, Class<?> fact, Scope scope, Map<String, Operand.Field> fields) {
        super(file, tokens, scope);
        this.fact = fact;
        this.fields = fields;
    }

    /** The constraint; null when it only binds a field. */
    @Nullable
    Condition parse() {
        Token first = peek();
        if (first.isWord() && peekAfter().is(":")) {
            Operand.Field field = binding();
            if (atEnd()) {
                return null;
            }
            return closed(comparison(first, field));
        }
        return closed(any());
    }

    private Condition closed(Condition condition) {
        Token rest = peek();
        if (!atEnd()) {
            if (rest.is(":")) {
                throw unexpected(
                        rest,
                        "A name is bound at the start of a condition only.",
                        "Bind it in a condition of its own.");
            }
            throw unexpected(
                    rest,
                    rest.shown() + " was not expected here.",
                    "Put a comma between two conditions, and compare with == != < <= > >= in or contains.");
        }
        return condition;
    }

    private Operand.Field binding() {
        Token name = take();
        take();
        if (!name.text().startsWith("$")) {
            throw fault(
                    "binding-name", name, "A bound name starts with a dollar sign.", "Write `$" + name.text() + "`.");
        }
        Operand value = operand(fact);
        if (!(value instanceof Operand.Field field)) {
            throw fault(
                    "syntax",
                    name,
                    "Only a field can be bound to `" + name.text() + "`.",
                    "Write `" + name.text() + " : field`.");
        }
        if (!scope.bind(name.text(), field.type())) {
            throw fault("bound-twice", name, "`" + name.text() + "` is bound already.", "Choose another name.");
        }
        fields.put(name.text(), field);
        return field;
    }

    private Condition any() {
        Token first = peek();
        List<Condition> parts = new ArrayList<>();
        parts.add(all());
        while (takeIf("||")) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.Any(parts, place(first, lastEnd()));
    }

    private Condition all() {
        Token first = peek();
        List<Condition> parts = new ArrayList<>();
        parts.add(single());
        while (takeIf("&&")) {
            parts.add(single());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.All(parts, place(first, lastEnd()));
    }

    private Condition single() {
        Token first = peek();
        if (takeIf("!")) {
            enter(first);
            Condition part = single();
            leave();
            return new Condition.Not(part, place(first, lastEnd()));
        }
        if (takeIf("(")) {
            enter(first);
            Condition inside = any();
            expect(")", "Close the bracket.");
            leave();
            return inside;
        }
        if (first.is("eval") && peekAfter().is("(")) {
            throw fault(
                    "eval",
                    first,
                    "`eval` is not part of the rule language.",
                    "Compare fields; what is missing is added to the facts.");
        }
        return comparison(first, operand(fact));
    }

    private Condition comparison(Token first, Operand left) {
        Token sign = peek();
        for (Condition.Operator operator : Condition.Operator.values()) {
            if (sign.is(operator.sign())) {
                take();
                return compare(first, left, operator, sign);
            }
        }
        boolean negated = sign.is("not");
        Token word = negated ? peekAfter() : sign;
        if (word.is("in") || word.is("contains")) {
            take();
            if (negated) {
                take();
            }
            return word.is("in") ? member(first, left, negated) : contains(first, left, negated);
        }
        if (atEnd() || sign.is(")") || sign.is("&&") || sign.is("||")) {
            if (left.type().is(ValueType.Kind.BOOLEAN) && !(left instanceof Operand.Literal)) {
                Operand yes = new Operand.Literal(true, ValueType.BOOLEAN, left.place());
                return new Condition.Compare(left, Condition.Operator.EQUAL, yes, left.place());
            }
            throw fault(
                    "no-comparison",
                    first,
                    "This is " + left.type().shown() + ", and is not compared with anything.",
                    "Add a comparison, such as `== ..`.");
        }
        throw unknownOperator(sign);
    }

    private LanguageException unknownOperator(Token sign) {
        String remedy =
                switch (sign.text()) {
                    case "=" -> "Write `==`.";
                    case "&" -> "Write `&&`.";
                    case "|" -> "Write `||`.";
                    case "+", "-", "*", "/", "%" -> "Sums and counts are facts; the rule language does not calculate.";
                    case "matches", "soundslike", "str" ->
                        "Patterns over words belong in the files under claims/ and signals/; compare what they found.";
                    case "memberOf", "excludes" -> "Write `in ( .. )` or `not contains`.";
                    default -> "Compare with == != < <= > >= in or contains.";
                };
        return fault("operator", sign, sign.shown() + " is not a comparison of the rule language.", remedy);
    }

    private Condition compare(Token first, Operand left, Condition.Operator operator, Token sign) {
        Operand right = operand(fact);
        ValueType l = left.type();
        ValueType r = right.type();
        if (r.is(ValueType.Kind.NOTHING) || l.is(ValueType.Kind.NOTHING)) {
            ValueType other = l.is(ValueType.Kind.NOTHING) ? r : l;
            if (operator.isOrder() || other.is(ValueType.Kind.LIST) || other.is(ValueType.Kind.RECORD)) {
                throw fault(
                        "compare-types",
                        sign,
                        "`null` cannot be compared with " + other.shown() + " by `" + operator.sign() + "`.",
                        other.is(ValueType.Kind.RECORD)
                                ? "Compare one of its fields."
                                : "Write `== null` or `!= null`.");
            }
        } else if (!l.comparableWith(r) || !isPlain(l)) {
            throw new LanguageException("compare-types", right.place(), unlike(left, right), remedyForUnlike(left));
        } else if (operator.isOrder() && !isOrdered(l)) {
            throw fault(
                    "compare-types",
                    sign,
                    "`" + operator.sign() + "` needs numbers, points in time or levels, and this is " + l.shown() + ".",
                    "Compare with `==` or `!=`.");
        }
        return new Condition.Compare(left, operator, right, place(first, lastEnd()));
    }

    private static boolean isPlain(ValueType type) {
        return !type.is(ValueType.Kind.LIST) && !type.is(ValueType.Kind.RECORD) && !type.is(ValueType.Kind.FACT);
    }

    private static boolean isOrdered(ValueType type) {
        return type.is(ValueType.Kind.NUMBER) || type.is(ValueType.Kind.TIME) || type.is(ValueType.Kind.CHOICE);
    }

    private static String unlike(Operand left, Operand right) {
        return "`" + shown(left) + "` is " + left.type().shown() + " and cannot be compared with "
                + right.type().shown() + ".";
    }

    private static String shown(Operand operand) {
        if (operand instanceof Operand.Field field) {
            return String.join(".", field.path());
        }
        if (operand instanceof Operand.Bound bound) {
            return bound.path().isEmpty() ? bound.name() : bound.name() + "." + String.join(".", bound.path());
        }
        return "this value";
    }

    private static String remedyForUnlike(Operand left) {
        ValueType type = left.type();
        return switch (type.kind()) {
            case NUMBER -> "Write a number without quotes, such as `20`.";
            case CHOICE ->
                "Write a fixed value, such as `" + type.type().getSimpleName() + "."
                        + type.type().getEnumConstants()[0] + "`.";
            case TEXT -> "Write a text in quotes.";
            case BOOLEAN -> "Write `true` or `false`.";
            case LIST -> "Write `contains`.";
            case TIME -> "Compare with another point in time, such as a bound `$now`.";
            default -> "Compare one of its fields.";
        };
    }

    private Condition member(Token first, Operand left, boolean negated) {
        expect("(", "Write the values in brackets: `in ( A, B )`.");
        List<Operand.Literal> values = new ArrayList<>();
        do {
            Operand value = operand(fact);
            if (!(value instanceof Operand.Literal literal)) {
                throw new LanguageException(
                        "syntax",
                        value.place(),
                        "Only values that are written down may stand in the list of `in`.",
                        "Compare with `==` instead.");
            }
            if (!left.type().comparableWith(literal.type()) || !isPlain(left.type())) {
                throw new LanguageException(
                        "compare-types", literal.place(), unlike(left, literal), remedyForUnlike(left));
            }
            values.add(literal);
        } while (takeIf(","));
        expect(")", "Close the list with `)`.");
        return new Condition.Member(left, values, negated, place(first, lastEnd()));
    }

    private Condition contains(Token first, Operand list, boolean negated) {
        ValueType element = list.type().element();
        if (element == null) {
            throw new LanguageException(
                    "compare-types",
                    list.place(),
                    "`" + shown(list) + "` is " + list.type().shown() + ", and `contains` needs a list.",
                    "Compare with `==`, or with `in ( .. )`.");
        }
        Operand value = operand(fact);
        if (!element.comparableWith(value.type())) {
            throw new LanguageException(
                    "compare-types",
                    value.place(),
                    "`" + shown(list) + "` is a list of " + element.shown().replaceFirst("^(a|one of) ", "")
                            + " and cannot contain " + value.type().shown() + ".",
                    element.is(ValueType.Kind.CHOICE)
                            ? "Write a fixed value, such as `" + element.type().getSimpleName() + "."
                                    + element.type().getEnumConstants()[0] + "`."
                            : "Write a text in quotes.");
        }
        return new Condition.Contains(list, value, negated, place(first, lastEnd()));
    }
}
