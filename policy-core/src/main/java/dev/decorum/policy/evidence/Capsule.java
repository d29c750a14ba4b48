package dev.decorum.policy.evidence;

import dev.decorum.policy.internal.Canonical;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes the evidence of one case into one file that an outsider can check without the log: a ZIP that holds a bag (RFC
 * 8493) with the events, their proofs, a signed checkpoint, the public key, what was sealed and can still be opened, and a
 * page for people. {@link CapsuleVerifier} checks it.
 *
 * <p>A capsule holds personal data in clear. What was sealed under a key that has been destroyed is left out, and its hash
 * stays. Events of a case are counted, and the last one of a capsule tells that it was written, so that none before it can
 * be left out unnoticed. Safe for use by several threads.
 */
public final class Capsule {
    private final JdbcEvidenceLog log;
    private final CheckpointSigner signer;
    private final @Nullable SignedCheckpoint earlier;

    /** A writer of capsules from a log, signed for it. */
    public Capsule(JdbcEvidenceLog log, CheckpointSigner signer) {
        this(log, signer, null);
    }

    private Capsule(JdbcEvidenceLog log, CheckpointSigner signer, @Nullable SignedCheckpoint earlier) {
        this.log = log;
        this.signer = signer;
        this.earlier = earlier;
    }

    /**
     * A writer whose capsules also prove that the log still begins with all that it held at an earlier checkpoint, for
     * somebody who has kept that.
     *
     * @throws IllegalArgumentException when another log signed it
     */
    public Capsule since(SignedCheckpoint checkpoint) {
        if (!checkpoint.isSignedBy(signer.key())) {
            throw new IllegalArgumentException(
                    "The earlier checkpoint is not signed by this log, so nothing can be proved of it. Maybe it is of"
                            + " another log, or was signed with an earlier key.");
        }
        return new Capsule(log, signer, checkpoint);
    }

