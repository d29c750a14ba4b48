package dev.decorum.example.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts what happened under a key within a window of time. It remembers the keys used last and no more than a fixed
 * number of them, so that inventing keys fills no memory. Safe for use by several threads.
 */
final class Throttle {
    private static final int KEYS = 10_000;

    private final int limit;
    private final Duration window;
    private final Map<String, Deque<Instant>> seen = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > KEYS;
        }
    };

    /** At most {@code limit} events under one key within the window. */
    Throttle(int limit, Duration window) {
        this.limit = limit;
        this.window = window;
    }

    /** Whether the limit has been reached. */
    synchronized boolean isReached(String key, Instant now) {
        Deque<Instant> events = seen.get(key);
        if (events == null) {
            return false;
        }
        while (!events.isEmpty() && !events.getFirst().plus(window).isAfter(now)) {
            events.removeFirst();
        }
        return events.size() >= limit;
    }

    /** Notes an event. */
    synchronized void note(String key, Instant now) {
        Deque<Instant> events = seen.computeIfAbsent(key, k -> new ArrayDeque<>());
        events.addLast(now);
        if (events.size() > limit) {
            events.removeFirst();
        }
    }

    /** Forgets what happened under a key. */
    synchronized void forget(String key) {
        seen.remove(key);
    }
}
