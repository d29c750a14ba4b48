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
 * handled or not begun. An event for which a slow drafter is asked is set aside meanwhile, and so are later ones of its
 * conversation; all others go on. One worker runs at a time, on one thread.
 */
public final class InboxWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InboxWorker.class);

    private final Database database;
    private final Inbox inbox;
    private final Intake intake;
    private final Accounts accounts;
    private final CaseFlow flow;
    private final SetAside aside = new SetAside();

    /** A worker that brings the events of an inbox to a flow. */
    public InboxWorker(Database database, Inbox inbox, Intake intake, Accounts accounts, CaseFlow flow) {
        this.database = database;
        this.inbox = inbox;
        this.intake = intake;
        this.accounts = accounts;
        this.flow = flow;
    }

    /** Whom to tell, on any thread, that an event that was set aside can go on. */
    public void whenWorded(Runnable wake) {
        aside.whenWorded(wake);
    }

    /**
     * Handles the next event.
     *
     * @return false when none waits, or all that do wait for words
     */
    public boolean step() {
        Optional<SetAside.Waiting> worded = aside.worded();
        if (worded.isPresent()) {
            handle(worded.get().entry(), worded.get().words());
            return true;
        }
        if (aside.isFull()) {
            return false;
        }
        Optional<Inbox.Entry> next = database.inTransaction(connection -> inbox.next(connection, aside.numbers()));
        if (next.isEmpty()) {
            return false;
        }
        Inbox.Entry entry = next.get();
        if (aside.isEmpty() || !aside.holdsBack(entry, event(entry))) {
            handle(entry, new Wording(flow.drafter()));
        }
        return true;
    }

    private void handle(Inbox.Entry entry, Wording words) {
        try {
            database.inTransaction(connection -> {
                handle(connection, entry, words);
                return true;
            });
        } catch (Wording.Wanted wanted) {
            aside.put(entry, event(entry), words, wanted);
        } catch (RuntimeException e) {
            // Its message may hold what the customer wrote, so only its kind and place are logged.
            LOG.warn("event={} failed={} at={}", entry.number(), e.getClass().getSimpleName(), e.getStackTrace()[0]);
            inbox.failed(
                    entry, e instanceof StoreException ? String.valueOf(e.getMessage()) : "It could not be handled.");
        }
    }

    private void handle(Connection connection, Inbox.Entry entry, Wording words) throws SQLException {
        ChannelEvent event = event(entry)
                .orElseThrow(
                        () -> new IllegalStateException("The account of a stored delivery no longer verifies it."));
        if (event instanceof ChannelEvent.ContentPending pending) {
            if (intake.fetches(pending)) {
                inbox.pending(connection, entry);
            } else {
                inbox.unfetched(connection, entry);
            }
        } else {
            flow.wordedBy(words).handle(connection, event);
            inbox.done(connection, entry);
        }
    }

    private Optional<ChannelEvent> event(Inbox.Entry entry) {
        return accounts.find(entry.channel(), entry.account())
                .flatMap(account -> intake.event(entry, account.channel()));
    }

    /** Asks for no more words; what was set aside is handled after the next start. */
    @Override
    public void close() {
        aside.close();
    }
}
