package dev.decorum.policy.evidence;

import dev.decorum.policy.evidence.CapsuleReport.Intact;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks a capsule by itself, without the log, without rules and without a network: that the file is exactly as capsules
 * are written, that the log signed it, that every event is a leaf of the tree whose root the log signed, that no event of
 * the case before the last one is left out, and that what is there in clear is what was sealed. A capsule is hostile until
 * it is found intact: nothing of it is unpacked or run. Safe for use by several threads.
 */
public final class CapsuleVerifier {
    private final StoredZip zip;
    private final @Nullable CheckpointKey expected;
    private final Set<String> known = new HashSet<>(Set.of(
            CapsuleFiles.EVENTS,
            CapsuleFiles.PROOFS,
            CapsuleFiles.CHECKPOINT,
            CapsuleFiles.KEY,
            CapsuleFiles.PART_KEYS));
    private int opened;
    private int leftSealed;

    private CapsuleVerifier(StoredZip zip, @Nullable CheckpointKey expected) {
        this.zip = zip;
        this.expected = expected;
    }

    /**
     * Checks a capsule against the key that it brings along.
     *
     * @throws IOException when the file cannot be read
     */
    public static CapsuleReport verify(Path capsule) throws IOException {
        return verified(capsule, null);
    }

    /**
     * Checks a capsule against the key of the log that it is to come from.
     *
     * @throws IOException when the file cannot be read
     */
    public static CapsuleReport verify(Path capsule, CheckpointKey expected) throws IOException {
        return verified(capsule, expected);
    }

    private static CapsuleReport verified(Path capsule, @Nullable CheckpointKey expected) throws IOException {
        try (FileChannel in = FileChannel.open(capsule)) {
            return new CapsuleVerifier(StoredZip.read(in), expected).report();
        } catch (CapsuleFault e) {
            return e.report();
        }
    }

    private Intact report() throws IOException, CapsuleFault {
        String tagManifest = Bag.requireWhole(zip);
        CheckpointKey key = key();
        requireSignature(tagManifest, key);
        Checkpoint checkpoint = checkpoint(CapsuleFiles.CHECKPOINT, key);
        Checkpoint earlier = earlier(checkpoint, key);
        List<RecordedEvent> events = events(checkpoint);
        RecordedEvent last = requireComplete(events);
        requireParts(events);
        return new Intact(last.caseId(), events.size(), opened, leftSealed, checkpoint, earlier, key, expected != null);
    }

    private CheckpointKey key() throws IOException, CapsuleFault {
        String text = Bag.text(zip, CapsuleFiles.KEY);
        CheckpointKey key;
        try {
            key = CheckpointKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CapsuleFault(CapsuleFiles.KEY, "is not the public key of a log.");
        }
        if (!(key.text() + "\n").equals(text)) {
            throw new CapsuleFault(CapsuleFiles.KEY, "holds something beside the public key of a log.");
        }
        if (expected != null && !expected.equals(key)) {
            throw new CapsuleFault(
                    CapsuleFiles.KEY,
                    "is not the key that was expected. Somebody else made the capsule, or the house has a new key.");
        }
        return key;
    }

    private void requireSignature(String tagManifest, CheckpointKey key) throws IOException, CapsuleFault {
        String text = Bag.text(zip, Bag.SIGNATURE);
        byte[] signature;
        try {
            signature = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            signature = new byte[0];
        }
        boolean sameForm = (Base64.getEncoder().encodeToString(signature) + "\n").equals(text);
        if (!sameForm || !key.signed(CapsuleFiles.SIGNED + tagManifest, signature)) {
            throw new CapsuleFault(
                    Bag.SIGNATURE, "does not sign the files: they were changed together with their hashes.");
        }
    }

    private Checkpoint checkpoint(String file, CheckpointKey key) throws IOException, CapsuleFault {
        SignedCheckpoint signed;
        try {
            signed = SignedCheckpoint.parse(Bag.text(zip, file));
        } catch (IllegalArgumentException e) {
            throw new CapsuleFault(file, "is not a signed checkpoint.");
        }
        if (!signed.isSignedBy(key)) {
            throw new CapsuleFault(file, "is not signed by the log.");
        }
        return signed.checkpoint();
    }

    private @Nullable Checkpoint earlier(Checkpoint checkpoint, CheckpointKey key) throws IOException, CapsuleFault {
        if (!zip.names().contains(Bag.BASE + CapsuleFiles.EARLIER)) {
            return null;
        }
        Checkpoint earlier = checkpoint(CapsuleFiles.EARLIER, key);
        ConsistencyProof proof = CapsuleFiles.readConsistency(
                earlier.size(), checkpoint.size(), Bag.text(zip, CapsuleFiles.CONSISTENCY));
        if (!proof.proves(earlier.root(), checkpoint.root())) {
            throw new CapsuleFault(
                    CapsuleFiles.CONSISTENCY, "does not show that the log begins with that of the earlier checkpoint.");
        }
        known.add(CapsuleFiles.EARLIER);
        known.add(CapsuleFiles.CONSISTENCY);
        return earlier;
    }

