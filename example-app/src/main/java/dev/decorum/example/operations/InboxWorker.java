package dev.decorum.example.operations;

import dev.decorum.example.intake.Accounts;
import dev.decorum.example.intake.Inbox;
import dev.decorum.example.intake.Intake;
import dev.decorum.example.store.Database;
import dev.decorum.example.store.StoreException;
import dev.decorum.policy.channel.ChannelEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events out of the inbox in the order in which they came, and handles each in one transaction: a kill leaves it
 * handled or not begun. One worker runs at a time.
 */
public final class InboxWorker {
    private static final Logger LOG = LoggerFactory.getLogger(InboxWorker.class);

    private final Database database;
    private final Inbox inbox;
    private final Intake intake;
    private final Accounts accounts;
    private final CaseFlow flow;

    /** A worker that brings the events of an inbox to a flow. */
    public InboxWorker(Database database, Inbox inbox, Intake intake, Accounts accounts, CaseFlow flow) {
        this.database = database;
        this.inbox = inbox;
        this.intake = intake;
        this.accounts = accounts;
        this.flow = flow;
    }

    /**
     * Handles the next event.
     *
     * @return false when none waits
     */
    public boolean step() {
        Optional<Inbox.Entry> next = database.inTransaction(inbox::next);
        if (next.isEmpty()) {
            return false;
        }
        Inbox.Entry entry = next.get();
        try {
            database.inTransaction(connection -> {
                handle(connection, entry);
                return true;
            });
        } catch (RuntimeException e) {
            // Its message may hold what the customer wrote, so only its kind and place are logged.
            LOG.warn("event={} failed={} at={}", entry.number(), e.getClass().getSimpleName(), e.getStackTrace()[0]);
            inbox.failed(
                    entry, e instanceof StoreException ? String.valueOf(e.getMessage()) : "It could not be handled.");
        }
        return true;
    }

    private void handle(Connection connection, Inbox.Entry entry) throws SQLException {
        Optional<ChannelEvent> event = accounts.find(entry.channel(), entry.account())
                .flatMap(account -> intake.event(entry, account.channel()));
        if (event.isEmpty()) {
            throw new IllegalStateException("The account of a stored delivery no longer verifies it.");
        }
        if (event.get() instanceof ChannelEvent.ContentPending) {
            inbox.unfetched(connection, entry);
        } else {
            flow.handle(connection, event.get());
            inbox.done(connection, entry);
        }
    }
}
