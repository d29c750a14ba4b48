package dev.decorum.rules.language;

import dev.decorum.policy.fact.Limit;
import dev.decorum.policy.internal.Names;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the left side of a rule: patterns over facts, one after the other. */
final class PatternParser extends TokenReader {
    private static final String SUMS = "Sums and counts are facts; match the fact itself.";
    private static final String ONE_BELOW_THE_OTHER = "Write the patterns one below the other, without brackets.";
    private static final String TWO_RULES = "Write two rules.";
    private static final String ONE_PATTERN = "Write `not Fact( .. )` or `exists Fact( .. )`, once for each fact.";

    /** Words and signs that begin or follow a pattern in DRL but not here, with what to do instead. */
    private static final Map<String, String> OUTSIDE = Map.ofEntries(
            Map.entry("or", TWO_RULES),
            Map.entry("||", TWO_RULES),
            Map.entry("and", ONE_BELOW_THE_OTHER),
            Map.entry("&&", ONE_BELOW_THE_OTHER),
            Map.entry("eval", "Compare fields inside a pattern."),
            Map.entry("forall", "Write `not` with the opposite condition."),
            Map.entry("accumulate", SUMS),
            Map.entry("acc", SUMS),
            Map.entry("collect", SUMS),
            Map.entry("groupby", SUMS),
            Map.entry("from", SUMS),
            Map.entry("over", "What happened in a span of time is a fact, such as `History( .. )`."),
            Map.entry("do", "Write two rules."),
            Map.entry("if", "Write two rules."),
            Map.entry("?", "Match a fact."),
            Map.entry("@", "Annotations stand before `when`."),
            Map.entry("#", "Match the fact by its own name."),
            Map.entry("/", "Write `Fact( .. )`."),
            Map.entry(";", "Delete it."));

    private static final Set<String> OPEN = Set.of("(", "[", "{");
    private static final Set<String> CLOSE = Set.of(")", "]", "}");

    private final Scope scope;
    private final Faults faults;

    PatternParser(SourceFile file, List<Token> tokens, Scope scope, Faults faults) {
        super(file, tokens);
        this.scope = scope;
        this.faults = faults;
    }

    /** All patterns; faults of one do not hide those of the next. */
    List<FactPattern> parse() {
        List<FactPattern> patterns = new ArrayList<>();
        while (!atEnd()) {
            try {
                FactPattern pattern = element();
                if (pattern != null) {
                    patterns.add(pattern);
                }
            } catch (LanguageException e) {
                e.reportTo(faults);
                skipElement();
            }
        }
        return patterns;
    }

    private static boolean isOutside(Token token) {
        return (token.isWord() || token.kind() == Token.Kind.SIGN) && OUTSIDE.containsKey(token.text());
    }

    private void skipElement() {
        int depth = 0;
        while (!atEnd()) {
            Token token = take();
            depth += OPEN.contains(token.text()) ? 1 : CLOSE.contains(token.text()) ? -1 : 0;
            boolean joins = isOutside(token) || isOutside(peek());
            if (depth <= 0 && peek().isWord() && startsLine(peek()) && !joins) {
                return;
            }
        }
    }

    private @Nullable FactPattern element() {
        Token first = peek();
        refuseOutside(first);
        FactPattern.Quantifier quantifier = takeIf("not")
                ? FactPattern.Quantifier.NOT
                : takeIf("exists") ? FactPattern.Quantifier.EXISTS : FactPattern.Quantifier.EACH;
        boolean quantified = quantifier != FactPattern.Quantifier.EACH;
        boolean bracket = quantified && takeIf("(");
        if (bracket || quantified) {
            if (!peek().isWord() || OUTSIDE.containsKey(peek().text()) || peek().is("not") || peek().is("exists")) {
                throw outside(first, "`" + first.text() + "` stands before one pattern.", ONE_PATTERN);
            }
        }
        FactPattern pattern = pattern(first, quantifier);
        if (bracket && !takeIf(")")) {
            throw outside(first, "`" + first.text() + "` stands before one pattern.", ONE_PATTERN);
        }
        return pattern;
    }

    private void refuseOutside(Token token) {
        if (token.is("(")) {
            boolean or = firstOf(Set.of("or", "||"));
            throw outside(
                    token,
                    "Groups of patterns are not part of the rule language.",
                    or ? TWO_RULES : ONE_BELOW_THE_OTHER);
        }
        String remedy = OUTSIDE.get(token.text());
        if (token.is(")")) {
            throw unexpected(token, "This bracket closes nothing.", "Delete it.");
        }
        if (remedy != null && isOutside(token)) {
            throw outside(token, token.shown() + " is not part of the left side of a rule.", remedy);
        }
        if (!token.isWord()) {
            throw unexpected(token, "A pattern was expected here, not " + token.shown() + ".", "Write `Fact( .. )`.");
        }
    }

