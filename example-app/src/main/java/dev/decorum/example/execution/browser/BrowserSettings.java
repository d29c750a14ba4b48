package dev.decorum.example.execution.browser;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Which browser works where, and as whom.
 *
 * @param browser the program of Chromium or Chrome
 * @param driver the program of its driver, of the same version; nothing is ever downloaded
 * @param address the seller centre, without a path
 * @param user the account at the seller centre; one browser works for one account
 * @param password its password. Secret
 * @param patience how long a page may take before it counts as not answering
 */
public record BrowserSettings(Path browser, Path driver, URI address, String user, String password, Duration patience) {
    /** The width of the viewport, in CSS pixels. */
    public static final int WIDTH = 1280;

    /** The height of the viewport, in CSS pixels. */
    public static final int HEIGHT = 900;

    /** Chromium where Debian puts it, with ten seconds of patience. */
    public static BrowserSettings debian(URI address, String user, String password) {
        return new BrowserSettings(
                Path.of("/usr/bin/chromium"),
                Path.of("/usr/bin/chromedriver"),
                address,
                user,
                password,
                Duration.ofSeconds(10));
    }

    @Override
    public String toString() {
        return "BrowserSettings[" + address + ", " + user + "]";
    }
}
