package dev.decorum.example.store;

/** The database did not do what it was asked. The message names the task and never a value. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * A failure.
     *
     * @param task what could not be done, such as {@code open the database}
     */
    public StoreException(String task, Throwable cause) {
        super("Could not " + task + ". Maybe the database is down, full, or open elsewhere.", cause);
    }

    /** A refusal, in words for whoever started the process. */
    StoreException(String message) {
        super(message);
    }
}
