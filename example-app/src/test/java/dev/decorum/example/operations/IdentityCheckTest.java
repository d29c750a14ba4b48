package dev.decorum.example.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.execution.JdbcBackOffice;
import dev.decorum.example.intake.Outbox;
import dev.decorum.example.journal.Ledger;
import dev.decorum.example.store.Database;
import dev.decorum.example.store.HouseKey;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.Surface;
import dev.decorum.policy.fact.VerificationLevel;
import java.sql.Connection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdentityCheckTest {
    private static final String RIGHT = "D-1042, 12345";
    private static final String WRONG = "D-1042, 99999";

    private final Mailbox mailbox = new Mailbox();
    private Instant now = Instant.parse("2026-11-02T10:00:00Z");
    private Database database;
    private Connection connection;
    private CaseFile of;
    private JdbcBackOffice backOffice;
    private IdentityCheck check;

    @BeforeEach
    void open() throws Exception {
        database = Database.inMemory();
        database.fill("/demo/orders.sql");
        Ledger.createTables(database);
        backOffice = new JdbcBackOffice(database.dataSource());
        connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        HouseKey key = HouseKey.random();
        Ledger ledger = new Ledger(key, () -> now);
        String subject = ledger.subject("whatsapp", "shop-de", "lena");
        CaseRow row = new CaseStore(key)
                .open(connection, "whatsapp", "shop-de", Surface.MESSAGING, "thread", subject, "de", now);
        of = new CaseFile(row.id(), new Shop("de", ZoneOffset.UTC, RolloutStage.REVIEWED_EXECUTION, "assistant"));
        check = new IdentityCheck(
                backOffice,
                mailbox,
                ledger.journal(connection, subject, ledger.key(connection, subject)),
                new JdbcProofStore(connection),
                () -> now);
    }

    @AfterEach
    void close() throws Exception {
        connection.rollback();
        connection.close();
        database.close();
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
        public void code(String addressOnFile, String code) {
            address = addressOnFile;
            codes.add(code);
        }
    }
}
