package dev.decorum.rules.language;

import dev.decorum.policy.Policy;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.internal.Names;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.Place;
import dev.decorum.rules.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a DRL file from its tokens alone: the head is checked here, and each rule is cut out from {@code rule} to
 * {@code end}. It runs before Drools' parser, bounds what that parser is given, and knows every place.
 */
final class FileOutline {
    private static final int MAX_DEPTH = 40;
    /** Many times what a rule needs; it bounds the work of everything that reads the rule later. */
    static final int MAX_TOKENS = 2_000;

    private static final Map<String, String> OUTSIDE = Map.ofEntries(
            Map.entry("function", "Functions"),
            Map.entry("declare", "Types of one's own"),
            Map.entry("query", "Queries"),
            Map.entry("dialect", "Dialects"),
            Map.entry("unit", "Rule units"),
            Map.entry("template", "Templates"),
            Map.entry("expander", "Languages of one's own"));
    private static final Set<String> OPEN = Set.of("(", "[", "{");
    private static final Set<String> CLOSE = Set.of(")", "]", "}");
    private static final Set<String> TOP = Set.of("package", "import", "global", "rule");

    private final SourceFile file;
    private final String expectedPackage;
    private final Faults faults;
    private final List<Token> tokens;
    private final List<Section> rules = new ArrayList<>();
    private int index;
    private boolean hasPackage;
    private boolean hasGlobal;
    private boolean hasPolicy;

    /**
     * One rule.
     *
     * @param tokens from the word `rule` to the word `end`
     * @param readable whether it is short and flat enough to be read whole; its head can be read anyway
     */
    record Section(List<Token> tokens, boolean readable) {
        /** As much of it as may be read. */
        List<Token> beginning() {
            return tokens.subList(0, Math.min(MAX_TOKENS, tokens.size()));
        }

        int start() {
            return tokens.get(0).start();
        }

        int end() {
            return tokens.get(tokens.size() - 1).end();
        }
    }

    private FileOutline(SourceFile file, String expectedPackage, Faults faults) {
        this.file = file;
        this.expectedPackage = expectedPackage;
        this.faults = faults;
        this.tokens = Lexer.tokens(file, faults);
    }

    /** The rules of a file, in its order. */
    static List<Section> rulesOf(SourceFile file, String expectedPackage, Faults faults) {
        FileOutline outline = new FileOutline(file, expectedPackage, faults);
        outline.read();
        return outline.rules;
    }

    private void read() {
        int faultsBefore = faults.size();
        while (peek().kind() != Token.Kind.END) {
            Token first = tokens.get(index);
            switch (first.kind() == Token.Kind.TEXT ? "" : first.text()) {
                case "package" -> packageLine(first);
                case "import" -> importLine(first);
                case "global" -> globalLine(first);
                case "rule" -> rule(first);
                case ";" -> index++;
                default -> outside(first);
            }
        }
        if (rules.isEmpty() && faults.size() == faultsBefore) {
            faults.warning(
                    "empty-file", Place.of(file.path()), "The file holds no rules.", "Add a rule, or delete the file.");
        }
        if (!hasPackage && !rules.isEmpty()) {
            missing(
                    "missing-package",
                    "The file does not say its package.",
                    "Begin it with `package " + expectedPackage + ";`.");
        }
        if (!hasGlobal && !rules.isEmpty()) {
            missing(
                    "missing-global",
                    "The file does not name `policy`.",
                    "Add the line `global " + Policy.class.getName() + " policy;` before the first rule.");
        }
    }

    private void missing(String code, String message, String remedy) {
        Token first = tokens.get(0);
        faults.error(code, file.line(file.lineAt(first.start())), message, remedy);
    }

    private Token peek() {
        return tokens.get(index);
    }

    private String name() {
        StringBuilder name = new StringBuilder();
        while ((peek().isWord() || peek().is(".") || peek().is("*")) && !isFirstOnLine(index)) {
            Token token = peek();
            if (token.isWord() && !name.isEmpty() && name.charAt(name.length() - 1) != '.') {
                break;
            }
            name.append(token.text());
            index++;
        }
        return name.toString();
    }

