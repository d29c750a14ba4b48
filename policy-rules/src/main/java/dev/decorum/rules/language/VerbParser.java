package dev.decorum.rules.language;

import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Claim;
import dev.decorum.policy.internal.Names;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.SourceFile;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the right side of a rule: calls on {@code policy}, one after the other. */
final class VerbParser extends OperandParser {
    private static final String ONLY_VERBS =
            "The right side of a rule holds lines like `policy.permit($refund, \"reason\");` and nothing else.";

    private static final String NO_CHANGE = "A rule changes no facts: it calls verbs, such as `policy.permit(..)`.";
    private static final String TWO_RULES = "Put the condition on the left side, and write a rule for each case.";
    private static final String NO_ENGINE = "A rule sees its facts and `policy`, and nothing of what runs it.";
    private static final Map<String, String> OUTSIDE = Map.ofEntries(
            Map.entry("if", TWO_RULES),
            Map.entry("else", TWO_RULES),
            Map.entry("switch", TWO_RULES),
            Map.entry("for", "A rule speaks once for each fact that fits; match the fact on the left side."),
            Map.entry("while", "A rule speaks once for each fact that fits; match the fact on the left side."),
            Map.entry("insert", NO_CHANGE),
            Map.entry("insertLogical", NO_CHANGE),
            Map.entry("modify", NO_CHANGE),
            Map.entry("update", NO_CHANGE),
            Map.entry("delete", NO_CHANGE),
            Map.entry("retract", NO_CHANGE),
            Map.entry("new", NO_CHANGE),
            Map.entry("then", "A rule has one right side; write a rule of its own."),
            Map.entry("drools", NO_ENGINE),
            Map.entry("kcontext", NO_ENGINE));

    private final Faults faults;

    VerbParser(SourceFile file, List<Token> tokens, Scope scope, Faults faults) {
        super(file, tokens, scope);
        this.faults = faults;
    }

    /** All calls; faults of one do not hide those of the next. */
    List<VerbCall> parse() {
        List<VerbCall> calls = new ArrayList<>();
        while (!atEnd()) {
            try {
                VerbCall call = call();
                if (call != null) {
                    calls.add(call);
                }
            } catch (LanguageException e) {
                e.reportTo(faults);
                skipStatement();
            }
        }
        return calls;
    }

    /** Goes on after the statement: after its semicolon or block, or where the next line calls a verb. */
    private void skipStatement() {
        int braces = 0;
        int brackets = 0;
        while (!atEnd()) {
            if (braces <= 0 && peek().is("policy") && peekAfter().is(".") && startsLine(peek())) {
                return;
            }
            Token token = take();
            braces += token.is("{") ? 1 : token.is("}") ? -1 : 0;
            brackets += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            boolean closed = (token.is(";") && brackets <= 0) || (token.is("}") && !goesOn());
            if (braces <= 0 && closed) {
                takeIf(";");
                return;
            }
        }
    }

    private boolean goesOn() {
        return peek().is("else") || peek().is("catch") || peek().is("finally");
    }

    private @Nullable VerbCall call() {
        Token first = peek();
        if (!first.is("policy")) {
            throw notAVerb(first);
        }
        take();
        expect(".", ONLY_VERBS);
        Token verb = take();
        List<Method> named = verb.isWord() ? words.verbs(verb.text()) : List.of();
        if (named.isEmpty()) {
            if (verb.kind() == Token.Kind.BAD) {
                throw LanguageException.repeated();
            }
            fault("unknown-verb", verb, "`policy` has no verb " + verb.shown() + ".", verbRemedy(verb))
                    .reportTo(faults);
            if (takeIf("(")) {
                arguments();
            }
            throw LanguageException.repeated();
        }
        expect("(", "Write the arguments in brackets.");
        List<List<Operand>> arguments = arguments();
        boolean broken = arguments.stream().anyMatch(List::isEmpty);
        Token close = peek();
        if (!takeIf(")")) {
            throw broken
                    ? LanguageException.repeated()
                    : unexpected(
                            close,
                            close.shown() + " was not expected among the arguments of `" + verb.text() + "`.",
                            "Put commas between the arguments, and close their bracket with `)`.");
        }
        Method method = choose(verb, named, arguments);
        if (!takeIf(";")) {
            missingSemicolon(close);
        }
        return method == null ? null : new VerbCall(method, arguments, place(first, close.end()));
    }

