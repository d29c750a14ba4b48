package dev.decorum.policy.review;

import java.sql.SQLException;

/** The database that keeps reviews could not do what it was asked. Nothing has changed. */
public final class ReviewStoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ReviewStoreException(String what, SQLException cause) {
        super(what + " The database answered with the state `" + cause.getSQLState() + "`.", cause);
    }
}
