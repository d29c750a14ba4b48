package dev.decorum.example.operations;

import dev.decorum.example.intake.Account;
import dev.decorum.example.intake.Accounts;
import dev.decorum.example.intake.Inbox;
import dev.decorum.example.intake.Intake;
import dev.decorum.example.store.Database;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what channels only rang the bell for, while no transaction is open, and brings each event of it to its case in a
 * transaction of its own. An event that came before is passed over, so a kill in between repeats nothing. One worker runs at
 * a time.
 */
public final class FetchWorker {
    private static final Logger LOG = LoggerFactory.getLogger(FetchWorker.class);

    private final Database database;
    private final Inbox inbox;
    private final Intake intake;
    private final Accounts accounts;
    private final CaseFlow flow;

    /** A worker that brings the content of the bells of an inbox to a flow. */
    public FetchWorker(Database database, Inbox inbox, Intake intake, Accounts accounts, CaseFlow flow) {
        this.database = database;
        this.inbox = inbox;
        this.intake = intake;
        this.accounts = accounts;
        this.flow = flow;
    }

    /**
     * Fetches the content of the next bell.
     *
     * @return false when none waits
     */
    public boolean step() {
        Optional<Inbox.Entry> next = database.inTransaction(inbox::nextPending);
        next.ifPresent(this::fetch);
        return next.isPresent();
    }

    private void fetch(Inbox.Entry entry) {
        try {
            Account account = accounts.find(entry.channel(), entry.account())
                    .orElseThrow(() -> new IllegalStateException("The account of a bell is gone."));
            ContentPending bell = intake.event(entry, account.channel())
                    .filter(ContentPending.class::isInstance)
                    .map(ContentPending.class::cast)
                    .orElseThrow(
                            () -> new IllegalStateException("The account of a stored bell no longer verifies it."));
            List<String> faults = new ArrayList<>();
            List<ChannelEvent> events = intake.fetch(bell, account.channel(), faults::add);
            boolean whole = true;
            for (int place = 0; place < events.size(); place++) {
                ChannelEvent event = events.get(place);
                if (event instanceof ContentPending) {
                    whole = false;
                } else {
                    handle(entry, event, place);
                }
            }
            if (whole) {
                database.inTransaction(connection -> {
                    inbox.done(connection, entry);
                    return true;
                });
            } else {
                inbox.notFetched(
                        entry, faults.isEmpty() ? "There is more content than is fetched at once." : faults.get(0));
            }
        } catch (RuntimeException e) {
            // Its message may hold what the customer wrote, so only its kind and place are logged.
            LOG.warn("bell={} failed={} at={}", entry.number(), e.getClass().getSimpleName(), e.getStackTrace()[0]);
            inbox.notFetched(entry, "Its content could not be handled.");
        }
    }

    private void handle(Inbox.Entry entry, ChannelEvent event, int place) {
        database.inTransaction(connection -> {
            if (inbox.fetched(connection, entry, event, place)) {
                flow.handle(connection, event);
            }
            return true;
        });
    }
}
