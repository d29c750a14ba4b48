package dev.decorum.example.intake;

import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where deliveries come in: the signature first, then the inbox, then the answer to the channel. Safe for use by several
 * threads.
 */
@Singleton
public final class Intake {
    private final Map<String, ChannelAdapter> adapters = ChannelAdapter.installed();
    private final Inbox inbox;

    /** An intake that keeps what comes in this inbox. */
    @Inject
    public Intake(Inbox inbox) {
        this.inbox = inbox;
    }

    /**
     * Verifies and reads a delivery, and writes its events down.
     *
     * @return the answer that the channel is to be told, and the events that had not come before; a rejection is not kept
     * @throws dev.decorum.example.store.StoreException when they cannot be written; the channel must deliver again
     * @throws IllegalArgumentException when no adapter of the channel is on the class path
     */
    public Reception receive(RawDelivery delivery, ChannelAccount account) {
        Reception reception = adapter(account).receive(delivery, account);
        if (reception.events().stream().anyMatch(ChannelEvent.Rejected.class::isInstance)) {
            return reception;
        }
        return new Reception(reception.answer(), inbox.store(delivery, account, reception.events()));
    }

    /** The event that an entry of the inbox stands for; nothing when the account no longer verifies its delivery. */
    public Optional<ChannelEvent> event(Inbox.Entry entry, ChannelAccount account) {
        List<ChannelEvent> events =
                adapter(account).receive(entry.delivery(), account).events();
        return entry.place() < events.size() && !(events.get(entry.place()) instanceof ChannelEvent.Rejected)
                ? Optional.of(events.get(entry.place()))
                : Optional.empty();
    }

    private ChannelAdapter adapter(ChannelAccount account) {
        ChannelAdapter found = adapters.get(account.channel());
        if (found == null) {
            throw new IllegalArgumentException("No adapter for the channel `" + account.channel()
                    + "` is on the class path. Maybe add channel-adapters to the dependencies.");
        }
        return found;
    }
}
