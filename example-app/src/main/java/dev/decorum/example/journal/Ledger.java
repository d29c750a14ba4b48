package dev.decorum.example.journal;

import dev.decorum.example.store.Database;
import dev.decorum.example.store.HouseKey;
import dev.decorum.example.store.StoreException;
import dev.decorum.policy.evidence.CustomerKey;
import dev.decorum.policy.evidence.EvidenceReport;
import dev.decorum.policy.evidence.JdbcEvidenceLog;
import dev.decorum.policy.evidence.RecordedEvent;
import dev.decorum.policy.evidence.SubjectKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The evidence log of the application's database, with the keys of customers. Every method but {@link #createTables} works
 * in the caller's transaction. Safe for use by several threads.
 */
public final class Ledger {
    private final SubjectKeys keys;
    private final JdbcEvidenceLog log;

    /** A ledger whose keys of customers are wrapped under the key of the house. */
    public Ledger(HouseKey house, InstantSource clock) {
        keys = new SubjectKeys(house.derived("subject-keys"));
        log = new JdbcEvidenceLog(keys, clock);
    }

    /** Makes its tables where they are missing. */
    public static void createTables(Database database) {
        database.inTransaction(connection -> {
            JdbcEvidenceLog.createTables(connection);
            return true;
        });
    }

    /**
     * Takes the lock of the log until the transaction ends. Whoever changes cases does so first, so that two of them never
     * wait for each other.
     */
    public void lock(Connection connection) throws SQLException {
        JdbcEvidenceLog.lock(connection);
    }

    /** The opaque key of a customer of an account. */
    public String subject(String channel, String account, String sender) {
        return keys.subject(channel, account, sender);
    }

    /** The key of a customer; made when there is none. */
    public CustomerKey key(Connection connection, String subject) throws SQLException {
        return keys.keyOf(connection, subject);
    }

    /** The key of a customer; nothing when there is none, or no longer. */
    public Optional<CustomerKey> find(Connection connection, String subject) throws SQLException {
        return keys.find(connection, subject);
    }

    /** A journal that writes about a customer in this transaction. */
    public Journal journal(Connection connection, String subject, CustomerKey key) {
        return new Journal(
                entry -> {
                    try {
                        log.append(connection, entry);
                    } catch (SQLException e) {
                        throw new StoreException("write the evidence", e);
                    }
                },
                key,
                subject);
    }

    /** The events of a case, in order. */
    public List<RecordedEvent> events(Connection connection, String caseId) throws SQLException {
        return log.events(connection, caseId);
    }

    /** What is sealed in a part of an event of a case; nothing when it can no longer be read. */
    public Optional<byte[]> part(Connection connection, String caseId, long index, String name) throws SQLException {
        Optional<RecordedEvent> event =
                log.event(connection, index).filter(e -> e.caseId().equals(caseId));
        return event.isEmpty() ? Optional.empty() : log.open(connection, event.get(), name);
    }

    /** Destroys the key of a customer, and records it. */
    public void erase(Connection connection, String subject, String caseId, String actor) throws SQLException {
        log.erase(connection, subject, caseId, actor);
    }

    /** Reads the whole log again and says whether it holds. */
    public EvidenceReport verify(Connection connection) throws SQLException {
        return log.verify(connection);
    }

    /** The log itself, for capsules and checkpoints. */
    public JdbcEvidenceLog log() {
        return log;
    }
}
