package dev.decorum.example.journal;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.evidence.CustomerKey;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.evidence.EvidenceEntry;
import dev.decorum.policy.evidence.Payload;
import dev.decorum.policy.evidence.PersonalPart;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Writes what happens to a customer to the evidence log, and seals what is personal. Every method throws when the log
 * refuses, so that a case stops where its evidence does. As safe for use by several threads as where it writes.
 */
public final class Journal {
    private final Consumer<EvidenceEntry> log;
    private final CustomerKey key;
    private final String subject;

    /**
     * A journal over a log.
     *
     * @param subject whom the events are about
     */
    Journal(Consumer<EvidenceEntry> log, CustomerKey key, String subject) {
        this.log = log;
        this.key = key;
        this.subject = subject;
    }

    /** The key under which texts of the customer are digested. */
    public CustomerKey key() {
        return key;
    }

    /** Writes an event to which the rules had nothing to say. */
    public void write(EventKind kind, String caseId, String actor, Payload payload) {
        write(kind, caseId, actor, payload, Map.of());
    }

    /**
     * Writes an event to which the rules had nothing to say, with what is personal in it.
     *
     * @param personal texts, values of Decorum, and parts such as screenshots, by name
     */
    public void write(EventKind kind, String caseId, String actor, Payload payload, Map<String, ?> personal) {
        append(kind, caseId, actor, payload, personal, entry -> entry);
    }

    /** Writes an event that rests on a decision, with the rules and the digest of the facts behind it. */
    public void write(
            EventKind kind,
            String caseId,
            String actor,
            PolicyRequest facts,
            PolicyDecision decision,
            Payload payload) {
        write(kind, caseId, actor, facts, decision, payload, Map.of());
    }

    /** Writes an event that rests on a decision, likewise, with what is personal in it. */
    public void write(
            EventKind kind,
            String caseId,
            String actor,
            PolicyRequest facts,
            PolicyDecision decision,
            Payload payload,
            Map<String, ?> personal) {
        String rules = decision.ruleSet().hash();
        append(kind, caseId, actor, payload, personal, entry -> entry.rules(rules)
                .facts(key.factsHash(facts)));
    }

    private void append(
            EventKind kind,
            String caseId,
            String actor,
            Payload payload,
            Map<String, ?> personal,
            UnaryOperator<EvidenceEntry> more) {
        EvidenceEntry entry =
                more.apply(EvidenceEntry.of(kind, caseId, actor).saying(payload).about(subject));
        for (Map.Entry<String, ?> part : new TreeMap<>(personal).entrySet()) {
            if (part.getValue() instanceof PersonalPart ready) {
                entry = entry.sealed(part.getKey(), ready.type(), ready.content());
            } else if (part.getValue() instanceof String text) {
                entry = entry.sealedText(part.getKey(), text);
            } else {
                entry = entry.sealedJson(part.getKey(), part.getValue());
            }
        }
        log.accept(entry);
    }
}
