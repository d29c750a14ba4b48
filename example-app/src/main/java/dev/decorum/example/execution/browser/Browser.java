package dev.decorum.example.execution.browser;

import dev.decorum.example.execution.Screenshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.PageLoadStrategy;
import org.openqa.selenium.ScriptTimeoutException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * One Chromium without a window and with a profile of its own, which is deleted at the end. Values are put into fields
 * and never typed, since in a typed text some characters are keys, and a customer's could press Enter. For one thread at a
 * time.
 */
final class Browser implements AutoCloseable {
    private static final int LOOK_EVERY_MILLIS = 25;

    /** Warns of a protocol that is not used here; kept, since a logger that nobody holds forgets its level. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    static {
        SELENIUM.setLevel(Level.SEVERE);
    }

    private static final String SHAPE = """
            const id = arguments[0];
            const say = s => (s || '').replaceAll(id, '{id}').replace(/\\s+/g, ' ').trim();
            const lines = [];
            for (const e of document.querySelectorAll('h1, form, dt, dd, th, a, input, select, textarea, button, iframe')) {
              const tag = e.tagName.toLowerCase();
              const seen = e.type === 'hidden' || e.getClientRects().length > 0 ? '' : ' unseen';
              const label = e.labels && e.labels.length ? ' "' + say(e.labels[0].textContent) + '"' : '';
              if (tag === 'form') lines.push('form ' + e.getAttribute('method') + ' ' + say(e.getAttribute('action')));
              else if (tag === 'dd') lines.push('value ' + e.id);
              else if (tag === 'a') lines.push('link ' + say(e.getAttribute('href')) + ' "' + say(e.textContent) + '"');
              else if (tag === 'select') lines.push('choice ' + e.name + label + ' of '
                  + [...e.options].map(o => o.value).join(' ') + seen);
              else if (tag === 'button') lines.push('button ' + e.type + ' "' + say(e.textContent) + '"'
                  + (e.disabled ? ' disabled' : '') + seen);
              else if (tag === 'input' || tag === 'textarea') lines.push('field ' + e.type + ' ' + e.name + label
                  + (e.readOnly || e.disabled ? ' locked' : '') + seen);
              else lines.push(tag + ' "' + say(e.textContent) + '"');
            }
            return lines;
            """;

    private final BrowserSettings settings;
    private final InstantSource clock;
    private final Path profile;
    private final ChromeDriver driver;
    private final String version;
    private final String looking;

    private Browser(BrowserSettings settings, InstantSource clock, Path profile, ChromeDriver driver) {
        this.settings = settings;
        this.clock = clock;
        this.profile = profile;
        this.driver = driver;
        this.version = driver.getCapabilities().getBrowserName() + " "
                + driver.getCapabilities().getBrowserVersion();
        this.looking = driver.getWindowHandle();
    }

    /**
     * Starts one.
     *
     * @throws IllegalStateException when there is no such program, or it does not start
     */
    static Browser start(BrowserSettings settings, InstantSource clock) {
        for (Path program : List.of(settings.browser(), settings.driver())) {
            if (!Files.isExecutable(program)) {
                throw new IllegalStateException(
                        "There is no program `" + program
                                + "` for the browser-driven back office. Maybe install Chromium with its driver; Debian has them as chromium and chromium-driver.");
            }
        }
        try {
            Path profile = Files.createTempDirectory("decorum-browser");
            ChromeOptions options = new ChromeOptions();
            options.setBinary(settings.browser().toFile());
            options.setPageLoadStrategy(PageLoadStrategy.NONE);
            options.addArguments(
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-extensions",
                    "--user-data-dir=" + profile);
            ChromeDriverService service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(settings.driver().toFile())
                    .usingAnyFreePort()
                    .build();
            try {
                ChromeDriver driver = new ChromeDriver(service, options);
                driver.manage().timeouts().scriptTimeout(settings.patience().dividedBy(2));
                driver.manage().window().setSize(new Dimension(BrowserSettings.WIDTH, BrowserSettings.HEIGHT));
                return new Browser(settings, clock, profile, driver);
            } catch (WebDriverException e) {
                service.stop();
                delete(profile);
                throw new IllegalStateException(
                        "The browser of the back office does not start. Maybe its driver is of another version.", e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The browser of the back office has no place for its profile.", e);
        }
    }

    /** Goes to a new tab, so that looking does not disturb it. */
    void newTab() {
        driver.switchTo().newWindow(WindowType.TAB);
    }

    /** Goes back to the tab for looking, and closes the others. */
    void onlyLooking() {
        Set<String> tabs = driver.getWindowHandles();
        for (String tab : tabs) {
            if (!tab.equals(looking)) {
                driver.switchTo().window(tab);
                driver.close();
            }
        }
        driver.switchTo().window(looking);
    }

    /** Goes back to the tab for looking, and leaves the others open. */
    void toLooking() {
        driver.switchTo().window(looking);
    }

    /** The tab in which it is. */
    String tab() {
        return driver.getWindowHandle();
    }

    /** Goes to a tab. */
    void goTo(String tab) {
        driver.switchTo().window(tab);
    }

    /** Opens a path of the seller centre, and waits until it is there. */
    void open(String path, Page page) throws PageTrouble {
        mark();
        try {
            driver.get(settings.address() + path);
        } catch (WebDriverException e) {
            throw PageTrouble.unavailable(page);
        }
        await(page);
    }

    /** Presses the button of the form, and waits for the page after it. */
    void press(Page page) throws PageTrouble {
        mark();
        try {
            driver.findElement(By.cssSelector("main form button[type=submit]")).click();
        } catch (TimeoutException e) {
            throw PageTrouble.silent(page);
        }
        await(page);
    }

    /** The status with which the page came; 0 when none came. */
    int status() {
        Object status = driver.executeScript(
                "const n = performance.getEntriesByType('navigation')[0]; return n ? n.responseStatus : 0");
        return status instanceof Long number ? number.intValue() : 0;
    }

    /** Whether this is the page for signing in. */
    boolean isAtSignIn() {
        Object path = driver.executeScript("return location.pathname");
        return "/sign-in".equals(path);
    }

    /** The shape of the page, with {@code {id}} in the place of what is not the same for each order. */
    List<String> shape(String id) {
        Object lines = driver.executeScript(SHAPE, id.isEmpty() ? "{id}" : id);
        return ((List<?>) lines).stream().map(String::valueOf).toList();
    }

    /** Puts a value into a field. */
    void fill(String field, String value) {
        driver.executeScript(
                "const e = arguments[0]; e.value = arguments[1];"
                        + "for (const kind of ['input', 'change']) e.dispatchEvent(new Event(kind, {bubbles: true}));",
                driver.findElement(By.name(field)),
                value);
    }

    /** What is in a field; blank when there is no such field. */
    String filled(String field) {
        try {
            String value = driver.findElement(By.name(field)).getDomProperty("value");
            return value == null ? "" : value;
        } catch (NoSuchElementException e) {
            return "";
        }
    }

    /** What the page shows at a place; blank when there is no such place. */
    String shown(String place) {
        try {
            String text = driver.findElement(By.id(place)).getDomProperty("textContent");
            return text == null ? "" : text.strip();
        } catch (NoSuchElementException e) {
            return "";
        }
    }

    /** Takes a picture of what the viewport shows. */
    Screenshot shoot(String name) {
        byte[] png = driver.getScreenshotAs(OutputType.BYTES);
        List<?> size = (List<?>) driver.executeScript("return [innerWidth, innerHeight]");
        return Screenshot.taken(
                name,
                png,
                clock.instant(),
                String.valueOf(driver.getCurrentUrl()),
                Integer.parseInt(String.valueOf(size.get(0))),
                Integer.parseInt(String.valueOf(size.get(1))),
                version);
    }

    @Override
    public void close() {
        try {
            driver.quit();
        } finally {
            delete(profile);
        }
    }

    /** Marks the page that is about to be left. */
    private void mark() {
        driver.executeScript("window.decorumLeaves = true");
    }

    /** Waits until another page has taken the place of the marked one. */
    private void await(Page page) throws PageTrouble {
        long end = System.nanoTime() + settings.patience().toNanos();
        while (System.nanoTime() < end) {
            try {
                if (Boolean.TRUE.equals(
                        driver.executeScript("return !window.decorumLeaves && document.readyState === 'complete'"))) {
                    return;
                }
            } catch (JavascriptException | TimeoutException | ScriptTimeoutException e) {
                // The page went away under the question, or is about to; it is asked again.
            }
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw PageTrouble.silent(page);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException("The profile of a browser cannot be deleted.", e);
        }
    }
}