    private void packageLine(Token first) {
        index++;
        Token start = peek();
        String name = name();
        if (hasPackage) {
            twice(first);
        } else if (name.isEmpty() || !name.equals(expectedPackage)) {
            faults.error(
                    "wrong-package",
                    file.place(
                            name.isEmpty() ? first.start() : start.start(),
                            tokens.get(index - 1).end()),
                    "The package does not fit the folder of the file.",
                    "Write `package " + expectedPackage + ";`.");
        }
        hasPackage = true;
        endOfLine(first);
    }

    private void importLine(Token first) {
        index++;
        Token start = peek();
        String name = name();
        boolean plain = !name.isEmpty() && (peek().is(";") || isFirstOnLine(index));
        if (!plain || !Vocabulary.RULES.mayImport(name)) {
            while (!peek().is(";") && !isFirstOnLine(index) && peek().kind() != Token.Kind.END) {
                index++;
            }
            int end = tokens.get(index - 1).end();
            faults.error(
                    "import",
                    file.place(start.is(";") ? first.start() : start.start(), end),
                    name.isEmpty() && end == first.end()
                            ? "This line imports nothing."
                            : "`" + shown(start, end) + "` may not be imported.",
                    importRemedy(name));
        }
        endOfLine(first);
    }

    private static String importRemedy(String name) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        boolean typed = name.startsWith(Fact.class.getPackageName() + ".") && !simple.equals("*");
        String near = typed ? Names.suggest(simple, Vocabulary.RULES.kindNames()) : "";
        return (near.startsWith("Did") ? near + " " : "")
                + "Write `import dev.decorum.policy.fact.*;`: a rule knows the facts and nothing else.";
    }

    private String shown(Token start, int end) {
        String text = file.text().substring(Math.min(start.start(), end), end).replaceAll("\\s+", " ");
        return text.length() <= 80 ? text : text.substring(0, 80) + "..";
    }

    private void globalLine(Token first) {
        index++;
        String type = name();
        Token name = peek();
        boolean named = name.isWord() && !isFirstOnLine(index);
        if (named) {
            index++;
        }
        if (!type.equals(Policy.class.getName()) || !named || !name.is("policy")) {
            faults.error(
                    "global",
                    file.place(first.start(), tokens.get(index - 1).end()),
                    "The only global is `policy`.",
                    "Write `global " + Policy.class.getName() + " policy;` once, and no other.");
        } else if (hasPolicy) {
            twice(first);
        } else {
            hasPolicy = true;
        }
        hasGlobal = true;
        endOfLine(first);
    }

    private void twice(Token first) {
        faults.error(
                "twice",
                file.place(first.start(), tokens.get(index - 1).end()),
                "`" + first.text() + "` stands twice in this file.",
                "Keep the first one.");
    }

    private boolean isFirstOnLine(int at) {
        return at == 0
                || file.lineAt(tokens.get(at - 1).start())
                        < file.lineAt(tokens.get(at).start());
    }

    /** Goes on after a line; a rest that belongs to nothing is a fault of its own when the line had none. */
    private void endOfLine(Token first) {
        while (peek().kind() != Token.Kind.END && !isFirstOnLine(index) && !peek().is("rule")) {
            if (peek().is(";")) {
                index++;
                return;
            }
            Token rest = tokens.get(index++);
            if (rest.kind() != Token.Kind.BAD) {
                faults.error(
                        "syntax",
                        file.place(rest.start(), rest.end()),
                        rest.shown() + " was not expected after `" + first.text() + "`.",
                        "End the line with `;`.");
                skipLine();
                return;
            }
        }
    }

    private void skipLine() {
        while (peek().kind() != Token.Kind.END && !isFirstOnLine(index)) {
            index++;
        }
    }

    private void outside(Token first) {
        String what = first.isWord() ? OUTSIDE.get(first.text()) : null;
        if (what != null) {
            faults.error(
                    "outside-language",
                    file.place(first.start(), first.end()),
                    what + " are not part of the rule language: `" + first.text() + "`.",
                    "Outside of a rule a file holds `package`, `import`, `global` and nothing else.");
        } else if (first.is("end")) {
            faults.error(
                    "syntax",
                    file.place(first.start(), first.end()),
                    "This `end` belongs to no rule.",
                    "Delete it, or look for an `end` too many in the rule above.");
        } else if (first.kind() != Token.Kind.BAD) {
            String near = first.isWord() ? Names.suggest(first.text(), TOP) : "";
            faults.error(
                    "syntax",
                    file.place(first.start(), first.end()),
                    first.shown() + " was not expected outside of a rule.",
                    near.startsWith("Did") ? near : "Outside of a rule a file holds `package`, `import` and `global`.");
        }
        int depth = 0;
        do {
            Token token = tokens.get(index++);
            depth += token.is("{") || token.is("(") ? 1 : token.is("}") || token.is(")") ? -1 : 0;
        } while (peek().kind() != Token.Kind.END && !startsAnew(depth));
    }

    private boolean startsAnew(int depth) {
        Token token = peek();
        return isFirstOnLine(index)
                && token.isWord()
                && (TOP.contains(token.text()) || (depth <= 0 && OUTSIDE.containsKey(token.text())));
    }

    private void rule(Token first) {
        int from = index++;
        int depth = 0;
        while (peek().kind() != Token.Kind.END && !startsRule()) {
            Token token = peek();
            if (token.is("end") && endsRule(depth)) {
                index++;
                section(tokens.subList(from, index));
                return;
            }
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            index++;
        }
        Token last = tokens.get(index - 1);
        List<Token> open = new ArrayList<>(tokens.subList(from, index));
        if (!last.text().equals("/*") || last.kind() != Token.Kind.BAD) {
            faults.error(
                    "missing-end",
                    file.place(
                            first.start(),
                            tokens.get(Math.min(from + 1, index - 1)).end()),
                    "This rule has no `end`.",
                    "Write `end` on a line of its own after line " + file.lineAt(last.start()) + ".");
        }
        open.add(new Token(Token.Kind.WORD, "end", last.end(), last.end()));
        section(open);
    }

    private void section(List<Token> rule) {
        Token deepest = tooDeep(rule);
        if (rule.size() > MAX_TOKENS) {
            faults.error(
                    "too-long",
                    file.place(rule.get(0).start(), rule.get(1).end()),
                    "This rule has more than " + MAX_TOKENS + " words and signs.",
                    "Write several rules.");
        } else if (deepest != null) {
            faults.error(
                    "too-deep",
                    file.place(deepest.start(), deepest.end()),
                    "Brackets are nested more than " + MAX_DEPTH + " deep.",
                    "Write several rules.");
        }
        rules.add(new Section(List.copyOf(rule), rule.size() <= MAX_TOKENS && deepest == null));
    }

    private static @Nullable Token tooDeep(List<Token> rule) {
        int depth = 0;
        for (Token token : rule) {
            boolean sign = token.kind() == Token.Kind.SIGN;
            depth += sign && OPEN.contains(token.text()) ? 1 : sign && CLOSE.contains(token.text()) ? -1 : 0;
            if (depth > MAX_DEPTH) {
                return token;
            }
        }
        return null;
    }

    private boolean startsRule() {
        Token.Kind after = tokens.get(index + 1).kind();
        return peek().is("rule") && isFirstOnLine(index) && (after == Token.Kind.TEXT || after == Token.Kind.WORD);
    }

    /** Whether this `end` closes the rule: outside of brackets, or before something that stands between rules. */
    private boolean endsRule(int depth) {
        if (tokens.get(index - 1).is(".")) {
            return false;
        }
        Token after = tokens.get(index + 1);
        boolean last = after.kind() == Token.Kind.END
                || (after.isWord() && (TOP.contains(after.text()) || OUTSIDE.containsKey(after.text())));
        return depth <= 0 || (isFirstOnLine(index) && last);
    }
}
