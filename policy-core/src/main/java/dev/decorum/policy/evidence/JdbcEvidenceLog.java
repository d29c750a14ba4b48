package dev.decorum.policy.evidence;

import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.internal.Jdbc;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The append-only log of events in a database: a Merkle tree (RFC 9162) over the lines of its events, and the sealed parts
 * beside them. H2 and PostgreSQL; the tables are made by {@link #createTables}.
 *
 * <p>Every method works on a connection of the caller's and never commits: an event, the tree over it and whatever else
 * the caller writes become visible together, or not at all. Appending takes a lock on the log until the transaction ends
 * and costs a number of writes that grows with the logarithm of the size, two on average. A transaction that also locks
 * other rows which others change before they append, takes this lock first ({@link #lock}); two such transactions would
 * otherwise wait for each other. On H2 the URL says {@code WRITE_DELAY=0}: without it a commit returns before it is in the
 * file, and a process that is killed loses it. Safe for use by several threads and processes.
 */
public final class JdbcEvidenceLog {
    private final SubjectKeys keys;
    private final InstantSource clock;

    /** A log that seals under these keys. */
    public JdbcEvidenceLog(SubjectKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Makes the tables of a log and of its keys where they are missing. */
    public static void createTables(Connection connection) throws SQLException {
        SubjectKeys.createTable(connection);
        Jdbc.run(
                connection,
                """
                create table if not exists evidence_event (
                    idx bigint primary key,
                    case_id varchar not null,
                    number bigint not null,
                    kind varchar not null,
                    subject varchar,
                    line varchar not null)""",
                "create unique index if not exists evidence_event_case on evidence_event (case_id, number)",
                "create index if not exists evidence_event_subject on evidence_event (subject, kind)",
                """
                create table if not exists evidence_sealed (
                    idx bigint not null,
                    name varchar not null,
                    sealed bytea not null,
                    primary key (idx, name))""",
                """
                create table if not exists evidence_node (
                    leaf bigint not null,
                    height integer not null,
                    hash varchar not null,
                    primary key (leaf, height))""",
                """
                create table if not exists evidence_head (
                    id integer primary key,
                    size bigint not null,
                    frontier varchar not null)""",
                "insert into evidence_head select 1, 0, '' where not exists (select 1 from evidence_head)");
    }

    /**
     * Takes the lock of the log until the transaction ends.
     *
     * @throws IllegalStateException when the connection commits by itself
     */
    public static void lock(Connection connection) throws SQLException {
        lockedHead(connection);
    }

    /**
     * Records what happened.
     *
     * @return the number of its leaf, from 0
     * @throws IllegalStateException when the connection commits by itself
     */
    public long append(Connection connection, EvidenceEntry entry) throws SQLException {
        Frontier head = lockedHead(connection);
        long index = head.size();
        List<Seal> seals = sealed(connection, entry);
        RecordedEvent event = RecordedEvent.of(
                index,
                eventsOf(connection, entry.caseId()) + 1,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                entry,
                seals.stream().map(Seal::description).toList());
        String line = event.line();
        Jdbc.update(
                connection,
                "insert into evidence_event (idx, case_id, number, kind, subject, line) values (?, ?, ?, ?, ?, ?)",
                index,
                event.caseId(),
                event.number(),
                FactKinds.wordFor(event.kind()),
                event.subject(),
                line);
        for (Seal seal : seals) {
            Jdbc.update(
                    connection,
                    "insert into evidence_sealed (idx, name, sealed) values (?, ?, ?)",
                    index,
                    seal.description().name(),
                    seal.sealed());
        }
        Frontier.Growth growth = head.with(MerkleTree.leafHash(line));
        for (Frontier.Node node : growth.nodes()) {
            Jdbc.update(
                    connection,
                    "insert into evidence_node (leaf, height, hash) values (?, ?, ?)",
                    index,
                    node.height(),
                    node.hash());
        }
        Frontier after = growth.after();
        Jdbc.update(
                connection,
                "update evidence_head set size = ?, frontier = ? where id = 1",
                after.size(),
                after.recorded());
        return index;
    }

    /**
     * Destroys the key of a subject and records that it did. The parts of that subject can be read by nobody from the
     * moment at which the transaction commits.
     *
     * @param caseId the case in which erasure was asked for
     * @param actor who erases
     * @return the number of the leaf of the event
     */
    public long erase(Connection connection, String subject, String caseId, String actor) throws SQLException {
        boolean had = keys.destroy(connection, subject);
        return append(
                connection,
                EvidenceEntry.of(EventKind.ERASED, caseId, actor)
                        .about(subject)
                        .saying(Payload.empty().flag("keyDestroyed", had)));
    }

    /** The events of a case, the oldest first. */
    public List<RecordedEvent> events(Connection connection, String caseId) throws SQLException {
        return Jdbc.list(
                connection,
                "select idx, line from evidence_event where case_id = ? order by number",
                row -> RecordedEvent.read(row.getLong("idx"), row.getString("line")),
                caseId);
    }

    /** The events that tell of the erasure of a subject, in whichever case it was asked for, the oldest first. */
    List<RecordedEvent> erasures(Connection connection, String subject) throws SQLException {
        return Jdbc.list(
                connection,
                "select idx, line from evidence_event where subject = ? and kind = ? order by idx",
                row -> RecordedEvent.read(row.getLong("idx"), row.getString("line")),
                subject,
                FactKinds.wordFor(EventKind.ERASED));
    }

    /** The event of a leaf. */
    public Optional<RecordedEvent> event(Connection connection, long index) throws SQLException {
        return Jdbc.first(
                connection,
                "select idx, line from evidence_event where idx = ?",
                row -> RecordedEvent.read(row.getLong("idx"), row.getString("line")),
                index);
    }

    /**
     * What was sealed in a part of an event; empty when there is no such part, when the key was destroyed, or when the
     * sealed bytes were changed.
     */
    public Optional<byte[]> open(Connection connection, RecordedEvent event, String name) throws SQLException {
        SealedPart part = event.part(name).orElse(null);
        byte[] sealed = sealedBytes(connection, event.index(), name).orElse(null);
        String key = sealed == null ? null : partKey(connection, event, sealed).orElse(null);
        return part == null || sealed == null || key == null
                ? Optional.empty()
                : Seal.open(part, sealed, key, event.placeOf(part));
    }

    /** What was sealed in a text or JSON part of an event; empty as {@link #open} is. */
    public Optional<String> openText(Connection connection, RecordedEvent event, String name) throws SQLException {
        return open(connection, event, name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Decides again what an event recorded by {@link EvidenceEntry#deciding}. */
    public Redecision redecide(Connection connection, RecordedEvent event, PolicyEngine engine) throws SQLException {
        Optional<String> request = openText(connection, event, Redecision.REQUEST);
        Optional<String> decision = openText(connection, event, Redecision.DECISION);
        return request.isPresent() && decision.isPresent()
                ? Redecision.of(request.get(), decision.get(), engine)
                : new Redecision.Unreadable("Request and decision of event " + (event.index() + 1)
                        + " cannot be opened: the event has none, or the key of its subject was destroyed.");
    }

    /** How many events the log has. */
    public long size(Connection connection) throws SQLException {
        return head(connection).size();
    }

    /** The root of the tree over all events. */
    public String root(Connection connection) throws SQLException {
        return head(connection).root();
    }

    /**
     * A signed statement of how far the log reaches now. Hand it to somebody: it is what the log can be held to. Ask for it
     * in a transaction that has appended nothing: what is signed and then rolled back is a lie.
     */
    public SignedCheckpoint checkpoint(Connection connection, CheckpointSigner signer) throws SQLException {
        Frontier head = head(connection);
        return signer.sign(head.size(), head.root(), clock.instant());
    }

    /** The proof that an event stands in the log as it was when it had this many events. */
    public InclusionProof inclusionProof(Connection connection, long index, long size) throws SQLException {
        return MerkleTree.inclusionProof(index, size, nodes(connection));
    }

    /** The proof that the log of {@code to} events begins with the log of {@code from}, unchanged. */
    public ConsistencyProof consistencyProof(Connection connection, long from, long to) throws SQLException {
        return MerkleTree.consistencyProof(from, to, nodes(connection));
    }

    /**
     * Reads the whole log again and says whether it holds: every line, every node of the tree, the recorded head, and the
     * hash of everything sealed. It does not block those who append meanwhile.
     */
    public EvidenceReport verify(Connection connection) throws SQLException {
        return LogAudit.of(connection);
    }

    static Optional<byte[]> sealedBytes(Connection connection, long index, String name) throws SQLException {
        return Jdbc.first(
                connection,
                "select sealed from evidence_sealed where idx = ? and name = ?",
                row -> row.getBytes("sealed"),
                index,
                name);
    }

    /** The key of one sealed part, when the key of its subject is still the one it was sealed under. */
    Optional<String> partKey(Connection connection, RecordedEvent event, byte[] sealed) throws SQLException {
        String subject = event.subject();
        return subject == null
                ? Optional.empty()
                : keys.find(connection, subject).map(key -> Seal.keyFor(key, sealed));
    }

    private List<Seal> sealed(Connection connection, EvidenceEntry entry) throws SQLException {
        String subject = entry.subject();
        if (subject == null || entry.parts().isEmpty()) {
            return List.of();
        }
        CustomerKey key = keys.keyOf(connection, subject);
        List<Seal> seals = new ArrayList<>();
        for (PersonalPart part : entry.parts()) {
            seals.add(Seal.of(
                    part, new Seal.Place(entry.caseId(), entry.kind(), subject, part.name(), part.type()), key));
        }
        return seals;
    }

    private static long eventsOf(Connection connection, String caseId) throws SQLException {
        return Jdbc.first(
                        connection,
                        "select max(number) as last from evidence_event where case_id = ?",
                        row -> row.getLong("last"),
                        caseId)
                .orElse(0L);
    }

    private static Frontier lockedHead(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalStateException(
                    "The connection commits by itself, so that an event could be written without"
                            + " its tree. Maybe call setAutoCommit(false), and commit when all is written.");
        }
        return readHead(connection, "select size, frontier from evidence_head where id = 1 for update");
    }

    private static Frontier head(Connection connection) throws SQLException {
        return readHead(connection, "select size, frontier from evidence_head where id = 1");
    }

    private static Frontier readHead(Connection connection, String sql) throws SQLException {
        return Jdbc.first(connection, sql, row -> Frontier.of(row.getLong("size"), row.getString("frontier")))
                .orElseThrow(() -> new IllegalStateException(
                        "The table `evidence_head` is empty. Maybe createTables(..) was not called."));
    }

    private static MerkleTree.Nodes<SQLException> nodes(Connection connection) {
        return (height, place) -> {
            long leaf = ((place + 1) << height) - 1;
            return Jdbc.first(
                            connection,
                            "select hash from evidence_node where leaf = ? and height = ?",
                            row -> row.getString("hash"),
                            leaf,
                            height)
                    .orElseThrow(() -> new IllegalStateException("The tree lacks the node of height " + height
                            + " that leaf " + leaf + " completes. Maybe ask verify(..) what does not hold."));
        };
    }
}
