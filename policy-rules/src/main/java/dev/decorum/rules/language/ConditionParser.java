package dev.decorum.rules.language;

import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.SourceFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one constraint of a pattern and checks its types. */
final class ConditionParser extends OperandParser {
    private static final String NO_SUMS = "Sums and counts are facts; the rule language does not calculate.";

    private static final Set<String> COMPARISONS = Stream.concat(
                    Arrays.stream(Condition.Operator.values()).map(Condition.Operator::sign), Stream.of("contains"))
            .collect(Collectors.toUnmodifiableSet());

    private final Class<?> fact;
    private final Map<String, Operand.Field> fields;
    private final Faults faults;

    /** A parser for one constraint of a pattern over {@code fact}; bound fields are added to {@code fields}. */
    ConditionParser(
            SourceFile file,
            List<Token> tokens,
            Class<?> fact,
            Scope scope,
            Map<String, Operand.Field> fields,
            Faults faults) {
        super(file, tokens, scope);
        this.faults = faults;
        this.fact = fact;
        this.fields = fields;
    }

    /** The constraint; null when it only binds a field, or has faults, which are reported. */
    @Nullable
    Condition parse() {
        int before = faults.size();
        Token first = peek();
        try {
            Operand.Field field = null;
            if (first.isWord() && (peekAfter().is(":") || peekAfter().is(":="))) {
                field = bindingThatHidesNothing();
                if (atEnd()) {
                    return null;
                }
            }
            Condition condition = field == null ? any() : comparison(first, field);
            if (faults.size() == before) {
                requireEnd();
                return condition;
            }
        } catch (LanguageException e) {
            e.reportTo(faults);
        }
        return null;
    }

    private void requireEnd() {
        Token rest = peek();
        if (atEnd()) {
            return;
        }
        if (rest.is(":") || rest.is(":=")) {
            throw unexpected(
                    rest, "A name is bound at the start of a condition only.", "Bind it in a condition of its own.");
        }
        if (rest.is("?")) {
            throw fault("outside-language", rest, "`? :` is not part of the rule language.", "Write two rules.");
        }
        throw unexpected(
                rest,
                rest.shown() + " was not expected here.",
                rest.isWord() || rest.kind() == Token.Kind.TEXT || rest.kind() == Token.Kind.NUMBER
                        ? "Put a comma between two conditions."
                        : calculates(rest) ? NO_SUMS : "Delete it, or put a comma between two conditions.");
    }

    private static boolean calculates(Token sign) {
        return Set.of("+", "-", "*", "/", "%").contains(sign.text()) && sign.kind() == Token.Kind.SIGN;
    }

    private Operand.Field bindingThatHidesNothing() {
        try {
            return binding();
        } catch (LanguageException e) {
            throw afterRightSide(e);
        }
    }

    /**
     * Reads the other side of a comparison whose left side has a fault, for the faults of its own; the given fault is
     * reported.
     */
    private LanguageException afterRightSide(LanguageException left) {
        left.reportTo(faults);
        int depth = 0;
        while (!atEnd() && (depth > 0 || !(peek().is("&&") || peek().is("||") || peek().is(")")))) {
            Token token = take();
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            boolean list = token.is("in") && peek().is("(");
            if (depth == 0 && (list || COMPARISONS.contains(token.text())) && token.kind() != Token.Kind.TEXT) {
                rightSide(list);
                break;
            }
        }
        return LanguageException.repeated();
    }

    private void rightSide(boolean list) {
        do {
            if (list) {
                take();
            }
            try {
                operand(fact);
            } catch (LanguageException e) {
                e.reportTo(faults);
                return;
            }
        } while (list && peek().is(","));
    }

