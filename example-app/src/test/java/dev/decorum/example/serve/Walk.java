package dev.decorum.example.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.console.Chromium;
import dev.decorum.rules.RuleSetException;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/**
 * The demo server with a browser for its back office, in a world that a test can change: its time, and the pages of its
 * seller centre. A person's Chromium walks on its pages. For one thread.
 */
final class Walk implements AutoCloseable {
    private static final Path ROOT = Path.of(System.getProperty("decorum.root"));
    private static final int LOOKS = 120;
    private static final long LOOK_EVERY_MILLIS = 250;

    final Chromium chromium;
    private final Server server;
    private final Path folder;
    private volatile Duration ahead = Duration.ZERO;
    private volatile UnaryOperator<String> change = UnaryOperator.identity();

    Walk(Path folder) throws IOException, RuleSetException {
        this.folder = folder;
        ServeOptions options = new ServeOptions(
                        "127.0.0.1",
                        0,
                        folder.resolve("data"),
                        null,
                        null,
                        ROOT.resolve("rules"),
                        ROOT.resolve("knowledge"),
                        true)
                .withBrowser();
        server = Server.start(options, null, () -> Instant.now().plus(ahead), this::pages);
        chromium = new Chromium(address());
    }

    private void pages(RoutesConfig routes) {
        routes.after("/orders/{order}/refund", context -> {
            String html = context.result();
            if (html != null) {
                context.html(change.apply(html));
            }
        });
    }

    /** Lets time pass. */
    void pass(Duration time) {
        ahead = ahead.plus(time);
    }

    /** Changes the page of the seller centre for refunds from now on. */
    void changePage(UnaryOperator<String> other) {
        change = other;
    }

    /** How many refunds of the late order the seller centre shows to a person who looks there. */
    int refunds() {
        String centre = "http://127.0.0.1:" + server.sellerCentrePort().orElseThrow();
        chromium.driver.get(centre + "/sign-in");
        chromium.driver.findElement(By.name("name")).sendKeys(DemoWorld.seller().name());
        chromium.driver.findElement(By.name("password")).sendKeys(DemoWorld.PASSWORD + Keys.ENTER);
        chromium.await("Orders");
        chromium.driver.get(centre + "/orders/D-1042");
        chromium.await("Order D-1042");
        return chromium.driver.findElements(By.xpath("//tbody//td[.='Refund']")).size();
    }

    void signIn(String name) {
        chromium.driver.manage().deleteAllCookies();
        chromium.signIn(name, DemoWorld.PASSWORD);
        assertThat(chromium.driver.findElements(By.id("rows"))).as("the inbox").hasSize(1);
    }

    /** Sends a message by the simulator, and stays where it is watched. */
    void play(String channel, String name, String text) {
        chromium.open("/simulator");
        new Select(chromium.driver.findElement(By.name("account"))).selectByValue(channel + "/shop-de");
        WebElement customer = chromium.driver.findElement(By.name("name"));
        customer.clear();
        customer.sendKeys(name);
        chromium.driver.findElement(By.name("text")).sendKeys(text);
        chromium.press("form[action='/simulator'] button");
        assertThat(chromium.text()).contains("The intake has taken it");
    }

    /** Likewise, and waits for the case that it makes. Its address. */
    String playNew(String channel, String name, String text) {
        play(channel, name, text);
        chromium.await("Open the case");
        return chromium.driver.findElement(By.id("case")).getDomAttribute("href");
    }

    /** Asks for the refund of the late order, and proves who asks. The address of the case, where a refund waits. */
    String proposedRefund(String channel, String name) throws IOException, InterruptedException {
        String home =
                playNew(channel, name, "Meine Bestellung D-1042 ist immer noch nicht da. Ich möchte mein Geld zurück.");
        int letters = mailbox().size();
        play(channel, name, "Die Bestellnummer ist D-1042, die Postleitzahl 12345.");
        play(channel, name, "Mein Code ist " + mailedCode(letters) + ".");
        awaitProposal(home);
        return home;
    }

    /** Opens a page again and again until it says something. */
    void awaitOn(String path, String words) {
        for (int i = 0; i < LOOKS; i++) {
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
    private void awaitProposal(String home) {
        for (int i = 0; i < LOOKS; i++) {
            chromium.open(home);
            if (!chromium.driver.findElements(By.linkText("Refund")).isEmpty()) {
                return;
            }
            pause();
        }
        assertThat(chromium.text()).as("a refund that waits").isEmpty();
    }

    /** The newest code, once there are more letters than before. */
    private String mailedCode(int before) throws IOException, InterruptedException {
        for (int i = 0; i < LOOKS; i++) {
            List<String> letters = mailbox();
            if (letters.size() > before) {
                return letters.get(0).split(": ")[1];
            }
            pause();
        }
        throw new AssertionError("No code was mailed.");
    }

    private List<String> mailbox() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address() + "/demo/mailbox")).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.contains(": "))
                .toList();
    }

    /** Downloads the capsule with the cookie and the token of the browser, which shows the case. */
    Path capsule(String home) throws IOException, InterruptedException {
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

    /** Opens what is folded away around the form of an action. */
    void unfold(String action) {
        WebElement details =
                chromium.driver.findElement(By.xpath("//form[contains(@action, '/" + action + "')]/ancestor::details"));
        if (details.getDomAttribute("open") == null) {
            details.findElement(By.tagName("summary")).click();
        }
    }

    /** Fills a field of the form of an action. */
    void fill(String action, String field, String value) {
        WebElement input =
                chromium.driver.findElement(By.cssSelector("form[action$='/" + action + "'] [name=" + field + "]"));
        input.clear();
        input.sendKeys(value);
    }

    /** Chooses a value in the form of an action. */
    void choose(String action, String field, String value) {
        new Select(chromium.driver.findElement(
                        By.cssSelector("form[action$='/" + action + "'] select[name=" + field + "]")))
                .selectByValue(value);
    }

    /** Presses the button of the form of an action. */
    void press(String action) {
        chromium.press("form[action$='/" + action + "'] button");
    }

    /** Keeps pictures of the page in both themes and at the width of a phone, once its own pictures are there. */
    void picture(String name) {
        show("dark");
        chromium.picture("walk-" + name + "-dark", 1280);
        show("light");
        chromium.picture("walk-" + name + "-light", 1280);
        chromium.picture("walk-" + name + "-phone", 390);
    }

    private void show(String theme) {
        chromium.driver.executeScript(
                "document.documentElement.dataset.theme = arguments[0];"
                        + "document.querySelectorAll('img').forEach(i => i.loading = 'eager')",
                theme);
    }

    private String address() {
        return "http://127.0.0.1:" + server.port();
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        chromium.close();
        server.close();
    }
}
