package dev.decorum.policy.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.policy.internal.Canonical;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The names and forms of the files in the data folder of a capsule. */
final class CapsuleFiles {
    /** The events, one line of canonical JSON each, in the order of the log: each line is a leaf. */
    static final String EVENTS = "data/events.jsonl";
    /** For each event the number of its leaf and the way from there to the root. */
    static final String PROOFS = "data/proofs.json";
    /** The signed checkpoint whose root the proofs lead to. */
    static final String CHECKPOINT = "data/checkpoint.txt";
    /** An earlier signed checkpoint, which the recipient may hold already; only together with {@link #CONSISTENCY}. */
    static final String EARLIER = "data/earlier.txt";
    /** The proof that the log of the checkpoint begins with the log of the earlier one. */
    static final String CONSISTENCY = "data/consistency.json";
    /** The public key of the log. */
    static final String KEY = "data/key.txt";
    /** The keys of the opened parts, each of which opens that part alone. */
    static final String PART_KEYS = "data/part-keys.json";

    /** What the signature covers begins with this line, so that it is good for nothing else. */
    static final String SIGNED = "decorum/capsule/v1\n";

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Map<String, String> ENDINGS = Map.of(
            "text/plain", "txt",
            "application/json", "json",
            "image/png", "png",
            "image/jpeg", "jpg",
            "image/webp", "webp",
            "application/pdf", "pdf",
            "message/rfc822", "eml");

    private CapsuleFiles() {}

    /** The sealed bytes of a part. */
    static String sealed(RecordedEvent event, SealedPart part) {
        return "data/sealed/" + event.index() + "-" + part.name() + ".bin";
    }

    /** What was sealed in a part. Types that a browser would run get an ending that it does not open. */
    static String opened(RecordedEvent event, SealedPart part) {
        return "data/opened/" + event.index() + "-" + part.name() + "." + ENDINGS.getOrDefault(part.type(), "bin");
    }

    static String proofs(long size, List<InclusionProof> proofs) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("size", size);
        ArrayNode all = root.putArray("proofs");
        for (InclusionProof proof : proofs) {
            ObjectNode one = all.addObject();
            one.put("index", proof.index());
            ArrayNode hashes = one.putArray("hashes");
            proof.hashes().forEach(hashes::add);
        }
        return Canonical.json(root) + "\n";
    }

    static List<InclusionProof> readProofs(String text) throws CapsuleFault {
        JsonNode root = json(PROOFS, text);
        List<InclusionProof> proofs = new ArrayList<>();
        for (JsonNode one : root.path("proofs")) {
            List<String> hashes = new ArrayList<>();
            for (JsonNode hash : one.path("hashes")) {
                hashes.add(hash(PROOFS, hash));
            }
            proofs.add(new InclusionProof(
                    one.path("index").asLong(-1), root.path("size").asLong(-1), hashes));
        }
        if (!proofs(root.path("size").asLong(-1), proofs).equals(text)) {
            throw new CapsuleFault(PROOFS, "is not a list of proofs as capsules have them.");
        }
        return proofs;
    }

    static String consistency(ConsistencyProof proof) {
        return Canonical.json(proof.hashes()) + "\n";
    }

    static ConsistencyProof readConsistency(long from, long to, String text) throws CapsuleFault {
        List<String> hashes = new ArrayList<>();
        for (JsonNode hash : json(CONSISTENCY, text)) {
            hashes.add(hash(CONSISTENCY, hash));
        }
        ConsistencyProof proof = new ConsistencyProof(from, to, hashes);
        if (!consistency(proof).equals(text)) {
            throw new CapsuleFault(CONSISTENCY, "is not a list of hashes as capsules have them.");
        }
        return proof;
    }

    /** The keys of parts by the names of their sealed files. */
    static String partKeys(Map<String, String> keys) {
        return Canonical.json(new TreeMap<>(keys)) + "\n";
    }

    static Map<String, String> readPartKeys(String text) throws CapsuleFault {
        Map<String, String> keys = new TreeMap<>();
        JsonNode root = json(PART_KEYS, text);
        for (Map.Entry<String, JsonNode> one : root.properties()) {
            keys.put(one.getKey(), hash(PART_KEYS, one.getValue()));
        }
        if (!partKeys(keys).equals(text)) {
            throw new CapsuleFault(PART_KEYS, "is not a list of keys as capsules have them.");
        }
        return keys;
    }

    private static String hash(String file, JsonNode node) throws CapsuleFault {
        if (!node.isTextual() || !HASH.matcher(node.textValue()).matches()) {
            throw new CapsuleFault(file, "holds something else than 64 hex digits where a hash or a key belongs.");
        }
        return node.textValue();
    }

    private static JsonNode json(String file, String text) throws CapsuleFault {
        try {
            return Canonical.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CapsuleFault(file, "is not JSON.");
        }
    }
}
