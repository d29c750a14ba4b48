package dev.decorum.rules.language;

import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cuts a DRL file into tokens with exact offsets; comments and white space fall away. */
final class Lexer {
    /** Bounds far beyond what rules need, in characters: a Java class file holds no longer texts than 65,535 bytes. */
    static final int LONGEST_TEXT = 2_000;

    static final int LONGEST_WORD = 100;

    private static final Set<String> LONG_SIGNS =
            Set.of("==", "!=", "<=", ">=", "&&", "||", ":=", "->", "::", "!.", "++", "--", "+=", "-=");
    private static final Map<Character, String> NO_SIGNS = Map.of(
            '\'', "Write texts in double quotes.",
            '`', "Write the name without it.",
            '\\', "Write the character itself.",
            '#', "Comments begin with `//`.");

    private final SourceFile file;
    private final String text;
    private final Faults faults;
    private final List<Token> found = new ArrayList<>();
    private int at;

    private Lexer(SourceFile file, Faults faults) {
        this.file = file;
        this.text = file.text();
        this.faults = faults;
    }

    /**
     * The tokens of a file, closed by one of the kind END. What cannot be read is a fault, and a token of the kind BAD
     * where nothing sensible can stand for it.
     */
    static List<Token> tokens(SourceFile file, Faults faults) {
        Lexer lexer = new Lexer(file, faults);
        while (lexer.skipToToken()) {
            lexer.found.add(lexer.next());
        }
        lexer.found.add(new Token(Token.Kind.END, "", lexer.at, lexer.at));
        return lexer.found;
    }

    private boolean skipToToken() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || Hidden.is(text.codePointAt(at))) {
                at += Character.charCount(text.codePointAt(at));
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                skipComment();
            } else {
                return true;
            }
        }
        return false;
    }

    private void skipComment() {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            fault(at, at + 2, "open-comment", "This comment never ends.", "Close it with `*/`.");
            found.add(new Token(Token.Kind.BAD, "/*", at, at + 2));
        }
        at = end < 0 ? text.length() : end + 2;
    }

    private Token next() {
        int start = at;
        char c = text.charAt(at);
        if (c == '"') {
            return quoted();
        }
        if (isWordPart(c) && !isDigit(c)) {
            return word();
        }
        if (isDigit(c)) {
            return number();
        }
        if (c > 126) {
            return foreign();
        }
        at++;
        if (c == '\'') {
            skipSingleQuoted();
        }
        String remedy = NO_SIGNS.get(c);
        if (remedy != null && !isInlineCast(c, start)) {
            fault(start, at, "bad-sign", "`" + c + "` is not part of the rule language.", remedy);
            skipRestOfComment(c);
            return new Token(Token.Kind.BAD, String.valueOf(c), start, at);
        }
        if (at < text.length() && LONG_SIGNS.contains(text.substring(start, at + 1))) {
            at++;
        }
        return new Token(Token.Kind.SIGN, text.substring(start, at), start, at);
    }

    private boolean isInlineCast(char c, int start) {
        return c == '#'
                && start > 0
                && isWordPart(text.charAt(start - 1))
                && at < text.length()
                && isWordPart(text.charAt(at));
    }

    /** An old comment with {@code #} is skipped whole, so that its words are not faults of their own. */
    private void skipRestOfComment(char c) {
        int lineStart = text.lastIndexOf('\n', at - 1) + 1;
        if (c == '#' && text.substring(lineStart, at - 1).isBlank()) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        }
    }

    private void skipSingleQuoted() {
        int close = text.indexOf('\'', at);
        int end = text.indexOf('\n', at);
        if (close >= 0 && (end < 0 || close < end)) {
            at = close + 1;
        }
    }

    private Token word() {
        int start = at;
        while (at < text.length() && isWordPart(text.charAt(at))) {
            at++;
        }
        if (at < text.length() && text.charAt(at) > 126 && Character.isUnicodeIdentifierPart(text.codePointAt(at))) {
            at = start;
            return foreign();
        }
        if (at - start > LONGEST_WORD) {
            fault(
                    start,
                    at,
                    "too-long",
                    "This name has more than " + LONGEST_WORD + " letters.",
                    "Choose a shorter one.");
            return new Token(Token.Kind.BAD, text.substring(start, start + LONGEST_WORD), start, at);
        }
        return new Token(Token.Kind.WORD, text.substring(start, at), start, at);
    }

    /** A name or sign with characters that no name has, such as a letter of another script that looks Latin. */
    private Token foreign() {
        int start = at;
        int offending = -1;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (at > start && !Character.isUnicodeIdentifierPart(c) && c != '$') {
                break;
            }
            offending = offending < 0 && c > 126 ? c : offending;
            at += Character.charCount(c);
        }
        if (offending == 0xFFFD && file.isDamaged()) {
            return new Token(Token.Kind.BAD, text.substring(start, at), start, at);
        }
        fault(
                start,
                at,
                "bad-sign",
                String.format(
                        "`%s` (U+%04X) does not belong to a name or sign of the rule language.",
                        Character.toString(offending), offending),
                "Names have the letters a to z, digits and `_`; other characters stand in texts and comments only.");
        return new Token(Token.Kind.BAD, text.substring(start, at), start, at);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordPart(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
    }

    private Token number() {
        int start = at;
        while (at < text.length() && (isWordPart(text.charAt(at)) || isPoint())) {
            at++;
        }
        return new Token(Token.Kind.NUMBER, text.substring(start, at), start, at);
    }

    private boolean isPoint() {
        return text.charAt(at) == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1));
    }

    private Token quoted() {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                break;
            }
            if (c == '\\') {
                at++;
                value.append(escaped());
            } else {
                value.append(c);
            }
            at++;
        }
        if (at >= text.length() || text.charAt(at) != '"') {
            at = Math.min(at, text.length());
            fault(start, at, "open-text", "This text never ends.", "Close it with `\"` on the same line.");
            return new Token(Token.Kind.BAD, "\"", start, at);
        }
        at++;
        if (value.length() > LONGEST_TEXT) {
            fault(
                    start,
                    at,
                    "too-long",
                    "This text has more than " + LONGEST_TEXT + " characters.",
                    "Shorten it: a reason is a sentence or two.");
        }
        return new Token(Token.Kind.TEXT, value.toString(), start, at);
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at) : '\n';
        return switch (c) {
            case '"', '\\' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            case '\n', '\r' -> {
                at--;
                yield ' ';
            }
            default -> {
                int end = at + Character.charCount(text.codePointAt(at));
                fault(
                        at - 1,
                        end,
                        "bad-escape",
                        "`" + text.substring(at - 1, end) + "` is not known inside a text.",
                        "Write the character itself; only `\\\"`, `\\\\`, `\\n` and `\\t` are escaped.");
                at = end - 1;
                yield ' ';
            }
        };
    }

    private void fault(int start, int end, String code, String message, String remedy) {
        faults.error(code, file.place(start, end), message, remedy);
    }
}
