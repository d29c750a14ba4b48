package dev.decorum.example.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.console.Chromium;
import dev.decorum.policy.evidence.CapsuleReport;
import dev.decorum.policy.evidence.CapsuleVerifier;
import dev.decorum.rules.RuleSetException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;

/** The demo server in a real Chromium: from a played delivery to what became of it. */
class WalkTest {
    @TempDir
    private static Path folder;

    private static Walk walk;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException, RuleSetException {
        walk = new Walk(folder);
        chromium = walk.chromium;
        walk.signIn("supervisor");
    }

    @AfterAll
    static void stop() {
        if (walk != null) {
            walk.close();
        }
    }

    @Test
    void aGermanRefundGoesFromTheDeliveryToACapsuleThatVerifies() throws Exception {
        String home = walk.proposedRefund("whatsapp", "lena");
        chromium.open("/reviews");
        assertThat(chromium.text()).contains("Refund");
        walk.picture("reviews");
        openProposal(home);
        assertThat(chromium.text()).contains("180.00 EUR", "D-1042");
        walk.picture("review");
        walk.fill("approve", "comment", "The order is late.");
        walk.press("approve");
        assertThat(chromium.text()).contains("Approved.");
        walk.awaitOn(home, "Took effect");
        assertThat(chromium.text())
                .contains("Executed", "Approved", "180,00 EUR")
                .doesNotContain("Not delivered");
        assertThat(captions())
                .containsExactly(
                        "The page as it was filled in",
                        "The page just before it was submitted",
                        "The page after it was submitted");
        walk.picture("case");
        assertThat(pictureWidths()).hasSize(3).allMatch(width -> width.equals(1280L));
        assertThat(chromium.faults()).isEmpty();

        CapsuleReport report = CapsuleVerifier.verify(walk.capsule(home));
        assertThat(report).as(report.message()).isInstanceOf(CapsuleReport.Intact.class);
        walk.awaitOn(home, "Given out");
    }

    @Test
    void aSupervisorsNoPaysNothingAndGivesTheCaseToAPerson() throws Exception {
        String home = walk.proposedRefund("messenger", "nina");
        openProposal(home);
        walk.unfold("reject");
        walk.fill("reject", "reason", "The parcel is at the neighbour's.");
        walk.press("reject");
        assertThat(chromium.text()).contains("Rejected.", "The parcel is at the neighbour's.");
        assertThat(forms("approve")).isEmpty();
        chromium.open(home);
        assertThat(chromium.text()).contains("For a person", "Rejected").doesNotContain("Took effect");
    }

    @Test
    void anErasedCustomerIsNoLongerShown() {
        String home = walk.playNew("whatsapp", "paula", "Wo ist mein Paket, Bestellung D-1043? Ich heiße Paula.");
        chromium.open(home);
        assertThat(chromium.text()).contains("Ich heiße Paula.");
        walk.unfold("erase");
        walk.fill("erase", "reason", "The customer asked.");
        chromium.driver
                .findElement(By.cssSelector("form[action$='/erase'] input[name=sure]"))
                .click();
        walk.press("erase");
        assertThat(chromium.text())
                .contains("The key of this customer was destroyed")
                .doesNotContain("Paula");
        walk.picture("erased");
    }

    @Test
    void wordsAreFoundInTheInboxAndTheListRenewsItself() {
        walk.playNew("line", "yuki", "注文 J-3001 はいつ届きますか。");
        chromium.open("/inbox?state=all&q=J-3001");
        assertThat(chromium.driver.findElements(By.cssSelector(".row"))).hasSize(1);
        chromium.open("/inbox?state=all&q=Regenschirm");
        assertThat(chromium.text()).contains("No case has these words");
        String first = chromium.driver.getWindowHandle();
        chromium.driver.switchTo().newWindow(WindowType.TAB);
        walk.playNew("whatsapp", "otto", "Haben Sie einen Regenschirm?");
        chromium.driver.close();
        chromium.driver.switchTo().window(first);
        chromium.await("Cases: 1");
        walk.picture("inbox");
    }

