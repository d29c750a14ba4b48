package dev.decorum.policy.review;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Takes part in the transaction in which reviews change: whatever it writes, such as an outbox row or an event of evidence,
 * is there exactly when the change is. When it throws, nothing has changed.
 */
@FunctionalInterface
public interface ReviewListener {
    /** Takes no part. */
    ReviewListener NONE = (connection, changed) -> {};

    /**
     * Comes before anything is written. A listener that takes locks which others take before they change reviews, such as
     * the one of a log of evidence, takes them here, so that nobody waits in a circle.
     */
    default void begin(Connection connection) throws SQLException {}

    /**
     * Comes after the reviews are written and before the transaction ends.
     *
     * @param changed the reviews as they are now
     */
    void saved(Connection connection, List<Review> changed) throws SQLException;
}