    private boolean firstOf(Set<String> words) {
        for (int i = 0; !ahead(i).text().isEmpty(); i++) {
            if (ahead(i).kind() != Token.Kind.TEXT && words.contains(ahead(i).text())) {
                return true;
            }
        }
        return false;
    }

    private LanguageException outside(Token token, String message, String remedy) {
        return fault("outside-language", token, message, remedy);
    }

    private @Nullable FactPattern pattern(Token first, FactPattern.Quantifier quantifier) {
        Scope own = quantifier == FactPattern.Quantifier.EACH ? scope : scope.inner();
        Token name = bindingName();
        Token type = typeName();
        if (!peek().is("(")) {
            throw noBrackets(name, type, own);
        }
        List<Token> inside = inside(type);
        Class<?> kind = Vocabulary.RULES.kind(type.text());
        LanguageException follower = peek().is(")") ? null : follower();
        if (follower != null && kind != null) {
            conditions(inside, kind, own, new LinkedHashMap<>());
        }
        if (follower != null) {
            breakNames(name, List.of(), own);
            throw follower;
        }
        if (kind == null) {
            breakNames(name, inside, own);
            String near = Names.suggest(type.text(), Vocabulary.RULES.kindNames());
            faults.error(
                    "unknown-fact",
                    place(type),
                    "There is no fact `" + type.text() + "`.",
                    near.isEmpty() ? "Name a fact, such as `Message( .. )`." : near);
            return null;
        }
        if (name != null) {
            bind(name, kind, own);
        }
        int before = faults.size();
        Map<String, Operand.Field> fields = new LinkedHashMap<>();
        List<Condition> conditions = conditions(inside, kind, own, fields);
        FactPattern pattern = new FactPattern(
                quantifier, kind, name == null ? null : name.text(), fields, conditions, place(first, lastEnd()));
        if (kind == Limit.class && pattern.limitNames().isEmpty() && faults.size() == before) {
            faults.error(
                    "limit-without-name",
                    pattern.place(),
                    "This pattern does not say which limit it means.",
                    "Write `Limit( name == \"..\", $value : value )`.");
        }
        return pattern;
    }

    private @Nullable Token bindingName() {
        if (peekAfter().is(":=")) {
            Token name = take();
            scope.bindBroken(name.text());
            throw outside(
                    peek(),
                    "`:=` is not part of the rule language.",
                    "Bind with `:`, and compare with `==` where the same value is meant.");
        }
        if (!peekAfter().is(":")) {
            return null;
        }
        Token name = take();
        take();
        if (peek().is("(")) {
            scope.bindBroken(name.text());
            throw outside(
                    peek(),
                    "Groups of patterns are not part of the rule language.",
                    firstOf(Set.of("or", "||")) ? TWO_RULES : ONE_BELOW_THE_OTHER);
        }
        return name;
    }

    private Token typeName() {
        Token type = take();
        if (!type.isWord()) {
            throw unexpected(type, "A fact was expected here, not " + type.shown() + ".", "Write `Fact( .. )`.");
        }
        while (peek().is(".") && peekAfter().isWord()) {
            take();
            Token last = take();
            if (!peek().is(".")) {
                throw fault(
                        "unknown-fact",
                        new Token(Token.Kind.WORD, last.text(), type.start(), last.end()),
                        "A fact is named by its own name alone.",
                        Vocabulary.RULES.kind(last.text()) == null
                                ? Names.suggest(last.text(), Vocabulary.RULES.kindNames())
                                : "Write `" + last.text() + "( .. )`.");
            }
        }
        return type;
    }

    private LanguageException noBrackets(@Nullable Token name, Token type, Scope own) {
        breakNames(name, List.of(), own);
        Token next = peek();
        if (OUTSIDE.containsKey(next.text())) {
            return outside(next, next.shown() + " is not part of the left side of a rule.", "Write `Fact( .. )`.");
        }
        return unexpected(
                type,
                "`" + type.text() + "` has no brackets.",
                Vocabulary.RULES.kind(type.text()) == null
                        ? "Write `Fact( .. )`."
                        : "Write `" + type.text() + "( .. )`.");
    }

