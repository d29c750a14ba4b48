package dev.decorum.example.operations;

import dev.decorum.example.intake.Inbox;
import dev.decorum.policy.channel.ChannelEvent;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The events of the inbox that wait for words of a slow drafter, and those that wait behind them. Nothing of it is kept:
 * their rows are as new as before, and begin anew after a kill. For one thread, but for {@link #whenWorded}.
 */
final class SetAside implements AutoCloseable {
    /** So many drafts are asked for at once. */
    private static final int ASKED_AT_ONCE = 4;
    /** So many events are set aside before the next one has to wait for one of them. */
    private static final int MOST = 200;

    private final Map<Long, Waiting> waiting = new TreeMap<>();
    private final Set<Long> behind = new HashSet<>();
    private final ExecutorService askers = Executors.newFixedThreadPool(ASKED_AT_ONCE, SetAside::thread);
    private volatile Runnable wake = () -> {};

    void whenWorded(Runnable told) {
        wake = told;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    boolean isFull() {
        return waiting.size() + behind.size() >= MOST;
    }

    /** The numbers of all events that are set aside. */
    Set<Long> numbers() {
        Set<Long> all = new HashSet<>(waiting.keySet());
        all.addAll(behind);
        return all;
    }

    /** The oldest event whose words are there; it is no longer set aside, and those behind it are looked at again. */
    Optional<Waiting> worded() {
        Iterator<Waiting> all = waiting.values().iterator();
        while (all.hasNext()) {
            Waiting next = all.next();
            if (next.asked.isDone()) {
                all.remove();
                behind.clear();
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    /** Sets an event aside, and asks for the words that it wants. */
    void put(Inbox.Entry entry, Optional<ChannelEvent> event, Wording words, Wording.Wanted wanted) {
        Future<?> asked =
                CompletableFuture.runAsync(() -> words.ask(wanted), askers).whenComplete((done, failed) -> wake.run());
        waiting.put(entry.number(), new Waiting(entry, thread(event), words, asked));
    }

    /** Whether an event belongs to a conversation of which an earlier one waits; it is then set aside behind that. */
    boolean holdsBack(Inbox.Entry entry, Optional<ChannelEvent> event) {
        String thread = thread(event);
        boolean later = waiting.values().stream().anyMatch(earlier -> earlier.mayConcern(entry, thread));
        if (later) {
            behind.add(entry.number());
        }
        return later;
    }

    /** The conversation of an event; null when it does not say. */
    private static @Nullable String thread(Optional<ChannelEvent> event) {
        ChannelEvent of = event.orElse(null);
        if (of instanceof ChannelEvent.MessageReceived received) {
            return received.content().thread();
        }
        if (of instanceof ChannelEvent.MessageEdited edited) {
            return edited.content().thread();
        }
        return of instanceof ChannelEvent.Echo echo ? echo.content().thread() : null;
    }

    private static Thread thread(Runnable asking) {
        Thread thread = new Thread(asking, "drafts");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        askers.shutdownNow();
    }

    /**
     * An event that waits for words.
     *
     * @param thread its conversation; null when it does not say
     */
    record Waiting(Inbox.Entry entry, @Nullable String thread, Wording words, Future<?> asked) {
        /** Whether a later event may be of the same conversation. */
        boolean mayConcern(Inbox.Entry later, @Nullable String ofThread) {
            return entry.channel().equals(later.channel())
                    && entry.account().equals(later.account())
                    && (thread == null || ofThread == null || thread.equals(ofThread));
        }
    }
}
