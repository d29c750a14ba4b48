package dev.decorum.policy.evidence;

import dev.decorum.policy.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;

/** A log of three cases, and capsules from it. */
final class Capsules {
    static final String HOSTILE = "<script>alert(1)</script> & \"more\" \u202Egnp.exe \uD83D\uDC68\u200D\uD83D\uDC69";
    static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3};

    final DataSource source;
    final SubjectKeys keys = new SubjectKeys("a key of the house, of 32 bytes.".getBytes(StandardCharsets.US_ASCII));
    final JdbcEvidenceLog log = new JdbcEvidenceLog(keys, () -> Instant.parse("2026-03-02T10:00:00Z"));
    final CheckpointSigner signer = CheckpointTest.signer("shop.example/support");
    final String ada = keys.subject("whatsapp", "shop", "+49 30 1234567");
    final String bo = keys.subject("whatsapp", "shop", "+49 30 7654321");

    Capsules(TestDatabase database) throws SQLException {
        source = database.fresh();
        try (Connection connection = TestDatabase.open(source)) {
            JdbcEvidenceLog.createTables(connection);
            log.append(connection, received("case-0", bo, "Hello, this is Bo."));
            log.append(connection, received("case-1", ada, HOSTILE));
            log.append(
                    connection,
                    EvidenceEntry.of(EventKind.DECIDED, "case-1", "engine")
                            .about(ada)
                            .rules("a".repeat(64))
                            .saying(Payload.empty().number("count", 3))
                            .sealed("decision", "application/json", "{\"tone\":1}".getBytes(StandardCharsets.UTF_8)));
            log.append(connection, received("case-2", ada, "And another thing."));
            log.append(
                    connection,
                    EvidenceEntry.of(EventKind.EXECUTED, "case-1", "browser")
                            .about(ada)
                            .sealed("page-before", "image/png", PICTURE)
                            .sealed("page", "text/html", "<script>".getBytes(StandardCharsets.UTF_8)));
            connection.commit();
        }
    }

    byte[] of(String caseId) throws SQLException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Capsule(log, signer).write(source, caseId, "auditor", out);
        return out.toByteArray();
    }

    SignedCheckpoint checkpoint() throws SQLException {
        try (Connection connection = source.getConnection()) {
            return log.checkpoint(connection, signer);
        }
    }

    void erase(String subject, String caseId) throws SQLException {
        try (Connection connection = TestDatabase.open(source)) {
            log.erase(connection, subject, caseId, "sam");
            connection.commit();
        }
    }

    private static EvidenceEntry received(String caseId, String subject, String text) {
        return EvidenceEntry.of(EventKind.RECEIVED, caseId, "channel")
                .about(subject)
                .sealedText("message", text);
    }
}
