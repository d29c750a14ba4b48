package dev.decorum.example.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.execution.EmbeddedDatabase;
import dev.decorum.example.execution.JdbcBackOffice;
import dev.decorum.example.intake.Outbox;
import dev.decorum.example.journal.Journal;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.evidence.CustomerKey;
import dev.decorum.policy.evidence.EvidenceLog;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.VerificationLevel;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityCheckTest {
    private static final String RIGHT = "D-1042, 12345";
    private static final String WRONG = "D-1042, 99999";

    @TempDir
    private Path folder;

    private final Mailbox mailbox = new Mailbox();
    private final CaseFile of =
            new CaseFile("case-1", new Shop("de", ZoneOffset.UTC, RolloutStage.REVIEWED_EXECUTION, "assistant"));
    private Instant now = Instant.parse("2026-11-02T10:00:00Z");
    private DataSource database;
    private EvidenceLog log;
    private JdbcBackOffice backOffice;
    private IdentityCheck check;

    @BeforeEach
    void open() throws Exception {
        database = EmbeddedDatabase.open("/demo/orders.sql");
        backOffice = new JdbcBackOffice(database);
        log = EvidenceLog.open(folder.resolve("log.jsonl"), () -> now);
        check = new IdentityCheck(
                backOffice,
                mailbox,
                new Journal(log, CustomerKey.of(new byte[32]), event -> {}),
                new MemoryProofStore(),
                () -> now);
    }

    @AfterEach
    void close() throws Exception {
        log.close();
        EmbeddedDatabase.close(database);
    }

    @Test
    void twoDataPointsThatFitProveWhoWrites() {
        assertThat(check.twoDataPoints(of, RIGHT)).contains("D-1042");
        assertThat(of.proved()).isEqualTo(VerificationLevel.TWO_DATA_POINTS);
    }

    @Test
    void oneDataPointProvesNothing() {
        assertThat(check.twoDataPoints(of, "D-1042")).isEmpty();
        assertThat(check.twoDataPoints(of, "12345")).isEmpty();
        assertThat(of.proved()).isEqualTo(VerificationLevel.NONE);
    }

    @Test
    void afterThreeTriesTheRightAnswerComesTooLate() {
        for (int i = 0; i < 3; i++) {
            assertThat(check.twoDataPoints(of, WRONG)).isEmpty();
        }
        assertThat(check.twoDataPoints(of, RIGHT)).isEmpty();
        assertThat(of.proved()).isEqualTo(VerificationLevel.NONE);
    }

    @Test
    void aCodeGoesToTheAddressOnFileAndIsGoodOnce() {
        sendCode();
        assertThat(mailbox.address).isEqualTo("lena.musterfrau@example.org");
        assertThat(check.code(of, "Mein Code ist " + mailbox.code())).isTrue();
        assertThat(of.proved()).isEqualTo(VerificationLevel.ONE_TIME_CODE);
        assertThat(check.code(of, mailbox.code())).isFalse();
    }

    @Test
    void aCodeIsGoodForTenMinutes() {
        sendCode();
        now = now.plus(IdentityCheck.CODE_LIFE);
        assertThat(check.code(of, mailbox.code())).isFalse();
        assertThat(of.proved()).isEqualTo(VerificationLevel.NONE);
    }

    @Test
    void aNewCodeDoesNotGiveNewTries() {
        for (int i = 0; i < 3; i++) {
            sendCode();
            assertThat(check.code(of, "no code")).isFalse();
        }
        sendCode();
        assertThat(check.code(of, mailbox.code())).isFalse();
    }

    @Test
    void aCodeOfBeforeIsNoLongerGood() {
        sendCode();
        String first = mailbox.code();
        do {
            sendCode();
        } while (mailbox.code().equals(first));
        assertThat(check.code(of, first)).isFalse();
        assertThat(check.code(of, mailbox.code())).isTrue();
    }

    private void sendCode() {
        of.found(backOffice.order("D-1042").orElseThrow());
        check.sendCode(of);
    }

    private static final class Mailbox implements Outbox {
        private final List<String> codes = new ArrayList<>();
        private String address = "";

        String code() {
            return codes.get(codes.size() - 1);
        }

        @Override
        public void reply(ApprovedReply reply) {}

        @Override
        public void code(String addressOnFile, String code) {
            address = addressOnFile;
            codes.add(code);
        }
    }
}
