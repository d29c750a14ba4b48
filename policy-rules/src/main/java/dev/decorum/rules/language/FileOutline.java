package dev.decorum.rules.language;

import dev.decorum.policy.Policy;
import dev.decorum.policy.internal.Names;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parts of a DRL file from its tokens alone: the head is checked here, and each rule is cut out from {@code rule} to
 * {@code end}. It runs before Drools' parser, bounds what that parser is given, and knows every place.
 */
final class FileOutline {
    private static final int MAX_DEPTH = 40;
    private static final Map<String, String> OUTSIDE = Map.of(
            "function", "functions",
            "declare", "types of one's own",
            "query", "queries",
            "dialect", "dialects",
            "unit", "rule units",
            "template", "templates");

    private final SourceFile file;
    private final String expectedPackage;
    private final Faults faults;
    private final List<Token> tokens;
    private final List<Section> rules = new ArrayList<>();
    private int index;
    private boolean hasPackage;
    private boolean hasGlobal;

    /**
     * One rule.
     *
     * @param tokens from the word `rule` to the word `end`
     */
    record Section(List<Token> tokens) {
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
        this.tokens = Lexer.tokens(file, 0, file.text().length());
    }

    /**
     * The rules of a file, in its order.
     *
     * @throws LanguageException when the file cannot be cut into tokens, or is nested too deep
     */
    static List<Section> rulesOf(SourceFile file, String expectedPackage, Faults faults) {
        FileOutline outline = new FileOutline(file, expectedPackage, faults);
        outline.checkSigns();
        outline.read();
        return outline.rules;
    }

    private void checkSigns() {
        int depth = 0;
        for (Token token : tokens) {
            if (token.kind() == Token.Kind.SIGN
                    && Set.of("(", "[", "{").contains(token.text())
                    && ++depth > MAX_DEPTH) {
                throw fault(
                        "too-deep",
                        token,
                        "Brackets are nested more than " + MAX_DEPTH + " deep.",
                        "Write several rules.");
            }
            if (token.kind() == Token.Kind.SIGN && Set.of(")", "]", "}").contains(token.text())) {
                depth--;
            }
            if (token.is("\\") || token.is("'") || token.is("`")) {
                throw fault(
                        "bad-sign",
                        token,
                        token.shown() + " is not part of the rule language.",
                        token.is("'") ? "Write texts in double quotes." : "Write the character itself.");
            }
        }
    }

    private void read() {
        while (peek().kind() != Token.Kind.END) {
            Token first = tokens.get(index);
            switch (first.text()) {
                case "package" -> packageLine(first);
                case "import" -> importLine(first);
                case "global" -> globalLine(first);
                case "rule" -> rule(first);
                case ";" -> index++;
                default -> outside(first);
            }
        }
        if (!hasPackage && !rules.isEmpty()) {
            faults.error(
                    "missing-package",
                    file.line(1),
                    "The file does not say its package.",
                    "Begin it with `package " + expectedPackage + ";`.");
        }
        if (!hasGlobal && !rules.isEmpty()) {
            faults.error(
                    "missing-global",
                    file.line(1),
                    "The file does not name `policy`.",
                    "Add the line `global " + Policy.class.getName() + " policy;` before the first rule.");
        }
    }

    private Token peek() {
        return tokens.get(index);
    }

    private String name() {
        StringBuilder name = new StringBuilder();
        while (peek().isWord() || peek().is(".") || peek().is("*")) {
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
        hasPackage = true;
        if (!name.equals(expectedPackage)) {
            faults.error(
                    "wrong-package",
                    file.place(start.start(), tokens.get(index - 1).end()),
                    "The package does not fit the folder of the file.",
                    "Write `package " + expectedPackage + ";`.");
        }
        endOfLine(first);
    }

    private void importLine(Token first) {
        index++;
        Token start = peek();
        String name = name();
        boolean plain = peek().is(";") || file.lineAt(peek().start()) > file.lineAt(start.start());
        if (!plain || !Vocabulary.RULES.mayImport(name)) {
            int end = plain ? tokens.get(index - 1).end() : start.end();
            faults.error(
                    "import",
                    file.place(start.start(), end),
                    "`" + file.text().substring(start.start(), end) + "` may not be imported.",
                    "Write `import dev.decorum.policy.fact.*;`: a rule knows the facts and nothing else.");
        }
        endOfLine(first);
    }

    private void globalLine(Token first) {
        index++;
        Token start = peek();
        String type = name();
        Token name = peek();
        index++;
        hasGlobal = true;
        if (!type.equals(Policy.class.getName()) || !name.is("policy")) {
            faults.error(
                    "global",
                    file.place(start.start(), name.end()),
                    "The only global is `policy`.",
                    "Write `global " + Policy.class.getName() + " policy;`.");
        }
        endOfLine(first);
    }

    private void endOfLine(Token first) {
        if (peek().is(";")) {
            index++;
            return;
        }
        int line = file.lineAt(first.start());
        while (peek().kind() != Token.Kind.END && file.lineAt(peek().start()) == line && !peek().is("rule")) {
            index++;
        }
    }

    private void outside(Token first) {
        String what = OUTSIDE.get(first.text());
        String message = what == null
                ? first.shown() + " was not expected here."
                : "`" + first.text() + "`: " + what + " are not part of the rule language.";
        String remedy = what == null && first.isWord()
                ? Names.suggest(first.text(), List.of("package", "import", "global", "rule", "end"))
                : "Outside of a rule a file holds `package`, `import`, `global` and nothing else.";
        faults.error(
                what == null ? "syntax" : "outside-language", file.place(first.start(), first.end()), message, remedy);
        int depth = 0;
        do {
            Token token = tokens.get(index++);
            depth += token.is("{") || token.is("(") ? 1 : token.is("}") || token.is(")") ? -1 : 0;
        } while (peek().kind() != Token.Kind.END
                && (depth > 0 || !Set.of("rule", "import", "global", "package").contains(peek().text())));
    }

    private void rule(Token first) {
        int from = index++;
        int depth = 0;
        while (peek().kind() != Token.Kind.END) {
            Token token = peek();
            boolean free = depth <= 0 && !tokens.get(index - 1).is(".");
            if (token.is("end") && free) {
                index++;
                rules.add(new Section(List.copyOf(tokens.subList(from, index))));
                return;
            }
            if (token.is("rule")
                    && file.lineAt(token.start()) > file.lineAt(first.start())
                    && tokens.get(index + 1).kind() != Token.Kind.SIGN) {
                break;
            }
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            index++;
        }
        Token last = tokens.get(index - 1);
        faults.error(
                "missing-end",
                file.place(
                        first.start(), tokens.get(Math.min(from + 1, index - 1)).end()),
                "This rule has no `end`.",
                "Write `end` on a line of its own after line " + file.lineAt(last.start()) + ".");
    }

    private LanguageException fault(String code, Token token, String message, String remedy) {
        return new LanguageException(code, file.place(token.start(), token.end()), message, remedy);
    }
}
