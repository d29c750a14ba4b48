package dev.decorum.example.execution;

import dev.decorum.example.execution.OutboxHandler.Start;
import dev.decorum.example.store.Database;
import dev.decorum.example.store.StoreException;
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
 * application starts is looked up and never sent again, so that nothing goes out twice. What came of a row is remembered
 * until it is written down, should the database refuse for a while. One dispatcher runs at a time, on one thread.
 */
public final class Dispatcher {
    private static final int MOST_ATTEMPTS = 8;
    /** How often it is tried to write down what came of a row, before it counts as unknown. */
    private static final int MOST_ENDINGS = 100;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);

    private final Database database;
    private final OutboxTable outbox;
    private final Map<OutboxKind, OutboxHandler> handlers;
    private final InstantSource clock;
    private @Nullable Ended open;

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
        List<OutboxItem> sending = database.inTransaction(c -> outbox.in(c, OutboxState.SENDING));
        for (OutboxItem item : sending) {
            end(item, handler(item).found(item));
        }
    }

    /**
     * Sends the next row that is due, or writes down what came of the last one.
     *
     * @return false when there was nothing to do
     * @throws StoreException when the database refuses; nothing is lost by it, and the next step tries again
     */
    public boolean step() {
        if (open != null) {
            finish(open);
            return true;
        }
        Optional<OutboxItem> due = database.inTransaction(connection -> outbox.due(connection, clock.instant()));
        due.ifPresent(this::send);
        return due.isPresent();
    }

    private void send(OutboxItem item) {
        Start start;
        try {
            start = database.inTransaction(connection -> begin(connection, item));
        } catch (RuntimeException e) {
            // It goes to the end of the queue, so that one row that cannot be begun holds up no other.
            database.inTransaction(connection -> {
                outbox.postpone(connection, item.number(), clock.instant().plus(wait(item)));
                return true;
            });
            throw e;
        }
        if (start instanceof Start.Go go) {
            finish(new Ended(item, go.sending().get(), 0));
        }
    }

    private void finish(Ended ended) {
        open = new Ended(ended.item(), ended.outcome(), ended.tries() + 1);
        if (ended.tries() < MOST_ENDINGS) {
            end(ended.item(), ended.outcome());
        } else {
            database.inTransaction(connection -> {
                move(
                        connection,
                        ended.item(),
                        OutboxState.SENDING,
                        OutboxState.UNKNOWN,
                        "What came of it could not be written down.");
                return true;
            });
        }
        open = null;
    }

    private Start begin(Connection connection, OutboxItem item) throws SQLException {
        move(connection, item, OutboxState.NEW, OutboxState.SENDING, null);
        Start start = handler(item).begin(connection, item);
        if (start instanceof Start.Stop stop) {
            move(connection, item, OutboxState.SENDING, OutboxState.FAILED, stop.why());
            outbox.forget(connection, item.number());
        }
        return start;
    }

    private void end(OutboxItem item, Sending outcome) {
        database.inTransaction(connection -> {
            if (outcome instanceof Sending.Later later && item.attempts() < MOST_ATTEMPTS) {
                outbox.postpone(connection, item.number(), clock.instant().plus(wait(item)));
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

    private static Duration wait(OutboxItem item) {
        return FIRST_WAIT.multipliedBy(1L << Math.min(item.attempts(), MOST_ATTEMPTS));
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

    private record Ended(OutboxItem item, Sending outcome, int tries) {}
}