    /**
     * Records that evidence was given out, and writes it. Makes transactions of its own, since a checkpoint is signed only
     * of what has been committed.
     *
     * @param actor to whom it is given, by a key of the house's own
     * @param out stays open
     * @throws IllegalStateException when a sealed part of the case was changed or is missing
     * @throws NoSuchElementException when the log has no event of the case; nothing is written then
     */
    public void write(DataSource source, String caseId, String actor, OutputStream out)
            throws SQLException, IOException {
        try (Connection connection = source.getConnection()) {
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                RecordedEvent last = recordExport(connection, caseId, actor);
                connection.commit();
                new Writing(connection, last, new StoredZip.Writer(out)).run();
            } finally {
                connection.rollback();
                connection.setAutoCommit(before);
            }
        }
    }

    private RecordedEvent recordExport(Connection connection, String caseId, String actor) throws SQLException {
        JdbcEvidenceLog.lock(connection);
        if (log.events(connection, caseId).isEmpty()) {
            throw new NoSuchElementException("The log has no event of the case `" + caseId
                    + "`, so there is no evidence to give out. Maybe the id is of another kind.");
        }
        long index = log.append(connection, EvidenceEntry.of(EventKind.EXPORTED, caseId, actor));
        return log.event(connection, index).orElseThrow();
    }

    /** The writing of one capsule. */
    private final class Writing {
        private final Connection connection;
        private final RecordedEvent last;
        private final StoredZip.Writer zip;
        private final Map<String, String> dataHashes = new TreeMap<>();
        private final Map<String, String> partKeys = new TreeMap<>();
        private final Map<String, String> texts = new TreeMap<>();
        private long octets;

        Writing(Connection connection, RecordedEvent last, StoredZip.Writer zip) {
            this.connection = connection;
            this.last = last;
            this.zip = zip;
        }

        void run() throws SQLException, IOException {
            SignedCheckpoint checkpoint = log.checkpoint(connection, signer);
            long size = checkpoint.checkpoint().size();
            List<RecordedEvent> events = events(size);
            List<InclusionProof> proofs = new ArrayList<>();
            StringBuilder lines = new StringBuilder();
            for (RecordedEvent event : events) {
                lines.append(event.line()).append('\n');
                proofs.add(log.inclusionProof(connection, event.index(), size));
                addParts(event);
            }
            addData(CapsuleFiles.EVENTS, lines.toString());
            addData(CapsuleFiles.PROOFS, CapsuleFiles.proofs(size, proofs));
            addData(CapsuleFiles.CHECKPOINT, checkpoint.text());
            addConsistency(size);
            addData(CapsuleFiles.KEY, signer.key().text() + "\n");
            addData(CapsuleFiles.PART_KEYS, CapsuleFiles.partKeys(partKeys));
            addTags(checkpoint.checkpoint(), events);
            zip.finish();
        }

        private void addConsistency(long size) throws SQLException, IOException {
            if (earlier != null) {
                long from = earlier.checkpoint().size();
                addData(CapsuleFiles.EARLIER, earlier.text());
                addData(
                        CapsuleFiles.CONSISTENCY,
                        CapsuleFiles.consistency(log.consistencyProof(connection, from, size)));
            }
        }

        private List<RecordedEvent> events(long size) throws SQLException {
            List<RecordedEvent> events = new ArrayList<>(log.events(connection, last.caseId()));
            events.removeIf(e -> e.number() > last.number());
            List<String> subjects = events.stream()
                    .map(RecordedEvent::subject)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            for (String subject : subjects) {
                for (RecordedEvent erasure : log.erasures(connection, subject)) {
                    if (!erasure.caseId().equals(last.caseId()) && erasure.index() < size) {
                        events.add(erasure);
                    }
                }
            }
            events.sort(Comparator.comparingLong(RecordedEvent::index));
            return events;
        }

        private void addParts(RecordedEvent event) throws SQLException, IOException {
            for (SealedPart part : event.parts()) {
                byte[] sealed = sealed(event, part);
                String key = log.partKey(connection, event, sealed).orElse("");
                byte[] content =
                        Seal.open(part, sealed, key, event.placeOf(part)).orElse(null);
                if (content != null) {
                    partKeys.put(CapsuleFiles.sealed(event, part), key);
                    addData(CapsuleFiles.sealed(event, part), sealed);
                    addData(CapsuleFiles.opened(event, part), content);
                    if (CapsulePage.isShown(part)) {
                        texts.put(CapsuleFiles.opened(event, part), new String(content, StandardCharsets.UTF_8));
                    }
                }
            }
        }

        private byte[] sealed(RecordedEvent event, SealedPart part) throws SQLException {
            return JdbcEvidenceLog.sealedBytes(connection, event.index(), part.name())
                    .filter(bytes -> Canonical.sha256(bytes).equals(part.sha256()))
                    .orElseThrow(() -> new IllegalStateException("The part `" + part.name() + "` of event "
                            + (event.index() + 1) + " is not what was sealed, so no capsule can be made. Maybe ask"
                            + " verify(..) what else does not hold."));
        }

        private void addTags(Checkpoint checkpoint, List<RecordedEvent> events) throws IOException {
            Map<String, String> tagHashes = new TreeMap<>();
            Map<String, String> tags = Map.of(
                    Bag.DECLARATION_FILE, Bag.DECLARATION,
                    Bag.INFO, info(checkpoint),
                    Bag.MANIFEST, Bag.manifest(dataHashes),
                    Bag.PAGE,
                            new CapsulePage(last.caseId(), checkpoint, signer.key(), dataHashes.keySet(), texts)
                                    .html(events));
            for (Map.Entry<String, String> tag : new TreeMap<>(tags).entrySet()) {
                byte[] content = tag.getValue().getBytes(StandardCharsets.UTF_8);
                tagHashes.put(tag.getKey(), Canonical.sha256(content));
                zip.add(Bag.BASE + tag.getKey(), content);
            }
            String tagManifest = Bag.manifest(tagHashes);
            String signature =
                    Base64.getEncoder().encodeToString(signer.signature(CapsuleFiles.SIGNED + tagManifest)) + "\n";
            zip.add(Bag.BASE + Bag.TAG_MANIFEST, tagManifest.getBytes(StandardCharsets.US_ASCII));
            zip.add(Bag.BASE + Bag.SIGNATURE, signature.getBytes(StandardCharsets.US_ASCII));
        }

        private String info(Checkpoint checkpoint) {
            return "Source-Organization: " + checkpoint.origin() + "\nExternal-Identifier: "
                    + last.caseId().replaceAll("\\p{Cntrl}", "?") + "\nBagging-Date: "
                    + checkpoint.at().atZone(ZoneOffset.UTC).toLocalDate() + "\nPayload-Oxum: " + octets + "."
                    + dataHashes.size() + "\n";
        }

        private void addData(String name, String content) throws IOException {
            addData(name, content.getBytes(StandardCharsets.UTF_8));
        }

        private void addData(String name, byte[] content) throws IOException {
            zip.add(Bag.BASE + name, content);
            dataHashes.put(name, Canonical.sha256(content));
            octets += content.length;
        }
    }
}
