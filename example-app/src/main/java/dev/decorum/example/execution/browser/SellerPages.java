package dev.decorum.example.execution.browser;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriverException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way through the seller centre: signs in when that is needed, opens pages, and holds each against its recorded shape.
 * Starts a browser when there is none. For one thread at a time.
 */
final class SellerPages implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SellerPages.class);

    private final BrowserSettings settings;
    private final InstantSource clock;
    private @Nullable Browser browser;
    private Place place = Place.SEARCH;
    private boolean signedIn;
    private boolean closed;

    SellerPages(BrowserSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Starts the browser.
     *
     * @throws IllegalStateException when there is no such program, or it does not start
     */
    void start() {
        browser = Browser.start(settings, clock);
    }

    /** The browser; started when there is none, since an earlier one failed. */
    Browser browser() {
        if (closed) {
            throw new IllegalStateException("The browser of the back office was closed.");
        }
        Browser running = browser;
        if (running == null) {
            try {
                running = Browser.start(settings, clock);
            } catch (IllegalStateException e) {
                throw new WebDriverException(e);
            }
            browser = running;
        }
        return running;
    }

    /** Where it is, or was about to go. */
    Place place() {
        return place;
    }

    /** Says that it is at a page which was opened before. */
    void at(Place known) {
        place = known;
    }

    /** Searches for an order, and is on its page when there is one. */
    boolean find(String orderId) throws PageTrouble {
        visit("/orders", "", Page.SEARCH);
        browser().fill("number", orderId);
        browser().press(Page.ORDER);
        place = new Place("/orders/" + encoded(orderId), orderId, Page.ORDER);
        arrived(Page.ORDER);
        if (!browser().shown("none").isEmpty()) {
            compare("", Page.SEARCH);
            return false;
        }
        compare(orderId, Page.ORDER);
        return true;
    }

    void visit(String path, String id, Page page) throws PageTrouble {
        place = new Place(path, id, page);
        reach(path, page);
        compare(id, page);
    }

    void reach(String path, Page page) throws PageTrouble {
        if (!signedIn) {
            signIn();
        }
        browser().open(path, page);
        arrived(page);
    }

    private void signIn() throws PageTrouble {
        browser().open("/sign-in", Page.SIGN_IN);
        if (browser().status() != 200) {
            throw PageTrouble.unavailable(Page.SIGN_IN);
        }
        compare("", Page.SIGN_IN);
        browser().fill("name", settings.user());
        browser().fill("password", settings.password());
        browser().press(Page.SEARCH);
        if (browser().isAtSignIn()) {
            throw PageTrouble.refused(Page.SIGN_IN);
        }
        signedIn = true;
    }

    void arrived(Page page) throws PageTrouble {
        if (browser().isAtSignIn()) {
            signedIn = false;
            throw PageTrouble.signedOut();
        }
        int status = browser().status();
        if (status == 403) {
            throw PageTrouble.refused(page);
        }
        if (status == 404) {
            throw PageTrouble.notFound(page);
        }
        if (status != 200) {
            throw PageTrouble.unavailable(page);
        }
    }

    void compare(String id, Page page) throws PageTrouble {
        List<String> differences = page.differences(browser().shape(id));
        if (!differences.isEmpty()) {
            throw PageTrouble.changed(page, differences);
        }
    }

    /** Ends a browser that fails, so that the next work starts another. */
    void drop() {
        Browser failed = browser;
        browser = null;
        signedIn = false;
        if (failed != null) {
            try {
                failed.close();
            } catch (WebDriverException e) {
                LOG.warn("event=browser-lost");
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        drop();
    }

    /** A part of a path or a query. */
    static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
