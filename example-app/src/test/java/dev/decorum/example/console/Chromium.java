package dev.decorum.example.console;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium without a window, which loads nothing but what the console serves. */
final class Chromium implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "screenshots");

    final ChromeDriver driver;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final String address;

    Chromium(String address) {
        this.address = address;
        ChromeOptions options = new ChromeOptions();
        options.setBinary(first("CHROMIUM", "/usr/bin/chromium", "/usr/bin/google-chrome"));
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--user-data-dir=" + folder());
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(first("CHROMEDRIVER", "/usr/bin/chromedriver")))
                .usingAnyFreePort()
                .build();
        driver = new ChromeDriver(service, options);
        driver.manage().window().setSize(new Dimension(1280, 900));
    }

    void open(String path) {
        driver.get(address + path);
    }

    void signIn(String name) {
        open("/sign-in");
        driver.findElement(By.name("name")).sendKeys(name);
        driver.findElement(By.name("password")).sendKeys(TestConsole.PASSWORD);
        press("main button");
    }

    /** Presses a button, and waits for the page that it leads to. */
    void press(String selector) {
        WebElement page = driver.findElement(By.tagName("html"));
        driver.findElement(By.cssSelector(selector)).click();
        new WebDriverWait(driver, PATIENCE).until(ExpectedConditions.stalenessOf(page));
        driver.findElement(By.id("main"));
    }

    /** Waits until the page says something. */
    void await(String words) {
        new WebDriverWait(driver, PATIENCE)
                .until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), words));
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Chooses a theme and a language as a person does. */
    void prefer(String language, String theme) {
        open("/preferences");
        driver.findElement(By.cssSelector("option[value='" + language + "']")).click();
        driver.findElement(By.cssSelector("input[name=theme][value='" + theme + "']"))
                .click();
        press("main button");
    }

    /** The faults that axe finds on the page and that keep somebody from using it. */
    List<String> faults() {
        Results results = new AxeBuilder()
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze(driver);
        if (results.isErrored()) {
            throw new IllegalStateException("axe could not look at the page: " + results.getErrorMessage());
        }
        return results.getViolations().stream()
                .filter(v -> Set.of("serious", "critical").contains(v.getImpact()))
                .map(Chromium::told)
                .toList();
    }

    /** Keeps a picture of the whole page at this width. */
    void picture(String name, int width) {
        driver.manage().window().setSize(new Dimension(width, 900));
        Long height = (Long) driver.executeScript("return document.documentElement.scrollHeight");
        driver.manage().window().setSize(new Dimension(width, (int) Math.min(4000, Math.max(900, height + 150))));
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        driver.manage().window().setSize(new Dimension(1280, 900));
    }

    /** How much wider than the window the page is, in pixels. */
    long overflow() {
        return (Long) driver.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " at "
                + rule.getNodes().stream().map(n -> n.getHtml()).limit(3).toList();
    }

    private static String folder() {
        try {
            return Files.createTempDirectory("decorum-chromium").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String first(String variable, String... paths) {
        String named = System.getenv(variable);
        if (named != null) {
            return named;
        }
        for (String path : paths) {
            if (Files.isExecutable(Path.of(path))) {
                return path;
            }
        }
        throw new IllegalStateException("There is no Chromium here. Maybe set the variable " + variable + ".");
    }
}
