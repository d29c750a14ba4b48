package dev.decorum.policy.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.internal.Canonical;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, as a leaf of the log. Immutable. Its line is what is hashed; the hash of a sealed part stands
 * for the part, so that nobody needs a key to verify.
 *
 * @param index the number of its leaf, from 0
 * @param at when it was recorded
 * @param kind what happened
 * @param caseId the case
 * @param number counts the events of the case, from 1, so that none can be left out of a capsule unnoticed
 * @param actor who or what acted
 * @param subject whom it is about; null when nobody is
 * @param rulesHash the rules that held; null when none were asked
 * @param factsHash the facts that were known; null when none were
 * @param payload what else is said in clear, as canonical JSON
 * @param parts what is kept sealed
 */
public record RecordedEvent(
        long index,
        Instant at,
        EventKind kind,
        String caseId,
        long number,
        String actor,
        @Nullable String subject,
        @Nullable String rulesHash,
        @Nullable String factsHash,
        String payload,
        List<SealedPart> parts) {
    private static final int VERSION = 2;

    public RecordedEvent {
        parts = List.copyOf(parts);
    }

    static RecordedEvent of(long index, long number, Instant at, EvidenceEntry entry, List<SealedPart> parts) {
        return new RecordedEvent(
                index,
                at,
                entry.kind(),
                entry.caseId(),
                number,
                entry.actor(),
                entry.subject(),
                entry.rulesHash(),
                entry.factsHash(),
                Canonical.json(entry.payload().content()),
                parts);
    }

    /**
     * The event that a line says.
     *
     * @throws IllegalArgumentException when the line is not exactly as events are written
     */
    static RecordedEvent read(long index, String line) {
        JsonNode node = Canonical.parse(line);
        RecordedEvent event;
        try {
            List<SealedPart> parts = new ArrayList<>();
            for (JsonNode part : node.path("sealed")) {
                parts.add(new SealedPart(
                        text(part, "name"),
                        text(part, "type"),
                        part.path("bytes").asInt(),
                        text(part, "sha256"),
                        text(part, "key")));
            }
            event = new RecordedEvent(
                    index,
                    Instant.parse(text(node, "at")),
                    EventKind.valueOf(
                            text(node, "kind").toUpperCase(Locale.ROOT).replace('-', '_')),
                    text(node, "caseId"),
                    node.path("number").asLong(),
                    text(node, "actor"),
                    optional(node, "subject"),
                    optional(node, "rulesHash"),
                    optional(node, "factsHash"),
                    Canonical.json(node.path("payload")),
                    parts);
        } catch (RuntimeException e) {
            throw notAnEvent(e);
        }
        if (!event.line().equals(line)) {
            throw notAnEvent(null);
        }
        return event;
    }

    /** The line of this event: one line of canonical JSON without its end, in ASCII. */
    public String line() {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("v", VERSION);
        content.put("at", at.toString());
        content.put("kind", FactKinds.wordFor(kind));
        content.put("caseId", caseId);
        content.put("number", number);
        content.put("actor", actor);
        content.put("subject", subject);
        content.put("rulesHash", rulesHash);
        content.put("factsHash", factsHash);
        content.set("payload", Canonical.parse(payload));
        content.set("sealed", parts.isEmpty() ? null : Canonical.tree(parts));
        return Canonical.json(content);
    }

    /** The hash of this event as a leaf of the tree. */
    public String leafHash() {
        return MerkleTree.leafHash(line());
    }

    /** What is said of the sealed part with this name. */
    public Optional<SealedPart> part(String name) {
        return parts.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    Seal.Place placeOf(SealedPart part) {
        return new Seal.Place(caseId, kind, subject, part.name(), part.type());
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("An event lacks the text `" + name + "`.");
        }
        return value.textValue();
    }

    private static @Nullable String optional(JsonNode node, String name) {
        return node.has(name) ? text(node, name) : null;
    }

    private static IllegalArgumentException notAnEvent(@Nullable Throwable cause) {
        return new IllegalArgumentException("A line is not an event as this version writes them.", cause);
    }

    @Override
    public String toString() {
        return "RecordedEvent[" + index + " " + kind + " at " + at + "]";
    }
}
