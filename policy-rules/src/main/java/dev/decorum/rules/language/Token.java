package dev.decorum.rules.language;

/**
 * A word, number, text or sign of a DRL file.
 *
 * @param kind what it is
 * @param text the word or sign itself; the value of a text without its quotes
 * @param start the offset of its first character in the file
 * @param end the offset after its last character
 */
record Token(Kind kind, String text, int start, int end) {
    enum Kind {
        WORD,
        NUMBER,
        TEXT,
        SIGN,
        /** Something that is no token; its fault is reported already. */
        BAD,
        END
    }

    boolean is(String sign) {
        return (kind == Kind.SIGN || kind == Kind.WORD) && text.equals(sign);
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    /** The token as a message shows it. */
    String shown() {
        return switch (kind) {
            case END -> "the end";
            case TEXT -> text.length() > 40 ? "this text" : "the text \"" + text + "\"";
            default -> "`" + text + "`";
        };
    }
}
