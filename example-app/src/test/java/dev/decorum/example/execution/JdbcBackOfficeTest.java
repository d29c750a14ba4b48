package dev.decorum.example.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.example.store.Database;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.AddNote;
import dev.decorum.policy.fact.Compensation;
import dev.decorum.policy.fact.DisputeKind;
import dev.decorum.policy.fact.Execution;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.PageState;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.SubmitDisputeEvidence;
import dev.decorum.policy.review.Attempt;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcBackOfficeTest {
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String KEY = "a".repeat(64);

    private Database database;
    private JdbcBackOffice backOffice;

    @BeforeEach
    void open() throws Exception {
        database = Database.inMemory();
        database.fill("/demo/orders.sql");
        backOffice = new JdbcBackOffice(database.dataSource());
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void aWrongNumberAndAWrongPostcodeFitNothing() {
        assertThat(backOffice.matches("D-1042", "12345")).isTrue();
        assertThat(backOffice.matches("D-1042", "54321")).isFalse();
        assertThat(backOffice.matches("D-9999", "12345")).isFalse();
    }

    @Test
    void oneKeyPaysOnce() {
        ChangeResult first = pay(KEY, "80.00", "EUR");
        assertThat(first).isEqualTo(new ChangeResult.Done("5001", false));
        assertThat(pay(KEY, "80.00", "EUR")).isEqualTo(new ChangeResult.Done("5001", true));
        assertThat(refunded()).isEqualByComparingTo("80.00");
    }

    @Test
    void ofEightThreadsWithOneKeyOnePays() throws Exception {
        CyclicBarrier together = new CyclicBarrier(8);
        Callable<ChangeResult> pay = () -> {
            together.await();
            return pay(KEY, "20.00", "EUR");
        };
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            int paid = 0;
            for (Future<ChangeResult> result : threads.invokeAll(List.of(pay, pay, pay, pay, pay, pay, pay, pay))) {
                paid += ((ChangeResult.Done) result.get()).before() ? 0 : 1;
            }
            assertThat(paid).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
        assertThat(refunded()).isEqualByComparingTo("20.00");
    }

    @Test
    void neverMoreThanTheOrderIsPaidBack() {
        pay(KEY, "180.00", "EUR");
        ChangeResult more = pay("b".repeat(64), "0.01", "EUR");
        assertThat(more)
                .isEqualTo(
                        new ChangeResult.Declined("The amount is not known, not positive, in another currency than the"
                                + " order, or more than what is left of it."));
        assertThat(pay("c".repeat(64), "1.00", "USD")).isInstanceOf(ChangeResult.Declined.class);
        assertThat(refunded()).isEqualByComparingTo("180.00");
    }

    @Test
    void theHistoryForgetsAfterNinetyDaysAndTheAgentAtMidnight() {
        pay(KEY, "80.00", "EUR");
        assertThat(backOffice.history("K-31", "agent-1", NOW, BERLIN).agentRefundsToday())
                .isEqualTo(Money.of("80.00", "EUR"));
        Instant tomorrow = NOW.plus(Duration.ofHours(13));
        assertThat(backOffice.history("K-31", "agent-1", tomorrow, BERLIN).agentRefundsToday())
                .isEqualTo(Money.of("0", "EUR"));
        Instant later = NOW.plus(Duration.ofDays(90));
        assertThat(backOffice.history("K-31", "agent-1", later, BERLIN).refundCount())
                .isZero();
        assertThat(backOffice.history("K-32", "agent-1", NOW, BERLIN).refundCount())
                .isZero();
    }

    @Test
    void aDatabaseThatIsGoneIsUnreachableAndSaysWhatFailed() throws Exception {
        database.close();
        assertThat(backOffice.condition()).extracting(Execution::page).isEqualTo(PageState.UNREACHABLE);
        assertThatThrownBy(() -> backOffice.order("D-1042"))
                .isInstanceOf(BackOfficeException.class)
                .hasMessage(
                        "The back office could not look an order up. Maybe it is down; nothing is tried again by itself.");
        database = Database.inMemory();
    }

    @Test
    void eachKindIsDoneOnceAndFoundByItsKey() {
        List<Action> actions = List.of(
                new Compensation("gift", Money.of("5.00", "EUR"), "D-1042", Money.UNKNOWN),
                new AddNote("note", false),
                new SubmitDisputeEvidence("evidence", "D-1042", DisputeKind.NOT_RECEIVED));
        for (Action action : actions) {
            String key = action.id().repeat(8);
            assertThat(backOffice.done(key)).isEmpty();
            ChangeResult.Done first = (ChangeResult.Done) change(action, key);
            assertThat(first.before()).isFalse();
            assertThat(change(action, key)).isEqualTo(new ChangeResult.Done(first.reference(), true));
            assertThat(backOffice.done(key)).contains(new ChangeResult.Done(first.reference(), true));
        }
        assertThat(change(actions.get(2), "another"))
                .isEqualTo(new ChangeResult.Declined("Evidence for this order was given already."));
        assertThat(backOffice
                        .history("K-31", "agent-1", NOW.plusSeconds(1), BERLIN)
                        .compensation())
                .isEqualTo(Money.of("5.00", "EUR"));
    }

    @Test
    void whereTheGoodsAreIsKnownOfWhatWasSent() {
        assertThat(backOffice.shipment("D-1042").orElseThrow().carrier()).isEqualTo("Schneckenpost");
        assertThat(backOffice.shipment("D-9999")).isEmpty();
    }

    private ChangeResult pay(String key, String amount, String currency) {
        return change(new Refund("refund", Money.of(amount, currency), "D-1042"), key);
    }

    private ChangeResult change(Action action, String key) {
        Change change = new Change(action, "D-1042", action instanceof Refund ? "" : "It is late.", "agent-1");
        Preparation.Ready ready = (Preparation.Ready) backOffice.prepare(change);
        return backOffice.submit(ready.prepared(), new Attempt(1, key, NOW, "r"));
    }

    private BigDecimal refunded() {
        return Objects.requireNonNull(backOffice
                .history("K-31", "agent-1", NOW.plusSeconds(1), BERLIN)
                .refunds()
                .amount());
    }
}
