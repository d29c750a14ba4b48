package dev.decorum.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.console.Browser.Answer;
import dev.decorum.policy.review.Review;
import dev.decorum.policy.review.ReviewState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything that somebody with a browser and ill will may try on cases and proposals. */
class AbuseTest {
    private TestConsole console;
    private Review review;
    private String page;

    @BeforeEach
    void start() {
        console = new TestConsole();
        console.desk.open("c-1", "whatsapp", "Wo ist mein Mantel?", "Guten Tag, wir sehen nach. Viele Grüße");
        review = console.desk.propose("c-1", TestDesk.refund("refund-1", "12.50"), "assistant");
        page = "/reviews/" + review.proposal().hash();
    }

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void everyRouteIsShutToStrangers() {
        Browser stranger = console.browser();
        String token = stranger.get("/sign-in").token();
        for (String path : reads()) {
            assertThat(stranger.get(path).goesTo()).as(path).startsWith("/sign-in");
        }
        for (String path : deeds()) {
            Answer answer = stranger.post(path, Map.of("csrf", token, "reason", "x", "comment", "x"));
            assertThat(answer.goesTo()).as(path).isEqualTo("/sign-in");
        }
        assertThat(state()).isEqualTo(ReviewState.PROPOSED);
    }

    @Test
    void everyDeedNeedsATokenOfTheSameSession() {
        Browser sam = console.signedIn("sam");
        String strangers = console.signedIn("sam").get("/inbox").token();
        for (String path : deeds()) {
            for (Map<String, String> fields :
                    List.of(Map.of("reason", "x"), Map.of("reason", "x", "csrf", strangers), Map.of("csrf", ""))) {
                assertThat(sam.post(path, fields).status()).as(path).isEqualTo(403);
            }
        }
        assertThat(state()).isEqualTo(ReviewState.PROPOSED);
        assertThat(console.desk.view("c-1").orElseThrow().draft()).isNotNull();
    }

    @Test
    void anAdministratorDecidesOnNothing() {
        Browser ada = console.signedIn("ada");
        String token = ada.get("/inbox").token();
        for (String path : deeds()) {
            if (!path.endsWith("/capsule") && !path.equals("/simulator")) {
                assertThat(ada.post(path, Map.of("csrf", token, "reason", "x", "sure", "yes"))
                                .status())
                        .as(path)
                        .isEqualTo(403);
            }
        }
        assertThat(state()).isEqualTo(ReviewState.PROPOSED);
    }

