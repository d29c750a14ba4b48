package dev.decorum.policy.evidence;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.internal.Values;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be recorded; the log adds number and time. Immutable: each method gives an entry that says more.
 *
 * @param kind what happened
 * @param caseId the case, by a key of the house's own: never a name, an address or a telephone number
 * @param actor who or what acted, by a key of the house's own, such as {@code engine}
 * @param subject whom it is about, see {@link SubjectKeys#subject}; null when nobody is
 * @param rulesHash the rules that held; null when none were asked
 * @param factsHash the facts that were known, see {@link CustomerKey#factsHash}; null when none were
 * @param payload what else is said in clear
 * @param parts what is personal; a subject must be named then
 */
public record EvidenceEntry(
        EventKind kind,
        String caseId,
        String actor,
        @Nullable String subject,
        @Nullable String rulesHash,
        @Nullable String factsHash,
        Payload payload,
        List<PersonalPart> parts) {
    public EvidenceEntry {
        Values.required(caseId, "The case id of an event");
        Values.required(actor, "The actor of an event");
        parts = List.copyOf(parts);
        if (subject == null && !parts.isEmpty()) {
            throw new IllegalArgumentException("An event with personal parts names no subject, so there is no key to"
                    + " seal them with. Maybe call about(subject) before sealed(..).");
        }
        if (parts.stream().map(PersonalPart::name).distinct().count() < parts.size()) {
            throw new IllegalArgumentException("Two parts of an event have one name. Maybe number them.");
        }
    }

    /** An entry that says what happened in which case, and who or what acted. */
    public static EvidenceEntry of(EventKind kind, String caseId, String actor) {
        return new EvidenceEntry(kind, caseId, actor, null, null, null, Payload.empty(), List.of());
    }

    /** Names whom it is about. */
    public EvidenceEntry about(String person) {
        return new EvidenceEntry(kind, caseId, actor, person, rulesHash, factsHash, payload, parts);
    }

    /** Names the rules that held. */
    public EvidenceEntry rules(String hash) {
        return new EvidenceEntry(kind, caseId, actor, subject, hash, factsHash, payload, parts);
    }

    /** Names the facts that were known. */
    public EvidenceEntry facts(String hash) {
        return new EvidenceEntry(kind, caseId, actor, subject, rulesHash, hash, payload, parts);
    }

    /** Says more, in clear. */
    public EvidenceEntry saying(Payload more) {
        return new EvidenceEntry(kind, caseId, actor, subject, rulesHash, factsHash, more, parts);
    }

    /** Adds bytes that are kept sealed, such as a screenshot. */
    public EvidenceEntry sealed(String name, String type, byte[] content) {
        List<PersonalPart> more = new ArrayList<>(parts);
        more.add(new PersonalPart(name, type, content));
        return new EvidenceEntry(kind, caseId, actor, subject, rulesHash, factsHash, payload, more);
    }

    /** Adds a text that is kept sealed, such as a message. */
    public EvidenceEntry sealedText(String name, String text) {
        return sealed(name, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds one of Decorum's values that is kept sealed, such as a request or a decision. */
    public EvidenceEntry sealedJson(String name, Object value) {
        return sealed(name, "application/json", PolicyJson.write(value).getBytes(StandardCharsets.UTF_8));
    }

    /** Names the rules of a decision, and adds request and decision sealed, so that it can be decided again. */
    public EvidenceEntry deciding(PolicyRequest request, PolicyDecision decision) {
        return rules(decision.ruleSet().hash())
                .sealedJson(Redecision.REQUEST, request)
                .sealedJson(Redecision.DECISION, decision);
    }

    @Override
    public String toString() {
        return "EvidenceEntry[" + kind + "]";
    }
}
