package dev.decorum.policy.claim;

/** A pattern that cannot be read; the message is for its author. */
public final class PhraseException extends Exception {
    private static final long serialVersionUID = 1;

    private final int at;
    private final int length;
    private final String remedy;

    PhraseException(int at, int length, String message, String remedy) {
        super(message);
        this.at = at;
        this.length = Math.max(1, length);
        this.remedy = remedy;
    }

    /** Where in the pattern, in UTF-16 code units from 0. */
    public int at() {
        return at;
    }

    /** How much of it, at least 1. */
    public int length() {
        return length;
    }

    /** What to write instead. */
    public String remedy() {
        return remedy;
    }
}
