package dev.decorum.example.execution;

import dev.decorum.example.store.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to go out, in the table {@code outbox}. Every method works in the caller's transaction: a row is written with
 * what decided it, or not at all. Safe for use by several threads.
 */
public final class OutboxTable {
    /**
     * Writes a row.
     *
     * @return whether it is new; false when a row with its key is there already, and nothing has changed
     */
    public boolean add(Connection connection, OutboxItem item, Instant now) throws SQLException {
        boolean known = Rows.first(
                        connection,
                        "select 1 from outbox where idempotency_key = ?",
                        row -> true,
                        item.idempotencyKey())
                .isPresent();
        if (!known) {
            Rows.update(
                    connection,
                    "insert into outbox (idempotency_key, kind, case_id, subject, state, message, proposal, attempts,"
                            + " due_at, changed_at, content) values (?, ?, ?, ?, 'NEW', ?, ?, 0, ?, ?, ?)",
                    item.idempotencyKey(),
                    item.kind().name(),
                    item.caseId(),
                    item.subject(),
                    item.message(),
                    item.proposal(),
                    now,
                    now,
                    item.content());
        }
        return !known;
    }

    /** The oldest row that is to be sent now. */
    public Optional<OutboxItem> due(Connection connection, Instant now) throws SQLException {
        return Rows.first(
                connection,
                "select * from outbox where state = 'NEW' and due_at <= ? order by number fetch first 1 row only",
                OutboxTable::item,
                now);
    }

    /** The rows in this state, the oldest first. */
    public List<OutboxItem> in(Connection connection, OutboxState state) throws SQLException {
        return Rows.all(
                connection, "select * from outbox where state = ? order by number", OutboxTable::item, state.name());
    }

    /**
     * Moves a row from one state to another.
     *
     * @param fault what went wrong, without personal data; null when nothing did
     * @return false when it was in another state, and nothing has changed
     */
    public boolean move(
            Connection connection, long number, OutboxState from, OutboxState to, @Nullable String fault, Instant now)
            throws SQLException {
        return Rows.update(
                        connection,
                        "update outbox set state = ?, fault = ?, changed_at = ? where number = ? and state = ?",
                        to.name(),
                        fault,
                        now,
                        number,
                        from.name())
                == 1;
    }

    /** Lets a row that was not sent wait until this instant. */
    public void postpone(Connection connection, long number, Instant until) throws SQLException {
        Rows.update(
                connection,
                "update outbox set state = 'NEW', attempts = attempts + 1, due_at = ? where number = ? and state in ('NEW', 'SENDING')",
                until,
                number);
    }

    /** Takes back what waits in a case. */
    public void withdraw(Connection connection, String caseId, Instant now) throws SQLException {
        Rows.update(
                connection,
                "update outbox set state = 'WITHDRAWN', changed_at = ? where case_id = ? and state = 'NEW'",
                now,
                caseId);
    }

    /** Forgets what was sent by a row that is done with. */
    public void forget(Connection connection, long number) throws SQLException {
        Rows.update(connection, "update outbox set content = null where number = ?", number);
    }

    /** How many rows are in this state. */
    public long count(Connection connection, OutboxState state) throws SQLException {
        return Rows.first(
                        connection, "select count(*) from outbox where state = ?", row -> row.getLong(1), state.name())
                .orElse(0L);
    }

    private static OutboxItem item(ResultSet row) throws SQLException {
        long message = row.getLong("message");
        Long number = row.wasNull() ? null : message;
        return new OutboxItem(
                row.getLong("number"),
                row.getString("idempotency_key"),
                OutboxKind.valueOf(row.getString("kind")),
                row.getString("case_id"),
                row.getString("subject"),
                number,
                row.getString("proposal"),
                row.getInt("attempts"),
                row.getBytes("content"));
    }
}
