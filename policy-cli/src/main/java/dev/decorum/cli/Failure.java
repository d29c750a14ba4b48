package dev.decorum.cli;

/** Ends a command with a message for the user and an exit code. */
final class Failure extends Exception {
    private static final long serialVersionUID = 1;

    private final int exitCode;
    private final String remedy;

    Failure(int exitCode, String problem, String remedy) {
        super(problem);
        this.exitCode = exitCode;
        this.remedy = remedy;
    }

    int exitCode() {
        return exitCode;
    }

    /** The problem, and the remedy on a line of its own. */
    String render() {
        return getMessage() + (remedy.isEmpty() ? "" : "\n  = " + remedy);
    }
}
