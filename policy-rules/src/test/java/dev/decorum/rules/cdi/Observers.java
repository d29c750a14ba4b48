package dev.decorum.rules.cdi;

import dev.decorum.rules.live.RulesRejected;
import dev.decorum.rules.live.RulesReloaded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Observes all that the engine tells. */
@ApplicationScoped
class Observers {
    private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Object> asynchronous = new LinkedBlockingQueue<>();

    void reloaded(@Observes RulesReloaded event) {
        events.add(event);
    }

    void rejected(@Observes RulesRejected event) {
        events.add(event);
    }

    void decided(@Observes DecisionMade event) {
        events.add(event);
        throw new IllegalStateException("The observer has a defect.");
    }

    void decidedLater(@ObservesAsync DecisionMade event) {
        asynchronous.add(event);
    }

    BlockingQueue<Object> events() {
        return events;
    }

    BlockingQueue<Object> asynchronous() {
        return asynchronous;
    }
}