    @Test
    void anAgentNeitherErasesNorExportsNorSettlesNorPlaysCustomers() {
        Browser ana = console.signedIn("ana");
        String token = ana.get("/inbox").token();
        for (String path : List.of("/cases/c-1/erase", "/cases/c-1/capsule", page + "/settle", "/simulator")) {
            assertThat(ana.post(path, Map.of("csrf", token, "reason", "x", "sure", "yes"))
                            .status())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(ana.get("/simulator").status()).isEqualTo(403);
        assertThat(console.desk.view("c-1").orElseThrow().erased()).isFalse();
    }

    @Test
    void forbiddenAndMissingCasesLookTheSame() {
        Browser ana = console.signedIn("ana");
        String token = ana.get("/inbox").token();
        Answer there = ana.post("/cases/c-1/capsule", Map.of("csrf", token));
        Answer missing = ana.post("/cases/c-999/capsule", Map.of("csrf", token));
        assertThat(there.status()).isEqualTo(missing.status()).isEqualTo(403);
        assertThat(there.body()).isEqualTo(missing.body());

        Answer nobody = ana.get("/cases/c-999", "Accept", "text/html");
        assertThat(nobody.status()).isEqualTo(404);
        for (String odd : List.of("/cases/c-1%27", "/cases/..%2fc-1", "/cases/%00", "/cases/c-1/parts/0/none")) {
            Answer answer = ana.get(odd, "Accept", "text/html");
            assertThat(answer.status()).as(odd).isIn(400, 404);
        }
        assertThat(ana.get("/reviews/" + "0".repeat(64)).status()).isEqualTo(404);
    }

    @Test
    void noPathLeadsOutOfACase() {
        Browser sam = console.signedIn("sam");
        String token = sam.get("/inbox").token();
        for (String name : List.of("..%2f..%2fetc%2fpasswd", "%2e%2e%2fx", "..", "a%5c..%5cb", ".hidden", "a%0d%0ab")) {
            assertThat(sam.get("/cases/c-1/parts/0/" + name).status()).as(name).isIn(400, 404);
            assertThat(sam.post("/cases/" + name + "/capsule", Map.of("csrf", token))
                            .status())
                    .as(name)
                    .isIn(400, 404);
            assertThat(sam.get("/assets/" + name).status()).as(name).isIn(400, 404);
        }
        Answer capsule = sam.post("/cases/c-1/capsule", Map.of("csrf", token));
        assertThat(capsule.header("content-disposition")).hasValue("attachment; filename=\"case-c-1.zip\"");
        assertThat(capsule.body()).isEqualTo("capsule of c-1");
    }

    @Test
    void whatWasSealedIsSavedAndNeverRunAsAPage() {
        Answer part = console.signedIn("ana").get("/cases/c-1/parts/1/request");
        assertThat(part.body()).contains("<script>");
        assertThat(part.header("content-type")).hasValue("text/plain;charset=utf-8");
        assertThat(part.header("x-content-type-options")).hasValue("nosniff");
        assertThat(part.header("content-disposition").orElseThrow()).startsWith("attachment");
        assertThat(part.header("content-security-policy").orElseThrow()).contains("sandbox");
    }

    @Test
    void nobodyApprovesTheirOwnProposalAndAChangedActionNeedsAnotherPerson() {
        Browser sam = console.signedIn("sam");
        Answer changed = sam.submit(
                page,
                page + "/edit",
                "f-amount",
                "11.00",
                "f-method",
                "original",
                "reason",
                "The voucher is taken off.");
        assertThat(changed.goesTo()).contains("done=proposed");
        assertThat(state()).isEqualTo(ReviewState.SUPERSEDED);
        String token = sam.get("/inbox").token();
        Answer old = sam.post(page + "/approve", Map.of("csrf", token));
        assertThat(old.status()).isEqualTo(409);

        Review fresh =
                console.desk.reviews(java.util.Set.of(ReviewState.PROPOSED)).get(0);
        String own = "/reviews/" + fresh.proposal().hash();
        assertThat(sam.get(own).text()).contains("somebody else approves it");
        assertThat(sam.post(own + "/approve", Map.of("csrf", token)).status()).isEqualTo(409);
        assertThat(fresh.proposal().action()).isEqualTo(TestDesk.refund("refund-1", "11.00"));
        assertThat(console.desk.review(fresh.proposal().hash()).orElseThrow().state())
                .isEqualTo(ReviewState.PROPOSED);
    }

    @Test
    void anApprovalThatIsSentAgainIsRefused() {
        Browser sam = console.signedIn("sam");
        String token = sam.get(page).token();
        assertThat(sam.post(page + "/approve", Map.of("csrf", token)).status()).isEqualTo(303);
        assertThat(sam.post(page + "/approve", Map.of("csrf", token)).status()).isEqualTo(409);
        assertThat(console.desk.review(review.proposal().hash()).orElseThrow().approvals())
                .hasSize(1);
    }

    @Test
    void aProposalThatRanOutIsNotApproved() {
        console.pass(Duration.ofHours(25));
        Answer late = console.signedIn("sam").submit(page, page + "/approve");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).doesNotContain("Exception");
        assertThat(state()).isEqualTo(ReviewState.EXPIRED);
    }