    private List<RecordedEvent> events(Checkpoint checkpoint) throws IOException, CapsuleFault {
        List<InclusionProof> proofs = CapsuleFiles.readProofs(Bag.text(zip, CapsuleFiles.PROOFS));
        String[] lines = Bag.text(zip, CapsuleFiles.EVENTS).split("\n", -1);
        if (lines.length != proofs.size() + 1 || !lines[proofs.size()].isEmpty()) {
            throw new CapsuleFault(CapsuleFiles.PROOFS, "has not as many proofs as there are events.");
        }
        List<RecordedEvent> events = new ArrayList<>();
        long before = -1;
        for (int i = 0; i < proofs.size(); i++) {
            InclusionProof proof = proofs.get(i);
            if (proof.index() <= before
                    || proof.size() != checkpoint.size()
                    || !proof.proves(MerkleTree.leafHash(lines[i]), checkpoint.root())) {
                throw new CapsuleFault(
                        CapsuleFiles.EVENTS, "line " + (i + 1) + " is not in the log that the checkpoint is of.");
            }
            before = proof.index();
            try {
                events.add(RecordedEvent.read(proof.index(), lines[i]));
            } catch (IllegalArgumentException e) {
                throw new CapsuleFault(
                        CapsuleFiles.EVENTS, "line " + (i + 1) + " is not an event as this version knows them.");
            }
        }
        return events;
    }

    private static RecordedEvent requireComplete(List<RecordedEvent> events) throws CapsuleFault {
        RecordedEvent last = events.isEmpty() ? null : lastOfCase(events);
        if (last == null) {
            throw new CapsuleFault(
                    CapsuleFiles.EVENTS, "does not end with the event that tells that the capsule was written.");
        }
        Set<String> subjects = events.stream()
                .filter(e -> e.caseId().equals(last.caseId()))
                .flatMap(e -> Optional.ofNullable(e.subject()).stream())
                .collect(Collectors.toSet());
        long number = 0;
        for (RecordedEvent event : events) {
            if (event.caseId().equals(last.caseId())) {
                number++;
                if (event.number() != number) {
                    throw new CapsuleFault(
                            CapsuleFiles.EVENTS, "lacks event " + number + " of the case: it was left out.");
                }
            } else if (event.kind() != EventKind.ERASED || !subjects.contains(event.subject())) {
                throw new CapsuleFault(CapsuleFiles.EVENTS, "holds an event of another case.");
            }
        }
        return last;
    }

    private static @Nullable RecordedEvent lastOfCase(List<RecordedEvent> events) {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (events.get(i).kind() == EventKind.EXPORTED) {
                return events.get(i);
            }
            if (events.get(i).kind() != EventKind.ERASED) {
                return null;
            }
        }
        return null;
    }

    private void requireParts(List<RecordedEvent> events) throws IOException, CapsuleFault {
        Map<String, String> keys = new HashMap<>(CapsuleFiles.readPartKeys(Bag.text(zip, CapsuleFiles.PART_KEYS)));
        for (RecordedEvent event : events) {
            for (SealedPart part : event.parts()) {
                String key = keys.remove(CapsuleFiles.sealed(event, part));
                if (key == null) {
                    leftSealed++;
                } else {
                    requireOpened(event, part, key);
                    known.add(CapsuleFiles.sealed(event, part));
                    known.add(CapsuleFiles.opened(event, part));
                    opened++;
                }
            }
        }
        if (!keys.isEmpty()) {
            throw new CapsuleFault(CapsuleFiles.PART_KEYS, "holds a key of a part that no event speaks of.");
        }
        for (String name : new TreeSet<>(zip.names())) {
            String inBag = name.substring(Bag.BASE.length());
            if (inBag.startsWith(Bag.DATA) && !known.contains(inBag)) {
                throw new CapsuleFault(inBag, "belongs to no event.");
            }
        }
    }

    private void requireOpened(RecordedEvent event, SealedPart part, String key) throws IOException, CapsuleFault {
        byte[] sealed = Bag.bytes(zip, CapsuleFiles.sealed(event, part));
        byte[] clear = Seal.open(part, sealed, key, event.placeOf(part))
                .orElseThrow(() -> new CapsuleFault(
                        CapsuleFiles.sealed(event, part), "is not what the event speaks of, or not under this key."));
        String name = CapsuleFiles.opened(event, part);
        if (!Arrays.equals(clear, Bag.bytes(zip, name))) {
            throw new CapsuleFault(name, "is not what was sealed.");
        }
    }
}
