package dev.decorum.example.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;

/** Knows how one kind of row is sent. Implementations are safe for use by several threads. */
public interface OutboxHandler {
    /**
     * Looks once more whether the row may be sent, in the transaction that marks it as being sent. Nothing is sent here.
     */
    Start begin(Connection connection, OutboxItem item) throws SQLException;

    /** What became of a row that was being sent when the application ended. Looks only, and sends nothing. */
    Sending found(OutboxItem item);

    /** Notes what came of it, in the transaction that marks the row. Not called for {@link Sending.Later}. */
    void end(Connection connection, OutboxItem item, Sending outcome) throws SQLException;

    /** Whether a row may be sent. */
    sealed interface Start {
        /**
         * It may.
         *
         * @param sending sends it, once, outside of any transaction; does not throw
         */
        record Go(Supplier<Sending> sending) implements Start {}

        /**
         * It may not; what follows from that is written in the same transaction.
         *
         * @param why why, as a sentence without personal data
         */
        record Stop(String why) implements Start {}
    }
}
