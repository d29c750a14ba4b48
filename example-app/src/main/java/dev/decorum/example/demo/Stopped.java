package dev.decorum.example.demo;

/** The story cannot go on; the message says why in words for a person. */
final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The delivery was rejected. */
    static final int REJECTED = 2;

    private final int exitCode;

    Stopped(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Something came out otherwise than the story needs, as it may under other rules. */
    static Stopped because(String message) {
        return new Stopped(1, "The story ends here: " + message);
    }

    int exitCode() {
        return exitCode;
    }
}
