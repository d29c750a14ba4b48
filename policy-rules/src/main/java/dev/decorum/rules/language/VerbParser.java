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
import java.util.stream.Collectors;

/** Reads the right side of a rule: calls on {@code policy}, one after the other. */
final class VerbParser extends OperandParser {
    private static final String ONLY_VERBS =
            "The right side of a rule holds lines like `policy.permit($refund, \"reason\");` and nothing else.";

    VerbParser(SourceFile file, List<Token> tokens, Scope scope) {
        super(file, tokens, scope);
    }

    /** All calls; faults of one do not hide those of the next. */
    List<VerbCall> parse(Faults faults) {
        List<VerbCall> calls = new ArrayList<>();
        while (!atEnd()) {
            try {
                calls.add(call());
            } catch (LanguageException e) {
                faults.addAll(List.of(e.fault()));
                skipStatement();
            }
        }
        return calls;
    }

    private void skipStatement() {
        while (!atEnd() && !takeIf(";")) {
            take();
        }
    }

    private VerbCall call() {
        Token first = peek();
        if (!first.is("policy")) {
            throw fault("not-a-verb", first, first.shown() + " cannot start a line of the right side.", ONLY_VERBS);
        }
        take();
        expect(".", ONLY_VERBS);
        Token verb = take();
        List<Method> named = words.verbs(verb.text());
        if (named.isEmpty()) {
            throw fault(
                    "unknown-verb",
                    verb,
                    "`policy` has no verb " + verb.shown() + ".",
                    Names.suggest(verb.text(), words.verbNames()));
        }
        expect("(", "Write the arguments in brackets.");
        List<List<Operand>> arguments = new ArrayList<>();
        if (!peek().is(")")) {
            do {
                arguments.add(argument());
            } while (takeIf(","));
        }
        expect(")", "Close the brackets of `" + verb.text() + "`.");
        int end = lastEnd();
        Method method = choose(verb, named, arguments);
        expect(";", "End each line of the right side with `;`.");
        return new VerbCall(method, arguments, place(first, end));
    }

    private List<Operand> argument() {
        List<Operand> parts = new ArrayList<>();
        parts.add(operand(null));
        while (takeIf("+")) {
            parts.add(operand(null));
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

    private Method choose(Token verb, List<Method> named, List<List<Operand>> arguments) {
        List<Method> fitting = named.stream()
                .filter(m -> m.getParameterCount() == arguments.size())
                .toList();
        if (fitting.isEmpty()) {
            String forms = named.stream().map(Vocabulary::shown).collect(Collectors.joining("` or `"));
            throw fault(
                    "argument-count",
                    verb,
                    "`" + verb.text() + "` does not take " + counted(arguments.size()) + ".",
                    "Write `" + forms + "`.");
        }
        for (Method method : fitting) {
            if (firstUnfit(method, arguments) < 0) {
                return method;
            }
        }
        Method nearest = fitting.get(fitting.size() - 1);
        int at = firstUnfit(nearest, arguments);
        Operand wrong = arguments.get(at).get(0);
        throw new LanguageException(
                "argument-type",
                wrong.place(),
                "`" + Vocabulary.shown(nearest) + "`: the " + nearest.getParameters()[at].getName() + " must be "
                        + wanted(nearest.getParameterTypes()[at]) + ", and this is " + given(arguments.get(at)) + ".",
                remedy(nearest.getParameterTypes()[at]));
    }

    private static String counted(int arguments) {
        return arguments == 1 ? "one argument" : arguments == 0 ? "no arguments" : arguments + " arguments";
    }

    private static String given(List<Operand> parts) {
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
        return ValueType.of(parameter).shown();
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

    private static int firstUnfit(Method method, List<List<Operand>> arguments) {
        Class<?>[] parameters = method.getParameterTypes();
        for (int i = 0; i < parameters.length; i++) {
            if (!fits(parameters[i], arguments.get(i))) {
                return i;
            }
        }
        return -1;
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
