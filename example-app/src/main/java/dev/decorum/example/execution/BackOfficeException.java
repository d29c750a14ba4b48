package dev.decorum.example.execution;

/** The back office did not answer as expected. Whether a change took effect is then not known. */
public final class BackOfficeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String explanation;

    /** A failure to do a task, such as `look an order up`. */
    public BackOfficeException(String task, Throwable cause) {
        super(explain(task), cause);
        this.explanation = explain(task);
    }

    /** The message, which is always there. */
    public String explanation() {
        return explanation;
    }

    private static String explain(String task) {
        return "The back office could not " + task + ". Maybe it is down; nothing is tried again by itself.";
    }
}
