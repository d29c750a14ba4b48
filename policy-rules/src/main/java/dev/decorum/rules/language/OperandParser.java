package dev.decorum.rules.language;

import dev.decorum.policy.internal.Names;
import dev.decorum.rules.source.Place;
import dev.decorum.rules.source.SourceFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the values of a rule: fields, bound names, fixed values, numbers and texts. */
class OperandParser extends TokenReader {
    private static final String LEFT_SIDE = "On the left side of a rule a field is read without brackets.";
    private static final String NO_CALLS = "A rule reads fields and calls nothing but the verbs of `policy`.";

    private static final String SOME_VALUES =
            "Write a field, a bound name such as `$order`, a number, a text in quotes or a fixed value such as `Audience.PUBLIC`.";

    final Vocabulary words = Vocabulary.RULES;
    final Scope scope;

    OperandParser(SourceFile file, List<Token> tokens, Scope scope) {
        super(file, tokens);
        this.scope = scope;
    }

    /** A value; {@code fact} is the kind whose fields may be named, or null on the right side of a rule. */
    final Operand operand(@Nullable Class<?> fact) {
        Token token = peek();
        switch (token.kind()) {
            case NUMBER -> {
                return number(token);
            }
            case TEXT -> {
                take();
                return new Operand.Literal(token.text(), ValueType.TEXT, place(token));
            }
            case WORD -> {
                return word(fact);
            }
            default -> {
                if (token.is("(") && peekAfter().isWord() && ahead(2).is(")")) {
                    throw fault(
                            "outside-language",
                            token,
                            "A type in brackets before a value is not part of the rule language.",
                            "Delete it.");
                }
                if (token.is("-") && peekAfter().kind() == Token.Kind.NUMBER) {
                    take();
                    return number(token);
                }
                if (atEnd()) {
                    throw unexpected(token, "A value is missing here.", SOME_VALUES);
                }
                throw unexpected(token, "A value was expected here, not " + token.shown() + ".", SOME_VALUES);
            }
        }
    }

    /** A number from its first sign on, which may be a minus that is taken already. */
    private Operand number(Token first) {
        Token digits = take();
        if (!digits.text().matches("[0-9]{1,12}(\\.[0-9]{1,6})?")) {
            String shown = digits.text().length() > 30 ? digits.text().substring(0, 30) + ".." : digits.text();
            throw fault(
                    "bad-number",
                    digits,
                    "`" + shown + "` is not a number of the rule language.",
                    "Write at most 12 digits, and at most 6 after a point, such as `20` or `19.99`.");
        }
        BigDecimal value = new BigDecimal(digits.text());
        return new Operand.Literal(
                first.is("-") ? value.negate() : value, ValueType.NUMBER, place(first, digits.end()));
    }

    private Operand word(@Nullable Class<?> fact) {
        Token first = take();
        switch (first.text()) {
            case "true", "false" -> {
                return new Operand.Literal(Boolean.valueOf(first.text()), ValueType.BOOLEAN, place(first));
            }
            case "null" -> {
                return new Operand.Literal(null, ValueType.NOTHING, place(first));
            }
            default -> {}
        }
        if (scope.isBroken(first.text())) {
            throw LanguageException.repeated();
        }
        ValueType bound = scope.use(first.text());
        if (bound != null) {
            return path(first, bound, fact == null, true);
        }
        if (peek().is(":")) {
            scope.bindBroken(first.text());
            throw unexpected(
                    first, "A name is bound at the start of a condition only.", "Bind it in a condition of its own.");
        }
        if (first.text().startsWith("$")) {
            throw fault(
                    "unbound-name",
                    first,
                    "`" + first.text() + "` is not bound to anything.",
                    unboundRemedy(first.text()));
        }
        Class<?> choice = words.choice(first.text());
        if (choice != null) {
            return constant(first, choice);
        }
        if (first.is("this")) {
            throw fault(
                    "outside-language",
                    first,
                    "`this` is not part of the rule language.",
                    "Name a field of the fact, or bind the fact with `$name : Fact( .. )`.");
        }
        if (first.is("new")) {
            throw fault("call", first, "`new` makes something, and rules make nothing.", NO_CALLS);
        }
        boolean accessor = fact != null && words.fields(fact).containsKey(first.text());
        if (accessor && peek().is("(") && peekAfter().is(")")) {
            throw fault("accessor", first, LEFT_SIDE, "Write `" + first.text() + "`.");
        }
        if (peek().is("(")) {
            throw fault(
                    "call",
                    first,
                    "`" + first.text() + "(..)` is a call, and calls are not part of the rule language.",
                    NO_CALLS);
        }
        if (fact == null) {
            throw fault(
                    "unbound-name",
                    first,
                    "`" + first.text() + "` is not known on the right side of a rule.",
                    "Bind what you need on the left side, such as `$refund : Refund( .. )`.");
        }
        ValueType type = words.fields(fact).get(first.text());
        if (type == null) {
            throw unknownField(first, fact.getSimpleName(), words.fields(fact));
        }
        return path(first, type, false, false);
    }

