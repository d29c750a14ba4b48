package dev.decorum.example.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.console.Chromium;
import dev.decorum.policy.evidence.CapsuleReport;
import dev.decorum.policy.evidence.CapsuleVerifier;
import dev.decorum.rules.RuleSetException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The demo server in a real Chromium: from a played delivery to what became of it. */
class WalkTest {
    private static final Path RULES = Path.of(System.getProperty("decorum.root"), "rules");

    private static final Path KNOWLEDGE = Path.of(System.getProperty("decorum.root"), "knowledge");

    @TempDir
    private static Path folder;

    private static Server server;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException, RuleSetException {
        server = Server.start(
                new ServeOptions("127.0.0.1", 0, folder.resolve("data"), null, null, RULES, KNOWLEDGE, true), null);
        chromium = new Chromium(address());
        chromium.signIn("supervisor", "demo-password-of-no-worth");
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.close();
    }

    @Test
    void aGermanRefundGoesFromTheDeliveryToACapsuleThatVerifies() throws Exception {
        play("whatsapp", "lena", "Meine Bestellung D-1042 ist immer noch nicht da. Ich möchte mein Geld zurück.");
        chromium.await("Open the case");
        String home = chromium.driver.findElement(By.id("case")).getDomAttribute("href");
        int before = mailbox().size();
        play("whatsapp", "lena", "Die Bestellnummer ist D-1042, die Postleitzahl 12345.");
        String code = mailedCode(before);
        play("whatsapp", "lena", "Mein Code ist " + code + ".");
        awaitProposal(home);
        chromium.open("/reviews");
        assertThat(chromium.text()).contains("Refund");
        picture("walk-reviews");
        awaitProposal(home);
        chromium.driver.findElement(By.linkText("Refund")).click();
        chromium.await("The exact action");
        assertThat(chromium.text()).contains("180.00 EUR", "D-1042");
        picture("walk-review");
        chromium.driver.findElement(By.name("comment")).sendKeys("The order is late.");
        chromium.press("form[action$='/approve'] button");
        assertThat(chromium.text()).contains("Approved.");
        awaitOn(home, "Took effect");
        assertThat(chromium.text())
                .contains("Executed", "Approved", "180,00 EUR")
                .doesNotContain("Not delivered");
        picture("walk-case");
        assertThat(chromium.faults()).isEmpty();

        CapsuleReport report = CapsuleVerifier.verify(capsule(home));
        assertThat(report).as(report.message()).isInstanceOf(CapsuleReport.Intact.class);
        awaitOn(home, "Given out");
    }

    @Test
    void aSupervisorsNoPaysNothingAndGivesTheCaseToAPerson() throws Exception {
        play("messenger", "nina", "Meine Bestellung D-1042 ist immer noch nicht da. Ich möchte mein Geld zurück.");
        chromium.await("Open the case");
        String home = chromium.driver.findElement(By.id("case")).getDomAttribute("href");
        int before = mailbox().size();
        play("messenger", "nina", "Die Bestellnummer ist D-1042, die Postleitzahl 12345.");
        play("messenger", "nina", "Mein Code ist " + mailedCode(before) + ".");
        awaitProposal(home);
        chromium.driver.findElement(By.linkText("Refund")).click();
        chromium.await("The exact action");
        openDetails("reject");
        chromium.driver
                .findElement(By.cssSelector("form[action$='/reject'] input[name=reason]"))
                .sendKeys("The parcel is at the neighbour's.");
        chromium.press("form[action$='/reject'] button");
        assertThat(chromium.text()).contains("Rejected.", "The parcel is at the neighbour's.");
        assertThat(chromium.driver.findElements(By.cssSelector("form[action$='/approve']")))
                .isEmpty();
        chromium.open(home);
        assertThat(chromium.text()).contains("For a person", "Rejected").doesNotContain("Took effect");
    }

    @Test
    void aPublicCommentIsMovedToAPrivateMessageAndHeldForAPerson() {
        play("instagram-comments", "kim", "Wo bleibt meine Bestellung D-1042? Ich will mein Geld zurück!");
        chromium.await("Open the case");
        chromium.open(chromium.driver.findElement(By.id("case")).getDomAttribute("href"));
        assertThat(chromium.text()).contains("The conversation belongs in a private message.");
        picture("walk-comment");
    }