    private String verbRemedy(Token verb) {
        return Names.suggest(verb.text(), words.verbNames());
    }

    private void missingSemicolon(Token close) {
        Token next = peek();
        if (!atEnd() && !startsLine(next)) {
            throw unexpected(next, next.shown() + " cannot follow a call.", "End the line with `;`.");
        }
        faults.error(
                "syntax", place(close), "`;` is missing after this call.", "End each line of the right side with `;`.");
    }

    private LanguageException notAVerb(Token first) {
        if (first.kind() == Token.Kind.BAD) {
            return LanguageException.repeated();
        }
        String remedy = first.isWord() ? OUTSIDE.get(first.text()) : null;
        if (remedy != null) {
            return fault(
                    "not-a-verb", first, "`" + first.text() + "` is not part of the right side of a rule.", remedy);
        }
        boolean assigns = first.isWord() && (peekAfter().is("=") || (peekAfter().isWord() && ahead(2).is("=")));
        if (assigns) {
            return fault(
                    "not-a-verb",
                    first,
                    "Assignments are not part of the right side of a rule.",
                    "Bind what you need on the left side, such as `$refund : Refund( .. )`.");
        }
        boolean verb = first.isWord()
                && peekAfter().is("(")
                && !words.verbs(first.text()).isEmpty();
        if (verb) {
            return fault(
                    "not-a-verb", first, "A verb is called on `policy`.", "Write `policy." + first.text() + "(..)`.");
        }
        String near = first.isWord() && peekAfter().is(".") ? Names.suggest(first.text(), List.of("policy")) : "";
        return fault(
                "not-a-verb",
                first,
                first.shown() + " cannot start a line of the right side.",
                near.startsWith("Did") ? near : ONLY_VERBS);
    }

    private List<List<Operand>> arguments() {
        List<List<Operand>> arguments = new ArrayList<>();
        if (peek().is(")")) {
            return arguments;
        }
        do {
            try {
                arguments.add(argument());
            } catch (LanguageException e) {
                e.reportTo(faults);
                if (!skipArgument()) {
                    throw LanguageException.repeated();
                }
                arguments.add(List.of());
            }
        } while (takeIf(","));
        return arguments;
    }

    /** Goes on to the comma or bracket after an argument; false when the statement ends before. */
    private boolean skipArgument() {
        int depth = 0;
        while (!atEnd() && !peek().is(";")) {
            if (depth == 0 && (peek().is(",") || peek().is(")"))) {
                return true;
            }
            Token token = take();
            depth += token.is("(") || token.is("{") ? 1 : token.is(")") || token.is("}") ? -1 : 0;
        }
        return false;
    }

    private List<Operand> argument() {
        List<Operand> parts = new ArrayList<>();
        parts.add(operand(null));
        while (takeIf("+")) {
            parts.add(operand(null));
        }
        if (Set.of("-", "*", "/", "%", "?", "==").contains(peek().text()) && peek().kind() == Token.Kind.SIGN) {
            throw fault(
                    "not-a-verb",
                    peek(),
                    peek().shown() + " is not part of the right side of a rule.",
                    peek().is("?") || peek().is("==")
                            ? TWO_RULES
                            : "Sums are facts; the rule language does not calculate.");
        }
        if (parts.size() > 1 && !parts.get(0).type().is(ValueType.Kind.TEXT)) {
            throw new LanguageException(
                    "join",
                    parts.get(0).place(),
                    "Only texts are joined with `+`, and this is "
                            + parts.get(0).type().shown() + ".",
                    "Start with a text, such as `\"\" + ..`; sums are facts.");
        }
        return parts;
    }

