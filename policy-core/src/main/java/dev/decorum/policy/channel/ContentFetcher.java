package dev.decorum.policy.channel;

import dev.decorum.policy.internal.Values;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Fetches what a channel only rang the bell for. The house implements it with its own credentials and its own HTTP
 * client; what it fetches is trusted for that reason, and read by {@link ChannelAdapter#fetched}.
 *
 * <p>Implementations must be safe for use by several threads, and check that the reference leads to the channel before
 * they send credentials there: some references come from the delivery as they are.
 */
@FunctionalInterface
public interface ContentFetcher {
    /** The most pieces that one delivery may have fetched, so that no channel keeps a thread for ever. */
    int MAX_FETCHES = 50;

    /** The content that waits, or why there is none. */
    Fetched fetch(ChannelEvent.ContentPending pending, ChannelAccount account);

    /** What came of a fetch. */
    sealed interface Fetched {
        /**
         * The channel gave the content.
         *
         * @param body the body of its answer. Personal data
         */
        record Content(Bytes body) implements Fetched {}

        /**
         * There is no content.
         *
         * @param reason why, in words; no personal data
         */
        record Unavailable(String reason) implements Fetched {
            public Unavailable {
                Values.required(reason, "The reason why content is not there");
            }
        }
    }

    /**
     * The events with all pending content filled in where it can be had; what cannot be had stays pending, and so does
     * what lies beyond {@link #MAX_FETCHES} and what the adapter does not read, such as an order that changed. Content
     * may name further content, as pages do.
     */
    default List<ChannelEvent> fill(ChannelAdapter adapter, List<ChannelEvent> events, ChannelAccount account) {
        List<ChannelEvent> filled = new ArrayList<>();
        Deque<ChannelEvent> open = new ArrayDeque<>(events);
        int fetches = 0;
        while (!open.isEmpty()) {
            ChannelEvent event = open.removeFirst();
            if (event instanceof ChannelEvent.ContentPending pending
                    && fetches++ < MAX_FETCHES
                    && fetch(pending, account) instanceof Fetched.Content content) {
                List<ChannelEvent> inside = adapter.fetched(pending, content.body(), account);
                if (inside.equals(List.of(pending))) {
                    filled.add(pending);
                    continue;
                }
                for (int i = inside.size() - 1; i >= 0; i--) {
                    open.addFirst(inside.get(i));
                }
            } else {
                filled.add(event);
            }
        }
        return filled;
    }
}