    private String unboundRemedy(String name) {
        return scope.names().isEmpty()
                ? "Bind it first, such as `" + name + " : Refund( .. )`."
                : Names.suggest(name, scope.names());
    }

    private LanguageException unknownField(Token name, String of, Map<String, ValueType> known) {
        String remedy = Character.isUpperCase(name.text().charAt(0)) && peek().is(".")
                ? Names.suggest(name.text(), words.choiceNames())
                : Names.suggest(name.text(), known.keySet());
        if (Character.isUpperCase(name.text().charAt(0)) && peek().is(".")) {
            return fault("unknown-choice", name, "There are no fixed values `" + name.text() + "`.", remedy);
        }
        return fault("unknown-field", name, "`" + of + "` has no field `" + name.text() + "`.", remedy);
    }

    private Operand path(Token first, ValueType start, boolean rightSide, boolean isBound) {
        List<String> names = new ArrayList<>();
        if (!isBound) {
            names.add(first.text());
        }
        ValueType type = start;
        while (peek().is(".")) {
            take();
            Token name = peek();
            Map<String, ValueType> fields = type.is(ValueType.Kind.FACT) || type.is(ValueType.Kind.RECORD)
                    ? words.fields(type.type())
                    : Map.of();
            ValueType next = name.isWord() ? fields.get(name.text()) : null;
            if (next == null) {
                throw noSuchField(name, type, fields);
            }
            take();
            accessorBrackets(name, rightSide);
            names.add(name.text());
            type = next;
        }
        if (peek().is("(") || peek().is("[")) {
            throw fault(
                    "call", peek(), "Calls and brackets after a value are not part of the rule language.", NO_CALLS);
        }
        Place place = place(first, lastEnd());
        return isBound ? new Operand.Bound(first.text(), names, type, place) : new Operand.Field(names, type, place);
    }

    private void accessorBrackets(Token name, boolean rightSide) {
        boolean brackets = peek().is("(") && peekAfter().is(")");
        if (rightSide && !brackets) {
            throw fault(
                    "accessor",
                    name,
                    "On the right side of a rule a field is read with brackets.",
                    "Write `" + name.text() + "()`.");
        }
        if (brackets && !rightSide) {
            throw fault("accessor", name, LEFT_SIDE, "Write `" + name.text() + "`.");
        }
        if (brackets) {
            take();
            take();
        }
    }

    private LanguageException noSuchField(Token name, ValueType of, Map<String, ValueType> fields) {
        if (!name.isWord()) {
            return unexpected(
                    name, "A field was expected here, not " + name.shown() + ".", "Delete the point before it.");
        }
        String near = Names.suggest(name.text(), fields.keySet());
        if (peekAfter().is("(") && !(ahead(2).is(")") && near.startsWith("Did"))) {
            return fault(
                    "call",
                    name,
                    "`" + name.text() + "(..)` is a call, and calls are not part of the rule language.",
                    NO_CALLS);
        }
        if (fields.isEmpty()) {
            return fault(
                    "unknown-field",
                    name,
                    "This value is " + of.shown() + " and has no fields: " + name.shown() + " cannot follow.",
                    "Compare the value itself.");
        }
        return fault(
                "unknown-field", name, "`" + of.type().getSimpleName() + "` has no field " + name.shown() + ".", near);
    }

    private Operand constant(Token first, Class<?> choice) {
        String all = Arrays.stream(choice.getEnumConstants())
                .map(Object::toString)
                .limit(12)
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        if (!takeIf(".")) {
            throw fault(
                    "syntax",
                    first,
                    "`" + first.text() + "` alone is no value.",
                    "Add which one is meant, such as `" + first.text() + "." + choice.getEnumConstants()[0]
                            + "`; there are: " + all + ".");
        }
        Token name = take();
        for (Object constant : choice.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name.text())) {
                if (peek().is(".") || peek().is("(")) {
                    throw fault("call", peek(), "Nothing can follow a fixed value.", NO_CALLS);
                }
                return new Operand.Literal(constant, ValueType.choice(choice), place(first, name.end()));
            }
        }
        throw fault(
                "unknown-constant",
                name,
                "`" + first.text() + "` has no value " + name.shown() + ".",
                Names.suggest(
                        name.text(),
                        Arrays.stream(choice.getEnumConstants())
                                .map(Object::toString)
                                .toList()));
    }
}