    /** Takes the brackets of a pattern; the tokens between them. */
    private List<Token> inside(Token type) {
        Token open = take();
        List<Token> inside = new ArrayList<>();
        int depth = 1;
        while (true) {
            Token token = peek();
            boolean lost = token.isWord()
                    && startsLine(peek())
                    && peekAfter().is(":")
                    && ahead(2).isWord()
                    && ahead(3).is("(");
            if ((atEnd() || lost) && inside.stream().anyMatch(t -> t.kind() == Token.Kind.BAD)) {
                throw LanguageException.repeated();
            }
            if (atEnd() || lost) {
                throw fault(
                        "syntax",
                        open,
                        "This bracket of `" + type.text() + "` is never closed.",
                        "Close it with `)` after the last condition.");
            }
            take();
            depth += OPEN.contains(token.text()) && token.kind() == Token.Kind.SIGN ? 1 : 0;
            depth -= CLOSE.contains(token.text()) && token.kind() == Token.Kind.SIGN ? 1 : 0;
            if (depth == 0) {
                inside.add(new Token(Token.Kind.END, "", token.start(), token.start()));
                return inside;
            }
            inside.add(token);
        }
    }

    /** The fault of what follows the brackets of a pattern; null when it may follow. */
    private @Nullable LanguageException follower() {
        Token next = peek();
        boolean joined = next.kind() == Token.Kind.SIGN || (next.isWord() && OUTSIDE.containsKey(next.text()));
        if (!joined) {
            return null;
        }
        String remedy = OUTSIDE.get(next.text());
        return remedy == null
                ? unexpected(
                        next,
                        next.shown() + " cannot follow a pattern.",
                        "Write the next pattern on a line of its own.")
                : outside(next, next.shown() + " is not part of the left side of a rule.", remedy);
    }

    private static void breakNames(@Nullable Token name, List<Token> inside, Scope own) {
        if (name != null) {
            own.bindBroken(name.text());
        }
        for (int i = 0; i + 1 < inside.size(); i++) {
            if (inside.get(i).isWord()
                    && (inside.get(i + 1).is(":") || inside.get(i + 1).is(";"))) {
                own.bindBroken(inside.get(i).text());
            }
        }
    }

    private void bind(Token name, Class<?> kind, Scope own) {
        if (!name.text().startsWith("$") || name.text().length() == 1) {
            faults.error(
                    "binding-name",
                    place(name),
                    "A bound name starts with a dollar sign.",
                    "Write `$" + name.text().replace("$", "name") + "`.");
        }
        if (!own.bind(name.text(), ValueType.fact(kind))) {
            faults.error("bound-twice", place(name), "`" + name.text() + "` is bound already.", "Choose another name.");
        }
    }

    private List<Condition> conditions(
            List<Token> inside, Class<?> kind, Scope own, Map<String, Operand.Field> fields) {
        List<Condition> conditions = new ArrayList<>();
        int from = 0;
        int depth = 0;
        int last = inside.size() - 1;
        for (int i = positional(inside, own); i <= last; i++) {
            Token token = inside.get(i);
            from = i == 0 || !inside.get(i - 1).is(";") ? from : i;
            depth += OPEN.contains(token.text()) && token.kind() == Token.Kind.SIGN ? 1 : 0;
            depth -= CLOSE.contains(token.text()) && token.kind() == Token.Kind.SIGN ? 1 : 0;
            boolean splits = depth == 0 && token.is(",");
            if (!splits && i < last) {
                continue;
            }
            condition(inside, from, i, kind, own, fields, conditions);
            from = i + 1;
        }
        return conditions;
    }

    /** Where the conditions begin: after values by position, which are a fault. */
    private int positional(List<Token> inside, Scope own) {
        for (int i = inside.size() - 1; i >= 0; i--) {
            if (inside.get(i).is(";")) {
                List<Token> values = inside.subList(0, i);
                values.stream().filter(Token::isWord).forEach(t -> own.bindBroken(t.text()));
                faults.error(
                        "outside-language",
                        place(inside.get(0), inside.get(i).end()),
                        "Values without the name of a field are not part of the rule language.",
                        "Write `field == value`, with commas between the conditions.");
                return i + 1;
            }
        }
        return 0;
    }

    private void condition(
            List<Token> inside,
            int from,
            int to,
            Class<?> kind,
            Scope own,
            Map<String, Operand.Field> fields,
            List<Condition> conditions) {
        Token after = inside.get(to);
        if (from == to) {
            boolean empty =
                    inside.size() == 1 || (from > 0 && inside.get(from - 1).is(";"));
            if (!empty) {
                Token comma = after.is(",") ? after : inside.get(from - 1);
                faults.error("syntax", place(comma), "A condition is missing beside this comma.", "Delete the comma.");
            }
            return;
        }
        Condition condition = new ConditionParser(file, part(inside, from, to), kind, own, fields, faults).parse();
        if (condition != null) {
            conditions.add(condition);
        }
    }
}
