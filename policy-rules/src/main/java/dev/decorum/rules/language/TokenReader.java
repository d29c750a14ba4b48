package dev.decorum.rules.language;

import dev.decorum.rules.source.Place;
import dev.decorum.rules.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** A cursor over tokens, with the places and the faults that parsers need. */
class TokenReader {
    /** Deeper nesting of brackets than any rule needs; a bound on the recursion of the parsers. */
    private static final int MAX_DEPTH = 8;

    final SourceFile file;
    private final List<Token> tokens;
    private int index;
    private int depth;

    TokenReader(SourceFile file, List<Token> tokens) {
        this.file = file;
        this.tokens = tokens;
    }

    final Token peek() {
        return tokens.get(index);
    }

    final Token peekAfter() {
        return tokens.get(Math.min(index + 1, tokens.size() - 1));
    }

    /** The token that many places after the next one; the last one when there are not so many. */
    final Token ahead(int count) {
        return tokens.get(Math.min(index + count, tokens.size() - 1));
    }

    /** Whether a token, the next one, is the first on its line. */
    final boolean startsLine(Token token) {
        return index == 0 || file.lineAt(tokens.get(index - 1).start()) < file.lineAt(token.start());
    }

    final Token take() {
        Token token = tokens.get(index);
        if (index < tokens.size() - 1) {
            index++;
        }
        return token;
    }

    final boolean takeIf(String sign) {
        if (peek().is(sign)) {
            take();
            return true;
        }
        return false;
    }

    final Token expect(String sign, String remedy) {
        Token token = peek();
        if (!token.is(sign)) {
            throw unexpected(token, "`" + sign + "` was expected here, not " + token.shown() + ".", remedy);
        }
        return take();
    }

    final boolean atEnd() {
        return peek().kind() == Token.Kind.END;
    }

    final void enter(Token at) {
        if (++depth > MAX_DEPTH) {
            throw fault(
                    "too-deep", at, "Brackets are nested more than " + MAX_DEPTH + " deep.", "Write several rules.");
        }
    }

    final void leave() {
        depth--;
    }

    final Place place(Token token) {
        return file.place(token.start(), token.end());
    }

    final Place place(Token first, int end) {
        return file.place(first.start(), end);
    }

    /** The offset after the token taken last. */
    final int lastEnd() {
        return index == 0 ? tokens.get(0).start() : tokens.get(index - 1).end();
    }

    /** Tokens of a part of a file, closed by one of the kind END. */
    static List<Token> part(List<Token> tokens, int from, int to) {
        List<Token> part = new ArrayList<>(tokens.subList(from, to));
        int end = from < to ? tokens.get(to - 1).end() : tokens.get(from).start();
        part.add(new Token(Token.Kind.END, "", end, end));
        return part;
    }

    /** A fault at a token where something else should stand; silent where the token has a fault of its own. */
    final LanguageException unexpected(Token token, String message, String remedy) {
        return token.kind() == Token.Kind.BAD ? LanguageException.repeated() : fault("syntax", token, message, remedy);
    }

    final LanguageException fault(String code, Token token, String message, String remedy) {
        return new LanguageException(code, place(token), message, remedy);
    }
}