    @Test
    void anAmountThatIsNoneIsNotProposed() {
        Browser sam = console.signedIn("sam");
        for (String amount : List.of("-5", "0", "1e9", "12.345", "", "NaN", "99999999999", "1.000,00")) {
            Answer refused = sam.submit(
                    page, page + "/edit", "f-amount", amount, "f-method", "original", "reason", "Less is due.");
            assertThat(refused.status()).as(amount).isEqualTo(422);
        }
        Answer other =
                sam.submit(page, page + "/edit", "f-amount", "5", "f-method", "cash-in-hand", "reason", "Less is due.");
        assertThat(other.status()).isEqualTo(422);
        assertThat(state()).isEqualTo(ReviewState.PROPOSED);
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsRead() {
        Browser sam = console.signedIn("sam");
        String token = sam.get("/inbox").token();
        Answer large = sam.post(
                "/cases/c-1/edit", Map.of("csrf", token, "text", "a".repeat(300_000), "draft", "1", "reason", "x"));
        assertThat(large.status()).isEqualTo(413);
        assertThat(console.desk.view("c-1").orElseThrow().draft().number()).isEqualTo(1);
    }

    @Test
    void aDraftThatAnotherPersonChangedIsNotSentAndWhatWasTypedStays() {
        Browser ana = console.signedIn("ana");
        Browser ben = console.signedIn("ben");
        ben.submit("/cases/c-1", "/cases/c-1/edit", "draft", "1", "text", "Guten Tag, anders.", "reason", "Kürzer.");
        assertThat(ana.submit("/cases/c-1", "/cases/c-1/send", "draft", "1").status())
                .isEqualTo(409);
        Answer lost =
                ana.submit("/cases/c-1", "/cases/c-1/edit", "draft", "1", "text", "Mein Text <3", "reason", "Besser.");
        assertThat(lost.status()).isEqualTo(422);
        assertThat(lost.page().select("textarea[name=text]").text()).isEqualTo("Mein Text <3");
        assertThat(lost.page().select("input[name=reason]").first().val()).isEqualTo("Besser.");
    }

    @Test
    void everyDeedIsInTheAuditWithWhoDidIt() {
        Browser sam = console.signedIn("sam");
        sam.submit(page, page + "/reject", "reason", "The order was paid back already.");
        sam.submit("/cases/c-1", "/cases/c-1/take");
        sam.submit("/cases/c-1", "/cases/c-1/capsule");
        console.signedIn("ana").submit("/cases/c-1", "/cases/c-1/capsule");
        String audit = console.signedIn("ada").get("/audit").text();
        assertThat(audit)
                .contains("sam Reject " + review.proposal().hash() + " Done")
                .contains("sam Take a case c-1 Done")
                .contains("sam Download a capsule c-1 Done")
                .contains("ana Turned away /cases/c-1/capsule Not in this role");
    }

    private ReviewState state() {
        return console.desk.review(review.proposal().hash()).orElseThrow().state();
    }

    private List<String> reads() {
        return List.of(
                "/inbox",
                "/inbox/rows",
                "/inbox/poll",
                "/cases/c-1",
                "/cases/c-1/poll",
                "/cases/c-1/why-not",
                "/cases/c-1/parts/1/page-before",
                "/reviews",
                page,
                "/rules",
                "/simulator",
                "/simulator/watch",
                "/simulator/steps",
                "/audit");
    }

    private List<String> deeds() {
        return List.of(
                "/cases/c-1/take",
                "/cases/c-1/release",
                "/cases/c-1/close",
                "/cases/c-1/send",
                "/cases/c-1/edit",
                "/cases/c-1/discard",
                "/cases/c-1/erase",
                "/cases/c-1/capsule",
                "/failed/1/retry",
                "/corrections/1/accept",
                "/corrections/1/dismiss",
                "/reviews/batch",
                page + "/approve",
                page + "/reject",
                page + "/edit",
                page + "/settle",
                "/simulator");
    }
}
