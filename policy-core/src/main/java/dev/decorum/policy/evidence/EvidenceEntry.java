package dev.decorum.policy.evidence;

import dev.decorum.policy.internal.Values;
import org.jspecify.annotations.Nullable;

/**
 * What is to be recorded; the log adds number, time and links.
 *
 * @param kind what happened
 * @param caseId the case, by a key of the house's own: never a name, an address or a telephone number
 * @param actor who or what acted, by a key of the house's own, such as {@code engine}
 * @param rulesHash the rules that held; null when none were asked
 * @param factsHash the facts that were known, see {@link CustomerKey#factsHash}; null when none were
 * @param payload what else is said
 */
public record EvidenceEntry(
        EventKind kind,
        String caseId,
        String actor,
        @Nullable String rulesHash,
        @Nullable String factsHash,
        Payload payload) {
    public EvidenceEntry {
        Values.required(caseId, "The case id of an event");
        Values.required(actor, "The actor of an event");
    }
}
