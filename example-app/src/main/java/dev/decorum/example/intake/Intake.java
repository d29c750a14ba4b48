package dev.decorum.example.intake;

import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ContentFetcher;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where deliveries come in: the signature first, then the inbox, then the answer to the channel. Safe for use by several
 * threads.
 */
@Singleton
public final class Intake {
    private final Map<String, ChannelAdapter> adapters = ChannelAdapter.installed();
    private final Inbox inbox;
    private final @Nullable HttpFetcher fetcher;

    /** An intake that keeps what comes in this inbox, and leaves the content of bells where it is. */
    @Inject
    public Intake(Inbox inbox) {
        this(inbox, null);
    }

    /** An intake that keeps what comes in this inbox, and has the content of bells fetched. */
    public Intake(Inbox inbox, @Nullable HttpFetcher fetcher) {
        this.inbox = inbox;
        this.fetcher = fetcher;
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

    /** Whether the content of this bell can be fetched. */
    public boolean fetches(ChannelEvent.ContentPending pending) {
        return fetcher != null && fetcher.reaches(pending);
    }

    /**
     * Fetches the content of a bell.
     *
     * @param onFault is told why a part of it is not there; that part is among the events as it was
     * @return what the content means
     * @throws IllegalStateException when the content of this bell cannot be fetched
     */
    public List<ChannelEvent> fetch(
            ChannelEvent.ContentPending pending, ChannelAccount account, Consumer<String> onFault) {
        HttpFetcher from = fetcher;
        if (from == null) {
            throw new IllegalStateException("Nothing is fetched here. Maybe ask `fetches` first.");
        }
        ContentFetcher telling = (bell, of) -> {
            ContentFetcher.Fetched fetched = from.fetch(bell, of);
            if (fetched instanceof ContentFetcher.Fetched.Unavailable unavailable) {
                onFault.accept(unavailable.reason());
            }
            return fetched;
        };
        return telling.fill(adapter(account), List.of(pending), account);
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
