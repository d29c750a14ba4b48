package dev.decorum.channels;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.Reception;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which events came before, by channel, account and the channel's own id. Adapters hold no state, so that a
 * house with several machines can keep this memory where they all see it; this one is for a single machine. Safe for use
 * by several threads.
 *
 * <p>A repeated event is marked and not rejected: all channels deliver again when an answer was late, often byte for byte,
 * and a channel that is refused goes on trying until it closes the address. An event without an id is always new.
 */
public final class ReplayGuard {
    /** Longer than any channel is known to go on delivering: 72 hours, by TikTok's documentation of webhooks. */
    public static final Duration AGE = Duration.ofHours(73);

    /** How many events are remembered; at 200 bytes each, some 200 MB when full. */
    public static final long SIZE = 1_000_000;

    private final Cache<Key, Boolean> seen;

    /** A memory of {@link #SIZE} events and {@link #AGE}. */
    public ReplayGuard() {
        this(SIZE, AGE, Ticker.systemTicker());
    }

    /** A memory of so many events, none older than that by this ticker. */
    public ReplayGuard(long size, Duration age, Ticker ticker) {
        seen = Caffeine.newBuilder()
                .maximumSize(size)
                .expireAfterWrite(age)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** Whether this event is here for the first time; from now on it is known. */
    public boolean isNew(ChannelEvent event) {
        Key key = Key.of(event.origin());
        return key == null || seen.asMap().putIfAbsent(key, true) == null;
    }

    /** The reception with the events marked that came before; from now on all are known. */
    public Reception marked(Reception reception) {
        return new Reception(
                reception.answer(),
                reception.events().stream()
                        .map(event -> isNew(event)
                                ? event
                                : event.withOrigin(event.origin().redelivered()))
                        .toList());
    }

    /** Forgets an event, so that it is new when it comes again: for one whose processing failed. */
    public void forget(ChannelEvent event) {
        Key key = Key.of(event.origin());
        if (key != null) {
            seen.invalidate(key);
        }
    }

    private record Key(String channel, String account, String id) {
        static @Nullable Key of(Origin origin) {
            return origin.id() == null ? null : new Key(origin.channel(), origin.account(), origin.id());
        }
    }
}