    /** The form of the verb that fits; null when an argument does not, which is reported. An empty one fits anything. */
    private @Nullable Method choose(Token verb, List<Method> named, List<List<Operand>> arguments) {
        List<Method> fitting = named.stream()
                .filter(m -> m.getParameterCount() == arguments.size())
                .toList();
        if (fitting.isEmpty()) {
            String forms = named.stream().map(Vocabulary::shown).collect(Collectors.joining("` or `"));
            throw fault(
                    "argument-count",
                    verb,
                    "`" + verb.text() + "` is called with " + counted(arguments.size()) + ".",
                    "Write `" + forms + "`.");
        }
        for (Method method : fitting) {
            if (unfit(method, arguments).isEmpty()) {
                return arguments.contains(List.<Operand>of()) ? null : method;
            }
        }
        Method nearest = fitting.get(fitting.size() - 1);
        for (int at : unfit(nearest, arguments)) {
            faults.error(
                    "argument-type",
                    arguments.get(at).get(0).place(),
                    "In `" + Vocabulary.shown(nearest) + "` the `" + nearest.getParameters()[at].getName()
                            + "` must be " + wanted(nearest.getParameterTypes()[at]) + ", and this is "
                            + given(arguments.get(at)) + ".",
                    remedy(nearest.getParameterTypes()[at]));
        }
        return null;
    }

    private static String counted(int arguments) {
        return arguments == 1 ? "one argument" : arguments == 0 ? "no arguments" : arguments + " arguments";
    }

    private static String given(List<Operand> parts) {
        if (parts.size() == 1
                && parts.get(0) instanceof Operand.Literal literal
                && literal.value() instanceof BigDecimal n) {
            return "`" + n.toPlainString() + "`";
        }
        return parts.size() > 1
                ? "a text"
                : parts.get(0).type().is(ValueType.Kind.FACT)
                        ? "a fact of the kind `" + parts.get(0).type().type().getSimpleName() + "`"
                        : parts.get(0).type().shown();
    }

    private static String wanted(Class<?> parameter) {
        if (parameter == Action.class) {
            return "an action";
        }
        if (parameter == Claim.class) {
            return "a claim";
        }
        return parameter == int.class
                ? "a whole number that is written down"
                : ValueType.of(parameter).shown();
    }

    private static String remedy(Class<?> parameter) {
        if (parameter == Action.class) {
            return "Bind the action on the left side, such as `$refund : Refund( .. )`, and name it here.";
        }
        if (parameter == Claim.class) {
            return "Bind the claim on the left side, such as `$claim : Claim( .. )`, and name it here.";
        }
        if (parameter.isEnum()) {
            return "Write a fixed value, such as `" + parameter.getSimpleName() + "."
                    + parameter.getEnumConstants()[0] + "`.";
        }
        if (parameter == String.class) {
            return "Write a text in quotes.";
        }
        return parameter == boolean.class ? "Write `true` or `false`." : "Write a whole number without quotes.";
    }

    /** Which arguments do not fit; those with faults of their own are not among them. */
    private static List<Integer> unfit(Method method, List<List<Operand>> arguments) {
        Class<?>[] parameters = method.getParameterTypes();
        List<Integer> unfit = new ArrayList<>();
        for (int i = 0; i < parameters.length; i++) {
            if (!arguments.get(i).isEmpty() && !fits(parameters[i], arguments.get(i))) {
                unfit.add(i);
            }
        }
        return unfit;
    }

    private static boolean fits(Class<?> parameter, List<Operand> parts) {
        ValueType type = parts.get(0).type();
        if (parameter == String.class) {
            return parts.size() > 1 || type.is(ValueType.Kind.TEXT);
        }
        if (parts.size() > 1) {
            return false;
        }
        if (parameter == int.class) {
            return parts.get(0) instanceof Operand.Literal literal
                    && literal.value() instanceof BigDecimal number
                    && number.scale() <= 0
                    && number.precision() <= 9;
        }
        if (parameter == boolean.class) {
            return type.is(ValueType.Kind.BOOLEAN);
        }
        return parameter.isAssignableFrom(type.type());
    }
}
