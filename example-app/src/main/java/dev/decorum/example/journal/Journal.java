package dev.decorum.example.journal;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.evidence.CustomerKey;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.evidence.EvidenceEntry;
import dev.decorum.policy.evidence.EvidenceEvent;
import dev.decorum.policy.evidence.EvidenceLog;
import dev.decorum.policy.evidence.Payload;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/**
 * Writes what happens to the evidence log and tells whoever listens; under CDI as an event. Every method throws {@link
 * UncheckedIOException} when the disk refuses, so that a case stops where its evidence does. Safe for use by several
 * threads.
 */
@Singleton
public final class Journal {
    private final EvidenceLog log;
    private final CustomerKey key;
    private final Consumer<EvidenceEvent> listener;

    @Inject
    Journal(EvidenceLog log, CustomerKey key, Event<EvidenceEvent> written) {
        this(log, key, written::fire);
    }

    /** A journal over a log, for use without CDI. */
    public Journal(EvidenceLog log, CustomerKey key, Consumer<EvidenceEvent> listener) {
        this.log = log;
        this.key = key;
        this.listener = listener;
    }

    /** The key under which texts of the customer are digested. */
    public CustomerKey key() {
        return key;
    }

    /** Writes an event to which the rules had nothing to say. */
    public void write(EventKind kind, String caseId, String actor, Payload payload) {
        append(new EvidenceEntry(kind, caseId, actor, null, null, payload));
    }

    /** Writes an event that rests on a decision, with the rules and the digest of the facts behind it. */
    public void write(
            EventKind kind,
            String caseId,
            String actor,
            PolicyRequest facts,
            PolicyDecision decision,
            Payload payload) {
        String rules = decision.ruleSet().hash();
        append(new EvidenceEntry(kind, caseId, actor, rules, key.factsHash(facts), payload));
    }

    private void append(EvidenceEntry entry) {
        try {
            listener.accept(log.append(entry));
        } catch (IOException e) {
            throw new UncheckedIOException("The evidence cannot be written, so the case stops here.", e);
        }
    }
}
