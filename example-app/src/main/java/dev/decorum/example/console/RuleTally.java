package dev.decorum.example.console;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.Reason;
import dev.decorum.policy.decision.RuleRef;
import dev.decorum.policy.explanation.Explanation;
import dev.decorum.policy.reply.Disclosures;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * An engine that counts how often each rule of another spoke since it was made. A rule counts once for a decision, however
 * often it matched; what is only explained does not count. Safe for use by several threads.
 */
public final class RuleTally implements PolicyEngine {
    private final PolicyEngine engine;
    private final Instant since;
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final LongAdder decisions = new LongAdder();

    /** A tally of an engine's decisions that begins now. */
    public RuleTally(PolicyEngine engine, InstantSource clock) {
        this.engine = engine;
        this.since = clock.instant();
    }

    @Override
    public PolicyDecision decide(PolicyRequest request) {
        PolicyDecision decision = engine.decide(request);
        decisions.increment();
        decision.reasons().stream()
                .map(Reason::rule)
                .map(RuleRef::id)
                .distinct()
                .forEach(id -> counts.computeIfAbsent(id, i -> new LongAdder()).increment());
        return decision;
    }

    @Override
    public Explanation explain(PolicyRequest request) {
        return engine.explain(request);
    }

    @Override
    public PolicyRequest complete(PolicyRequest request) {
        return engine.complete(request);
    }

    @Override
    public String rulesHash() {
        return engine.rulesHash();
    }

    @Override
    public Disclosures disclosures() {
        return engine.disclosures();
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
