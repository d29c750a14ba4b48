package dev.decorum.example.console;

import dev.decorum.policy.DecisionListener;
import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.Reason;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts how often each rule spoke since the process began. A rule counts once for a decision, however often it matched.
 * Safe for use by several threads.
 */
public final class RuleTally implements DecisionListener {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final LongAdder decisions = new LongAdder();
    private final Instant since;

    /** A tally that begins now. */
    public RuleTally(InstantSource clock) {
        this.since = clock.instant();
    }

    @Override
    public void onDecision(PolicyRequest completed, PolicyDecision decision, long nanos) {
        decisions.increment();
        decision.reasons().stream()
                .map(Reason::rule)
                .map(rule -> rule.id())
                .distinct()
                .forEach(id -> counts.computeIfAbsent(id, i -> new LongAdder()).increment());
    }

    /** In how many decisions the rule with this id spoke. */
    long of(String rule) {
        LongAdder count = counts.get(rule);
        return count == null ? 0 : count.sum();
    }

    /** How many decisions were taken. */
    long decisions() {
        return decisions.sum();
    }

    Instant since() {
        return since;
    }
}
