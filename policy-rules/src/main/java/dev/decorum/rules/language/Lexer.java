package dev.decorum.rules.language;

import dev.decorum.rules.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a range of a DRL file into tokens with exact offsets; comments and white space fall away. */
final class Lexer {
    private static final Set<String> LONG_SIGNS = Set.of("==", "!=", "<=", ">=", "&&", "||");

    private final SourceFile file;
    private final String text;
    private final int limit;
    private int at;

    private Lexer(SourceFile file, int start, int end) {
        this.file = file;
        this.text = file.text();
        this.at = start;
        this.limit = Math.min(end, text.length());
    }

    /**
     * The tokens of a range, closed by one of the kind END.
     *
     * @throws LanguageException when a text or a comment does not end, or a sign is unknown
     */
    static List<Token> tokens(SourceFile file, int start, int end) {
        Lexer lexer = new Lexer(file, start, end);
        List<Token> found = new ArrayList<>();
        while (lexer.skipToToken()) {
            found.add(lexer.next());
        }
        found.add(new Token(Token.Kind.END, "", lexer.limit, lexer.limit));
        return found;
    }

    private boolean skipToToken() {
        while (at < limit) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '/' && at + 1 < limit && text.charAt(at + 1) == '/') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? limit : end;
            } else if (c == '/' && at + 1 < limit && text.charAt(at + 1) == '*') {
                int end = text.indexOf("*/", at + 2);
                if (end < 0 || end + 2 > limit) {
                    throw fault(at, at + 2, "open-comment", "This comment never ends.", "Close it with `*/`.");
                }
                at = end + 2;
            } else {
                return true;
            }
        }
        return false;
    }

    private Token next() {
        int start = at;
        char c = text.charAt(at);
        if (c == '"') {
            return quoted();
        }
        if (Character.isJavaIdentifierStart(c)) {
            while (at < limit && Character.isJavaIdentifierPart(text.charAt(at))) {
                at++;
            }
            return new Token(Token.Kind.WORD, text.substring(start, at), start, at);
        }
        if (c >= '0' && c <= '9') {
            return number();
        }
        at++;
        if (at < limit && LONG_SIGNS.contains(text.substring(start, at + 1))) {
            at++;
        }
        return new Token(Token.Kind.SIGN, text.substring(start, at), start, at);
    }

    private Token number() {
        int start = at;
        while (at < limit
                && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.' || text.charAt(at) == '_')) {
            at++;
        }
        String digits = text.substring(start, at);
        if (!digits.matches("[0-9]{1,18}(\\.[0-9]{1,9})?")) {
            throw fault(
                    start,
                    at,
                    "bad-number",
                    "`" + digits + "` is not a number of the rule language.",
                    "Write digits with at most one point, such as `20` or `19.99`.");
        }
        return new Token(Token.Kind.NUMBER, digits, start, at);
    }

    private Token quoted() {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < limit && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                break;
            }
            if (c == '\\') {
                at++;
                value.append(escaped(start));
            } else {
                value.append(c);
            }
            at++;
        }
        if (at >= limit || text.charAt(at) != '"') {
            throw fault(start, at, "open-text", "This text never ends.", "Close it with `\"` on the same line.");
        }
        at++;
        return new Token(Token.Kind.TEXT, value.toString(), start, at);
    }

    private char escaped(int start) {
        char c = at < limit ? text.charAt(at) : ' ';
        return switch (c) {
            case '"', '\\' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            default ->
                throw fault(
                        Math.max(start, at - 1),
                        at + 1,
                        "bad-escape",
                        "`\\" + c + "` is not known inside a text.",
                        "Write the character itself; only \\\" \\\\ \\n and \\t are escaped.");
        };
    }

    private LanguageException fault(int start, int end, String code, String message, String remedy) {
        return new LanguageException(code, file.place(start, end), message, remedy);
    }
}