    @Test
    void aPublicCommentIsAnsweredInPrivateByTheMachine() {
        String home = walk.playNew(
                "instagram-comments", "kim", "Wo bleibt meine Bestellung D-1042? Ich will mein Geld zurück!");
        walk.awaitOn(home, "Sent");
        assertThat(chromium.text()).contains("The conversation belongs in a private message.");
        walk.picture("comment");
    }

    @Test
    void aPromiseUnderAPublicCommentIsStoppedAndTheAnswerGoesOutInPrivate() {
        String home = walk.playNew(
                "facebook-comments", "karl", "Frechheit! Seit Wochen kommt meine Bestellung D-1042 nicht!");
        chromium.open(home);
        draft("PUBLIC", "Guten Tag, wir erstatten Ihnen den vollen Betrag. Viele Grüße");
        assertThat(chromium.text())
                .contains("The rules do not let this draft be sent.", "Everybody, under the post")
                .doesNotContain("An agent confirms the draft.");
        assertThat(chromium.driver.findElement(By.cssSelector(".draft mark")).getText())
                .contains("wir erstatten Ihnen");
        assertThat(forms("send")).isEmpty();
        walk.picture("stopped");
        draft("PRIVATE", "Guten Tag, das tut uns leid. Bitte schreiben Sie uns hier, worum es geht. Viele Grüße");
        walk.picture("private-draft");
        walk.press("send");
        walk.awaitOn(home, "Sent");
        walk.picture("moved");
    }

    @Test
    void anApprovalThatRanOutPaysNothingAndGivesTheCaseToAPerson() throws Exception {
        int paid = walk.refunds();
        String home = walk.proposedRefund("telegram", "ina");
        walk.pass(Duration.ofHours(23).plusMinutes(50));
        walk.signIn("supervisor");
        openProposal(home);
        walk.picture("review-soon");
        walk.pass(Duration.ofMinutes(15));
        walk.press("approve");
        assertThat(chromium.text()).contains("The proposal ran out before it was used. A person takes the case");
        chromium.driver.findElement(By.linkText("Back")).click();
        chromium.await("The exact action");
        assertThat(chromium.text()).contains("Ran out");
        assertThat(forms("approve")).isEmpty();
        walk.picture("review-expired");
        walk.awaitOn(home, "The proposal ran out before it was decided on. A person goes on.");
        walk.picture("case-expired");
        assertThat(walk.refunds()).isEqualTo(paid);
    }

    @Test
    void aChangedPageOfTheSellerCentreLeavesTheRefundToAPerson() throws Exception {
        int paid = walk.refunds();
        walk.changePage(html -> html.replace(">Amount<", ">Sum<"));
        try {
            String home = walk.proposedRefund("line", "mia");
            openProposal(home);
            walk.press("approve");
            walk.awaitOn(home, "The action did not take effect.");
            assertThat(captions()).containsExactly("The page as it was found");
            walk.picture("degraded");
        } finally {
            walk.changePage(html -> html);
            // For a minute the rules hold back what needs the page.
            walk.pass(Duration.ofMinutes(2));
        }
        assertThat(walk.refunds()).isEqualTo(paid);
    }

    /** Writes a draft for these readers, and has it checked. */
    private static void draft(String audience, String text) {
        walk.unfold("edit");
        walk.fill("edit", "text", text);
        walk.choose("edit", "audience", audience);
        walk.fill("edit", "reason", "The customer is angry.");
        walk.press("edit");
    }

    private static void openProposal(String home) {
        chromium.open(home);
        chromium.driver.findElement(By.linkText("Refund")).click();
        chromium.await("The exact action");
    }

    private static List<WebElement> forms(String action) {
        return chromium.driver.findElements(By.cssSelector("form[action$='/" + action + "']"));
    }

    private static List<String> captions() {
        return chromium.driver.findElements(By.cssSelector(".timeline figcaption")).stream()
                .map(caption -> caption.getText().lines().findFirst().orElse(""))
                .toList();
    }

    /** How wide the pictures of the timeline are in themselves; nothing is shown of one that did not load. */
    private static List<?> pictureWidths() {
        return (List<?>) chromium.driver.executeScript(
                "return [...document.querySelectorAll('.timeline img')].map(i => i.naturalWidth)");
    }
}
