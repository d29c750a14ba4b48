package dev.decorum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.evidence.Capsule;
import dev.decorum.policy.evidence.CheckpointSigner;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.evidence.EvidenceEntry;
import dev.decorum.policy.evidence.JdbcEvidenceLog;
import dev.decorum.policy.evidence.SubjectKeys;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.time.Instant;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    private final CheckpointSigner signer = signer();

    @TempDir
    Path folder;

    private Path capsule;

    @BeforeEach
    void writeACapsule() throws Exception {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:" + folder.resolve("log"));
        JdbcEvidenceLog log =
                new JdbcEvidenceLog(new SubjectKeys(new byte[32]), () -> Instant.parse("2026-03-02T10:00:00Z"));
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            JdbcEvidenceLog.createTables(connection);
            log.append(
                    connection,
                    EvidenceEntry.of(EventKind.RECEIVED, "case-1", "channel")
                            .about("someone")
                            .sealedText("message", "Hello"));
            connection.commit();
        }
        capsule = folder.resolve("case.zip");
        try (OutputStream out = Files.newOutputStream(capsule)) {
            new Capsule(log, signer).write(source, "case-1", "auditor", out);
        }
    }

    @Test
    void aCapsuleOfThePublishedKeyHolds() throws Exception {
        String intact = capsule + ": holds. The capsule is intact: all 2 events of the case `case-1`, 1 sealed parts"
                + " opened, 0 left sealed. The log `shop.example` signed it when it had 2 events, at"
                + " 2026-03-02T10:00:00Z.";
        assertThat(Run.of("verify", "--key", signer.key().text(), capsule.toString()))
                .isEqualTo(new Run(0, intact + "\n", ""));
        Path key = Files.writeString(folder.resolve("key.txt"), signer.key() + "\n");
        assertThat(Run.of("verify", "--key", key.toString(), capsule.toString()).code())
                .isZero();
        assertThat(Run.of("verify", capsule.toString()).out())
                .isEqualTo(intact + " Whose the key is, only the capsule says: compare " + signer.key()
                        + " with what the house has published.\n");
        assertThat(Run.of("verify", "--json", capsule.toString()).out()).contains("\"holds\" : true");
    }

    @Test
    void aCapsuleIsKnownWhateverItsName() throws Exception {
        Path renamed = Files.copy(capsule, folder.resolve("case.bin"));
        assertThat(Run.of("verify", renamed.toString()).code()).isZero();
    }

    @Test
    void aCapsuleOfAnotherKeyDoesNotHold() {
        Run run = Run.of("verify", "--key", signer().key().text(), capsule.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .isEqualTo(
                        capsule + ": does not hold. `data/key.txt` is not the key that was expected. Somebody else made"
                                + " the capsule, or the house has a new key.\n");
    }

    @Test
    void theFileThatWasChangedIsNamed() throws Exception {
        byte[] bytes = Files.readAllBytes(capsule);
        bytes[90] ^= 1;
        Files.write(capsule, bytes);
        Run run = Run.of("verify", capsule.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).startsWith(capsule + ": does not hold. `data/sealed/0-message.bin` was changed");
        assertThat(Run.of("verify", "--json", capsule.toString()).out())
                .contains("\"holds\" : false", "\"file\" : \"data/sealed/0-message.bin\"");
    }

    @Test
    void whatIsNoKeyIsSaid() {
        assertThat(Run.of("verify", "--key", "shop.example", capsule.toString()))
                .isEqualTo(new Run(
                        64,
                        "",
                        "decorum: The value of --key is not the public key of a log.\n"
                                + "  = It is one line such as `shop.example/support+1a2b3c4d+AQ...`, or a file with that"
                                + " line.\n"));
    }

    @Test
    void whatIsNoCapsuleAndWhatIsNotThereIsSaid() throws Exception {
        Path log = Files.writeString(folder.resolve("cases.jsonl"), "{}\n");
        assertThat(Run.of("verify", log.toString()))
                .isEqualTo(new Run(1, log + ": does not hold. The file is not a ZIP with a capsule in it.\n", ""));
        assertThat(Run.of("verify", "--json", log.toString()).out())
                .contains("\"holds\" : false", "not a ZIP with a capsule");
        assertThat(Run.of("verify", "no-such.zip"))
                .isEqualTo(new Run(
                        66, "", "decorum: There is no file `no-such.zip`.\n  = Is the path right from here?\n"));
    }

    private static CheckpointSigner signer() {
        try {
            return new CheckpointSigner(
                    "shop.example", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
