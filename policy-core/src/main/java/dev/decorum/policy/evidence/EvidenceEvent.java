package dev.decorum.policy.evidence;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.internal.Canonical;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, linked to the event before it. Immutable.
 *
 * @param sequence counts the events of a log, from 1
 * @param at when it was recorded
 * @param kind what happened
 * @param caseId the case
 * @param actor who or what acted
 * @param rulesHash the rules that held; null when none were asked
 * @param factsHash the facts that were known; null when none were
 * @param payload what else is said, as canonical JSON
 * @param previous the hash of the event before; 64 zeros for the first
 * @param hash SHA-256 over all of this, as lower-case hex
 */
public record EvidenceEvent(
        long sequence,
        Instant at,
        EventKind kind,
        String caseId,
        String actor,
        @Nullable String rulesHash,
        @Nullable String factsHash,
        String payload,
        String previous,
        String hash) {
    /** The link of the first event. */
    public static final String GENESIS = "0".repeat(64);

    static final int VERSION = 1;
    private static final String DOMAIN = "decorum/evidence/v1";

    static EvidenceEvent after(Head head, Instant at, EvidenceEntry entry) {
        EvidenceEvent unlinked = new EvidenceEvent(
                head.count() + 1,
                at,
                entry.kind(),
                entry.caseId(),
                entry.actor(),
                entry.rulesHash(),
                entry.factsHash(),
                Canonical.json(entry.payload().content()),
                head.hash(),
                "");
        return unlinked.withHash(hashOf(unlinked.content()));
    }

    /** The line of this event in a log, without its end: what an outsider verifies. */
    public String line() {
        return Canonical.json(content().put("hash", hash));
    }

    /** The hash of what a line says, given without its {@code hash}. */
    static String hashOf(ObjectNode content) {
        return Canonical.sha256(DOMAIN, content);
    }

    private EvidenceEvent withHash(String value) {
        return new EvidenceEvent(sequence, at, kind, caseId, actor, rulesHash, factsHash, payload, previous, value);
    }

    private ObjectNode content() {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("v", VERSION);
        content.put("sequence", sequence);
        content.put("at", at.toString());
        content.put("kind", FactKinds.wordFor(kind));
        content.put("caseId", caseId);
        content.put("actor", actor);
        content.put("rulesHash", rulesHash);
        content.put("factsHash", factsHash);
        content.set("payload", Canonical.parse(payload));
        content.put("previous", previous);
        return content;
    }

    @Override
    public String toString() {
        return "EvidenceEvent[" + sequence + " " + kind + " at " + at + "]";
    }
}
