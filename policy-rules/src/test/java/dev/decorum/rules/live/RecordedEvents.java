package dev.decorum.rules.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps events so that a test can wait for each of them. */
final class RecordedEvents implements RulesListener {
    private final BlockingQueue<RulesEvent> events = new LinkedBlockingQueue<>();

    @Override
    public void onRules(RulesEvent event) {
        events.add(event);
    }

    <E extends RulesEvent> E next(Class<E> type) throws InterruptedException {
        RulesEvent event = events.poll(60, TimeUnit.SECONDS);
        assertThat(event).isInstanceOf(type);
        return type.cast(event);
    }

    /** Skips what came on the way, until the rules with this hash are in force. */
    void awaitLive(String hash) throws InterruptedException {
        RulesEvent event = events.poll(60, TimeUnit.SECONDS);
        while (!(event instanceof RulesReloaded reloaded && reloaded.newHash().equals(hash))) {
            assertThat(event).as("an event of the rules").isNotNull();
            event = events.poll(60, TimeUnit.SECONDS);
        }
    }

    boolean none() {
        return events.isEmpty();
    }
}
