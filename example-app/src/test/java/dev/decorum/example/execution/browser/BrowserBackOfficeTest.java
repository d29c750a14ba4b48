package dev.decorum.example.execution.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.example.execution.BackOfficeException;
import dev.decorum.example.execution.Change;
import dev.decorum.example.execution.ChangeResult;
import dev.decorum.example.execution.JdbcBackOffice;
import dev.decorum.example.execution.Preparation;
import dev.decorum.example.execution.PreparedChange;
import dev.decorum.example.execution.Screenshot;
import dev.decorum.example.execution.ShopBooks;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.AddNote;
import dev.decorum.policy.fact.Compensation;
import dev.decorum.policy.fact.DisputeKind;
import dev.decorum.policy.fact.Execution;
import dev.decorum.policy.fact.FailureKind;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.PageState;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.SubmitDisputeEvidence;
import dev.decorum.policy.review.Attempt;
import io.javalin.http.Context;
import io.javalin.http.InternalServerErrorResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In a real Chromium, on a seller centre that changes under it. */
class BrowserBackOfficeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String ORDER = "D-1042";
    private static final String KEY = "5a".repeat(32);
    private static final String STRANGE = "<script>alert(1)</script> \uE007 \u202Etxt \uD83D\uDE00 'end\"";

    private static TestSellerCentre centre;
    private static BrowserBackOffice backOffice;
    private static volatile Instant now = TestSellerCentre.NOW;

    @BeforeAll
    static void start() throws Exception {
        centre = new TestSellerCentre();
        backOffice = BrowserBackOffice.start(centre.settings("robot"), () -> now);
    }

    @AfterAll
    static void stop() throws Exception {
        if (backOffice != null) {
            backOffice.close();
        }
        centre.close();
    }

    @BeforeEach
    void reset() throws Exception {
        centre.reset();
        now = now.plus(Duration.ofMinutes(2));
        assertThat(backOffice.condition()).isEqualTo(Execution.ready());
    }

    @Test
    void looksUpWhatIsInTheTablesBehindThePages() {
        JdbcBackOffice tables = new JdbcBackOffice(centre.database);
        assertThat(submit(refund("20.00"))).isInstanceOf(ChangeResult.Done.class);
        assertThat(backOffice.order(ORDER)).isEqualTo(tables.order(ORDER)).isPresent();
        assertThat(backOffice.shipment(ORDER)).isEqualTo(tables.shipment(ORDER)).isPresent();
        assertThat(backOffice.matches(ORDER, "12345")).isTrue();
        assertThat(backOffice.matches(ORDER, "54321")).isFalse();
        assertThat(backOffice.order("e")).isEmpty();
        assertThat(backOffice.done("never-used")).isEmpty();
        assertThat(backOffice.history("K-31", "agent-1", now, BERLIN))
                .isEqualTo(tables.history("K-31", "agent-1", now, BERLIN))
                .satisfies(history -> assertThat(history.refundCount()).isEqualTo(1));
    }

    @Test
    void stopsBeforeTheSubmitAndPaysWithPicturesOfBothSides() throws Exception {
        PreparedChange prepared = prepare(refund("20.00"));
        assertThat(centre.refunds()).isZero();
        assertThat(backOffice.order(ORDER)).isPresent();
        ChangeResult.Done done = (ChangeResult.Done) backOffice.submit(prepared, attempt());
        assertThat(done.before()).isFalse();
        assertThat(new ShopBooks(centre.database).find(KEY).orElseThrow().reference())
                .isEqualTo(done.reference());
        assertThat(backOffice.done(KEY)).contains(new ChangeResult.Done(done.reference(), true));
        assertThat(done.screenshots())
                .extracting(Screenshot::name)
                .containsExactly("page-prepared", "page-before", "page-after");
        for (Screenshot picture : done.screenshots()) {
            assertThat(Arrays.copyOf(picture.png(), 4)).containsExactly(0x89, 'P', 'N', 'G');
            assertThat(picture.sha256())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(picture.png())));
            assertThat(picture.url()).endsWith("/orders/D-1042/refund");
            assertThat(picture.width()).isEqualTo(BrowserSettings.WIDTH);
            assertThat(picture.browser()).containsIgnoringCase("chrome").containsPattern("[0-9]+\\.");
            assertThat(picture.takenAt()).isEqualTo(now);
            assertThat(picture.takenByApplication()).isTrue();
        }
        assertThat(done.screenshots().get(1).png())
                .isNotEqualTo(done.screenshots().get(2).png());
    }

    @Test
    void everyKindIsEnteredAsItWasPreparedEvenAStrangeText() {
        List<Action> actions = List.of(
                new Compensation("gift", Money.of("5", "EUR"), ORDER, Money.UNKNOWN),
                new AddNote("note", false),
                new SubmitDisputeEvidence("evidence", ORDER, DisputeKind.FRAUD));
        for (Action action : actions) {
            Change change = new Change(action, ORDER, STRANGE, "agent-1");
            Attempt attempt = new Attempt(1, action.id(), now, "r");
            ChangeResult.Done done = (ChangeResult.Done) backOffice.submit(prepare(change), attempt);
            ShopBooks.Entry entry =
                    new ShopBooks(centre.database).find(action.id()).orElseThrow();
            assertThat(entry.reference()).isEqualTo(done.reference());
            assertThat(entry.text()).isEqualTo(STRANGE);
            assertThat(entry.kind()).isEqualTo(change.kind());
            assertThat(entry.agent()).isEqualTo("agent-1");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    <button type=submit>Refund</button> | | 'button submit "Refund"' is missing
                    >Amount<  | >Sum<  | 'field text amount "Amount"' is missing; 'field text amount "Sum"' is new
                    <select   | <input name=tip><select | 'field text tip' is new
                    <form     | <iframe></iframe><form | 'iframe ""' is new
                    name=token | name=token style='display:none' disabled | 'field hidden token locked' is new
                    """)
    void aPageThatDiffersIsForAPerson(String from, String to, String difference) throws Exception {
        centre.change("/refund", html -> html.replace(from, to == null ? "" : to));
        Preparation.ForPerson person = (Preparation.ForPerson) backOffice.prepare(refund("20.00"));
        assertThat(person.execution().page()).isEqualTo(PageState.CHANGED);
        assertThat(person.why())
                .startsWith("The page `refund` of the seller centre differs from what was recorded: ")
                .contains(difference.replace('\'', '`'))
                .endsWith("A person does it, and whoever looks after the pages records it anew.");
        assertThat(person.screenshots()).extracting(Screenshot::name).containsExactly("page-found");
        assertThat(backOffice.condition()).isEqualTo(person.execution());
        now = now.plus(Duration.ofMinutes(2));
        assertThat(backOffice.condition().page()).isEqualTo(PageState.CHANGED);
        assertThat(centre.refunds()).isZero();
    }

    @Test
    void aRefusedPermissionIsForAPerson() throws Exception {
        centre.after = context -> {
            if (context.path().endsWith("/refund")) {
                context.status(403).html("<h1>Not permitted</h1>");
            }
        };
        Preparation.ForPerson person = (Preparation.ForPerson) backOffice.prepare(refund("20.00"));
        assertThat(person.execution().permissionMissing()).isTrue();
        assertThat(person.execution().lastFailure()).isEqualTo(FailureKind.REFUSED);
        assertThat(person.why())
                .isEqualTo("The seller centre refuses the page `refund` to this account. Its permission is missing.");
        assertThat(centre.refunds()).isZero();
    }

    @Test
    void aPageThatFailsIsUnreachable() {
        centre.before = context -> {
            throw new InternalServerErrorResponse();
        };
        Preparation.ForPerson person = (Preparation.ForPerson) backOffice.prepare(refund("20.00"));
        assertThat(person.execution().page()).isEqualTo(PageState.UNREACHABLE);
        assertThatThrownBy(() -> backOffice.order(ORDER)).isInstanceOf(BackOfficeException.class);
    }

    @Test
    void anEndedSessionIsForAPersonAndTheNextLookSignsInAgain() {
        assertThat(backOffice.order(ORDER)).isPresent();
        centre.centre.endSessions();
        Preparation.ForPerson person = (Preparation.ForPerson) backOffice.prepare(refund("20.00"));
        assertThat(person.execution().lastFailure()).isEqualTo(FailureKind.SESSION_ENDED);
        assertThat(person.why()).isEqualTo("The session at the seller centre had ended.");
        assertThat(backOffice.order(ORDER)).isPresent();
    }

    @Test
    void aSessionThatEndsBeforeTheSubmitPaysNothing() throws Exception {
        PreparedChange prepared = prepare(refund("20.00"));
        centre.centre.endSessions();
        ChangeResult.Declined declined = (ChangeResult.Declined) backOffice.submit(prepared, attempt());
        assertThat(declined.why())
                .isEqualTo("The session at the seller centre had ended. It was looked up, and took no effect.");
        assertThat(backOffice.condition().lastFailure()).isEqualTo(FailureKind.SESSION_ENDED);
        assertThat(centre.refunds()).isZero();
    }

    @Test
    void aTimeOutThatTookEffectIsFoundByItsKey() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        PreparedChange prepared = prepare(refund("20.00"));
        centre.after = context -> hold(context, held);
        ChangeResult.Done done = (ChangeResult.Done) backOffice.submit(prepared, attempt());
        held.countDown();
        assertThat(centre.refunds()).isEqualTo(1);
        assertThat(new ShopBooks(centre.database).find(KEY).orElseThrow().reference())
                .isEqualTo(done.reference());
        assertThat(done.screenshots())
                .extracting(Screenshot::name)
                .containsExactly("page-prepared", "page-before", "page-looked-up");
        assertThat(backOffice.condition().lastFailure()).isEqualTo(FailureKind.TIME_OUT);
    }

    @Test
    void aTimeOutThatIsNotFoundStaysUnknown() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        PreparedChange prepared = prepare(refund("20.00"));
        centre.before = context -> {
            if (hold(context, held)) {
                throw new InternalServerErrorResponse();
            }
        };
        ChangeResult.Unknown unknown = (ChangeResult.Unknown) backOffice.submit(prepared, attempt());
        held.countDown();
        assertThat(unknown.why())
                .isEqualTo("The page `entered` of the seller centre did not answer in time."
                        + " It was looked up by its reference, and is not there until now.");
        assertThat(centre.refunds()).isZero();
        assertThat(backOffice.condition().lastFailure()).isEqualTo(FailureKind.TIME_OUT);
    }

    @Test
    void anAmountThatThePageChangesIsNotPaid() throws Exception {
        String script = "<script>for (const f of ['%s']) document.getElementById(f).addEventListener('change',"
                + " () => document.getElementById('amount').value = '80.00')</script></main>";
        centre.change("/refund", html -> html.replace("</main>", script.formatted("method")));
        Preparation.ForPerson person = (Preparation.ForPerson) backOffice.prepare(refund("20.00"));
        assertThat(person.why()).contains("its field `amount` holds another value than was filled in");
        centre.change("/refund", html -> html.replace("</main>", script.formatted("reference")));
        PreparedChange prepared = prepare(refund("20.00"));
        ChangeResult.Declined declined = (ChangeResult.Declined) backOffice.submit(prepared, attempt());
        assertThat(declined.why())
                .contains("its field `amount` holds another value than was filled in")
                .endsWith("Nothing was sent.");
        assertThat(centre.refunds()).isZero();
    }

    @Test
    void aConfirmationOfAnotherAmountIsForAPerson() {
        PreparedChange prepared = prepare(refund("20.00"));
        centre.change("/refund", html -> html.replace("20.00 EUR", "200.00 EUR"));
        ChangeResult.Unknown unknown = (ChangeResult.Unknown) backOffice.submit(prepared, attempt());
        assertThat(unknown.why())
                .isEqualTo("The seller centre entered something, and shows another amount, order or reference.");
        assertThat(backOffice.condition().page()).isEqualTo(PageState.CHANGED);
    }

    @Test
    void whatTheSellerCentreRefusesIsDeclined() throws Exception {
        ChangeResult.Declined declined = (ChangeResult.Declined) submit(refund("180.01"));
        assertThat(declined.why()).isEqualTo("The seller centre did not take it, and says so on its page.");
        assertThat(centre.refunds()).isZero();
    }

    @Test
    void aRetryWithTheSameKeyPaysOnce() throws Exception {
        PreparedChange prepared = prepare(refund("20.00"));
        ChangeResult.Done first = (ChangeResult.Done) backOffice.submit(prepared, attempt());
        assertThat(backOffice.submit(prepared, attempt())).isInstanceOf(ChangeResult.Declined.class);
        ChangeResult.Done again = (ChangeResult.Done) submit(refund("20.00"));
        assertThat(again.before()).isTrue();
        assertThat(again.reference()).isEqualTo(first.reference());
        assertThat(centre.refunds()).isEqualTo(1);
    }

    @Test
    void whatAnotherBackOfficePreparedIsNotSubmitted() {
        Preparation.Ready foreign = (Preparation.Ready) new JdbcBackOffice(centre.database).prepare(refund("20.00"));
        assertThatThrownBy(() -> backOffice.submit(foreign.prepared(), attempt()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Holds the answer to a submit; false for all else. */
    private static boolean hold(Context context, CountDownLatch held) {
        if (!context.method().name().equals("POST") || !context.path().endsWith("/refund")) {
            return false;
        }
        try {
            return held.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static Change refund(String amount) {
        return new Change(new Refund("refund", Money.of(amount, "EUR"), ORDER), ORDER, "", "agent-1");
    }

    private static PreparedChange prepare(Change change) {
        Preparation preparation = backOffice.prepare(change);
        assertThat(preparation).isInstanceOf(Preparation.Ready.class);
        return ((Preparation.Ready) preparation).prepared();
    }

    private static ChangeResult submit(Change change) {
        return backOffice.submit(prepare(change), attempt());
    }

    private static Attempt attempt() {
        return new Attempt(1, KEY, now, "r");
    }
}
