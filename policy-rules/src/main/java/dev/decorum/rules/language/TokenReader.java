package dev.decorum.rules.language;

import dev.decorum.rules.source.Place;
import dev.decorum.rules.source.SourceFile;
import java.util.List;

/** A cursor over tokens, with the places and the faults that parsers need. */
class TokenReader {
    /** Deeper nesting of brackets than any rule needs; a bound on the recursion of the parsers. */
    private static final int MAX_DEPTH = 24;

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

    final LanguageException unexpected(Token token, String message, String remedy) {
        return fault("syntax", token, message, remedy);
    }

    final LanguageException fault(String code, Token token, String message, String remedy) {
        return new LanguageException(code, place(token), message, remedy);
    }
}