    private Operand.Field binding() {
        Token name = take();
        Token colon = take();
        try {
            if (colon.is(":=")) {
                throw fault(
                        "outside-language",
                        colon,
                        "`:=` is not part of the rule language.",
                        "Bind with `:`, and compare with `==` where the same value is meant.");
            }
            if (!name.text().startsWith("$") || name.text().length() == 1) {
                faults.error(
                        "binding-name",
                        place(name),
                        "A bound name starts with a dollar sign.",
                        "Write `$" + name.text().replace("$", "name") + "`.");
            }
            Operand value = operand(fact);
            if (!(value instanceof Operand.Field field)) {
                throw fault(
                        "syntax",
                        name,
                        "Only a field can be bound to `" + name.text() + "`.",
                        "Write `" + name.text() + " : field`.");
            }
            if (calculates(peek())) {
                throw unknownOperator(peek());
            }
            if (!scope.bind(name.text(), field.type())) {
                throw fault("bound-twice", name, "`" + name.text() + "` is bound already.", "Choose another name.");
            }
            fields.put(name.text(), field);
            return field;
        } catch (LanguageException e) {
            scope.bindBroken(name.text());
            throw e;
        }
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

    /** One comparison; a fault in it does not hide those of the comparisons beside it. */
    private Condition single() {
        Token first = peek();
        try {
            return plainSingle(first);
        } catch (LanguageException e) {
            e.reportTo(faults);
            int depth = 0;
            while (!atEnd() && (depth > 0 || !(peek().is("&&") || peek().is("||") || peek().is(")")))) {
                Token token = take();
                depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            }
            return new Condition.All(List.of(), place(first));
        }
    }

    private Condition plainSingle(Token first) {
        if (takeIf("!")) {
            enter(first);
            Condition part = single();
            leave();
            return new Condition.Not(part, place(first, lastEnd()));
        }
        if (takeIf("(")) {
            enter(first);
            Condition inside = any();
            if (atEnd()) {
                throw unexpected(first, "This bracket is never closed.", "Close it with `)`.");
            }
            expect(")", "Close the bracket.");
            leave();
            return inside;
        }
        if (first.is("eval") && peekAfter().is("(")) {
            throw fault(
                    "outside-language",
                    first,
                    "`eval` is not part of the rule language.",
                    "Compare fields; what is missing is added to the facts.");
        }
        Operand left;
        try {
            left = operand(fact);
        } catch (LanguageException e) {
            throw afterRightSide(e);
        }
        return comparison(first, left);
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
                    "`" + shown(left) + "` is " + left.type().shown() + ", and is not compared with anything.",
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
                    case "+", "-", "*", "/", "%" -> NO_SUMS;
                    case "matches", "soundslike", "str" ->
                        "Patterns over words belong in the files under claims/ and signals/; compare what they found.";
                    case "memberOf" -> "Write `list contains value`.";
                    case "excludes" -> "Write `not contains`.";
                    case "!." -> "Write `.`: a missing value never fits a condition.";
                    case "#" -> "Match the fact by its own name.";
                    case "?" -> "Write two rules.";
                    default -> "Compare with == != < <= > >= in or contains.";
                };
        return sign.kind() == Token.Kind.BAD
                ? LanguageException.repeated()
                : fault("operator", sign, sign.shown() + " is not a comparison of the rule language.", remedy);
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
        requireWhole(left, right);
        requireWhole(right, left);
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
            default ->
                "Compare one of its fields: "
                        + String.join(", ", Vocabulary.RULES.fields(type.type()).keySet()) + ".";
        };
    }

    /** Whole numbers are compared with whole numbers that Java's own can hold. */
    private static void requireWhole(Operand number, Operand value) {
        if (number.type().isWhole()
                && value instanceof Operand.Literal literal
                && literal.value() instanceof BigDecimal written
                && (written.stripTrailingZeros().scale() > 0 || written.precision() - written.scale() > 9)) {
            throw new LanguageException(
                    "bad-number",
                    value.place(),
                    "`" + shown(number) + "` is a whole number, and this is `" + written.toPlainString() + "`.",
                    "Write a whole number of at most 9 digits.");
        }
    }

    private Condition member(Token first, Operand left, boolean negated) {
        expect("(", "Write the values in brackets: `in ( A, B )`.");
        List<Operand.Literal> values = new ArrayList<>();
        do {
            try {
                values.add(member(left));
            } catch (LanguageException e) {
                e.reportTo(faults);
                while (!atEnd() && !peek().is(",") && !peek().is(")")) {
                    take();
                }
            }
        } while (takeIf(","));
        expect(")", "Close the list with `)`.");
        return new Condition.Member(left, values, negated, place(first, lastEnd()));
    }

    private Operand.Literal member(Operand left) {
        Operand value = operand(fact);
        if (!(value instanceof Operand.Literal literal)) {
            throw new LanguageException(
                    "syntax",
                    value.place(),
                    "Only values that are written down may stand in the list of `in`.",
                    "Compare with `==` instead.");
        }
        if (!left.type().comparableWith(literal.type()) || !isPlain(left.type())) {
            throw new LanguageException("compare-types", literal.place(), unlike(left, literal), remedyForUnlike(left));
        }
        requireWhole(left, literal);
        return literal;
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
