package dev.decorum.example.execution;

import dev.decorum.example.execution.OutboxHandler.Start;
import dev.decorum.example.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is in the outbox: marks a row, sends it, and marks what came of it. A row that is found marked when the
 * application starts is looked up and never sent again, so that nothing goes out twice. One dispatcher runs at a time.
 */
public final class Dispatcher {
    private static final int MOST_ATTEMPTS = 8;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);

    private final Database database;
    private final OutboxTable outbox;
    private final Map<OutboxKind, OutboxHandler> handlers;
    private final InstantSource clock;

    /** A dispatcher with a handler for each kind of row. */
    public Dispatcher(
            Database database, OutboxTable outbox, Map<OutboxKind, OutboxHandler> handlers, InstantSource clock) {
        this.database = database;
        this.outbox = outbox;
        this.handlers = new EnumMap<>(handlers);
        this.clock = clock;
    }

    /** Finds out about the rows that were being sent when the application ended. Call it before the first step. */
    public void recover() {
        List<OutboxItem> open = database.inTransaction(c -> outbox.in(c, OutboxState.SENDING));
        for (OutboxItem item : open) {
            end(item, handler(item).found(item));
        }
    }

    /**
     * Sends the next row that is due.
     *
     * @return false when none was
     */
    public boolean step() {
        Optional<Begun> begun = database.inTransaction(this::begin);
        if (begun.isEmpty()) {
            return false;
        }
        if (begun.get().start() instanceof Start.Go go) {
            end(begun.get().item(), go.sending().get());
        }
        return true;
    }

    private Optional<Begun> begin(Connection connection) throws SQLException {
        OutboxItem item = outbox.due(connection, clock.instant()).orElse(null);
        if (item == null) {
            return Optional.empty();
        }
        move(connection, item, OutboxState.NEW, OutboxState.SENDING, null);
        Start start = handler(item).begin(connection, item);
        if (start instanceof Start.Stop stop) {
            move(connection, item, OutboxState.SENDING, OutboxState.FAILED, stop.why());
            outbox.forget(connection, item.number());
        }
        return Optional.of(new Begun(item, start));
    }

    private void end(OutboxItem item, Sending outcome) {
        database.inTransaction(connection -> {
            if (outcome instanceof Sending.Later later && item.attempts() < MOST_ATTEMPTS) {
                Duration wait = FIRST_WAIT.multipliedBy(1L << item.attempts());
                outbox.postpone(connection, item.number(), clock.instant().plus(wait));
                return later;
            }
            Sending last = outcome instanceof Sending.Later later ? new Sending.NotDone(later.why()) : outcome;
            handler(item).end(connection, item, last);
            if (last instanceof Sending.Done) {
                move(connection, item, OutboxState.SENDING, OutboxState.SENT, null);
            } else if (last instanceof Sending.NotDone no) {
                move(connection, item, OutboxState.SENDING, OutboxState.FAILED, no.why());
            } else if (last instanceof Sending.Unknown unknown) {
                move(connection, item, OutboxState.SENDING, OutboxState.UNKNOWN, unknown.why());
            }
            outbox.forget(connection, item.number());
            return last;
        });
    }

    private void move(Connection connection, OutboxItem item, OutboxState from, OutboxState to, @Nullable String fault)
            throws SQLException {
        String shortened = fault == null || fault.length() <= 400 ? fault : fault.substring(0, 400);
        if (!outbox.move(connection, item.number(), from, to, shortened, clock.instant())) {
            throw new IllegalStateException("The row " + item.number()
                    + " of the outbox was changed meanwhile. Maybe two applications run on one database.");
        }
    }

    private OutboxHandler handler(OutboxItem item) {
        return Objects.requireNonNull(handlers.get(item.kind()), "Each kind of row has a handler.");
    }

    private record Begun(OutboxItem item, Start start) {}
}