    @Test
    void anErasedCustomerIsNoLongerShown() {
        play("whatsapp", "paula", "Wo ist mein Paket, Bestellung D-1043? Ich heiße Paula.");
        chromium.await("Open the case");
        String home = chromium.driver.findElement(By.id("case")).getDomAttribute("href");
        chromium.open(home);
        assertThat(chromium.text()).contains("Ich heiße Paula.");
        openDetails("erase");
        chromium.driver
                .findElement(By.cssSelector("form[action$='/erase'] input[name=reason]"))
                .sendKeys("The customer asked.");
        chromium.driver
                .findElement(By.cssSelector("form[action$='/erase'] input[name=sure]"))
                .click();
        chromium.press("form[action$='/erase'] button");
        assertThat(chromium.text())
                .contains("The key of this customer was destroyed")
                .doesNotContain("Paula");
        picture("walk-erased");
    }

    @Test
    void wordsAreFoundInTheInboxAndTheListRenewsItself() {
        play("line", "yuki", "注文 J-3001 はいつ届きますか。");
        chromium.await("Open the case");
        chromium.open("/inbox?state=all&q=J-3001");
        assertThat(chromium.driver.findElements(By.cssSelector(".row"))).hasSize(1);
        chromium.open("/inbox?state=all&q=Regenschirm");
        assertThat(chromium.text()).contains("No case has these words");
        String first = chromium.driver.getWindowHandle();
        chromium.driver.switchTo().newWindow(org.openqa.selenium.WindowType.TAB);
        play("whatsapp", "otto", "Haben Sie einen Regenschirm?");
        chromium.await("Open the case");
        chromium.driver.close();
        chromium.driver.switchTo().window(first);
        chromium.await("Cases: 1");
        picture("walk-inbox");
    }

    /** Sends a message by the simulator, and stays where it is watched. */
    private static void play(String channel, String name, String text) {
        chromium.open("/simulator");
        new Select(chromium.driver.findElement(By.name("account"))).selectByValue(channel + "/shop-de");
        WebElement customer = chromium.driver.findElement(By.name("name"));
        customer.clear();
        customer.sendKeys(name);
        chromium.driver.findElement(By.name("text")).sendKeys(text);
        chromium.press("form[action='/simulator'] button");
        assertThat(chromium.text()).contains("The intake has taken it");
    }

    /** Opens a page again and again until it says something. */
    private static void awaitOn(String path, String words) {
        for (int i = 0; i < 60; i++) {
            chromium.open(path);
            if (chromium.text().contains(words)) {
                return;
            }
            pause();
        }
        assertThat(chromium.text()).contains(words);
    }

    /**
     * Opens a case again and again until a refund of its own waits there. The word alone would not do: an earlier decision says
     * it too, and so does the list of all cases' proposals.
     */
    private static void awaitProposal(String home) {
        for (int i = 0; i < 60; i++) {
            chromium.open(home);
            if (!chromium.driver.findElements(By.linkText("Refund")).isEmpty()) {
                return;
            }
            pause();
        }
        assertThat(chromium.text()).as("a refund that waits").isEmpty();
    }

    /** The newest code, once there are more letters than before. */
    private static String mailedCode(int before) throws IOException, InterruptedException {
        for (int i = 0; i < 60; i++) {
            List<String> letters = mailbox();
            if (letters.size() > before) {
                return letters.get(0).split(": ")[1];
            }
            pause();
        }
        throw new AssertionError("No code was mailed.");
    }

    private static List<String> mailbox() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address() + "/demo/mailbox")).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.contains(": "))
                .toList();
    }

    /** Downloads the capsule with the cookie and the token of the browser. */
    private static Path capsule(String home) throws IOException, InterruptedException {
        String token = chromium.driver
                .findElement(By.cssSelector("form[action$='/capsule'] input[name=csrf]"))
                .getDomAttribute("value");
        Cookie session = chromium.driver.manage().getCookieNamed("decorum_session");
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + home + "/capsule"))
                .header("Cookie", session.getName() + "=" + session.getValue())
                .header("X-CSRF-Token", token)
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        Path file = folder.resolve("case.zip");
        HttpResponse<Path> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofFile(file));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Files.size(file)).isPositive();
        return file;
    }

    private static void openDetails(String action) {
        chromium.driver
                .findElement(By.xpath("//form[contains(@action, '/" + action + "')]/ancestor::details/summary"))
                .click();
    }

    private static void picture(String name) {
        for (int width : List.of(1280, 390)) {
            chromium.picture(name + (width == 390 ? "-phone" : ""), width);
        }
    }

    private static String address() {
        return "http://127.0.0.1:" + server.port();
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
