package dev.decorum.example.execution.browser;

import dev.decorum.example.execution.BackOffice;
import dev.decorum.example.execution.BackOfficeException;
import dev.decorum.example.execution.Change;
import dev.decorum.example.execution.ChangeResult;
import dev.decorum.example.execution.OrderRecord;
import dev.decorum.example.execution.Preparation;
import dev.decorum.example.execution.PreparedChange;
import dev.decorum.example.execution.Screenshot;
import dev.decorum.example.execution.Shipment;
import dev.decorum.policy.fact.Execution;
import dev.decorum.policy.fact.History;
import dev.decorum.policy.review.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriverException;

/**
 * A back office that is a seller centre in a browser. It looks up, fills a form and stops; it presses the button when it is
 * given the attempt of a claimed approval. Where a page is not as it was recorded, nothing is pressed. One browser works
 * for one account and does one thing at a time, so that calls from several threads wait for each other.
 */
public final class BrowserBackOffice implements BackOffice, AutoCloseable {
    private static final Duration GOOD_FOR = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final SellerPages pages;
    private @Nullable Filled open;
    private @Nullable Trouble trouble;
    private Instant lookedAt = Instant.EPOCH;

    private BrowserBackOffice(BrowserSettings settings, InstantSource clock) {
        this.clock = clock;
        this.pages = new SellerPages(settings, clock);
    }

    /**
     * Starts a browser.
     *
     * @throws IllegalStateException when there is no such program, or it does not start
     */
    public static BrowserBackOffice start(BrowserSettings settings, InstantSource clock) {
        BrowserBackOffice backOffice = new BrowserBackOffice(settings, clock);
        backOffice.pages.start();
        return backOffice;
    }

    @Override
    public synchronized boolean matches(String orderId, String postcode) {
        return look(
                "compare an order",
                () -> pages.find(orderId) && browser().shown("postcode").equals(postcode));
    }

    @Override
    public synchronized Optional<OrderRecord> order(String orderId) {
        return look(
                "look an order up",
                () -> pages.find(orderId) ? Optional.of(new OrderPage(browser()).order(orderId)) : Optional.empty());
    }

    @Override
    public synchronized Optional<Shipment> shipment(String orderId) {
        return look(
                "look a shipment up",
                () -> pages.find(orderId) ? new OrderPage(browser()).shipment() : Optional.empty());
    }

    @Override
    public synchronized History history(String customerId, String agent, Instant now, ZoneId zone) {
        String path = "/customers/" + SellerPages.encoded(customerId) + "?agent=" + SellerPages.encoded(agent) + "&at="
                + now + "&zone=" + SellerPages.encoded(zone.getId());
        return look("look a customer up", () -> {
            pages.visit(path, customerId, Page.CUSTOMER);
            return new OrderPage(browser()).history();
        });
    }

    @Override
    public synchronized Optional<ChangeResult.Done> done(String idempotencyKey) {
        return look("look a change up", () -> {
            pages.reach("/references/" + SellerPages.encoded(idempotencyKey), Page.ENTERED);
            if (browser().shape(idempotencyKey).equals(Page.NO_REFERENCE.recorded())) {
                return Optional.empty();
            }
            pages.compare(idempotencyKey, Page.ENTERED);
            if (!browser().shown("reference").equals(idempotencyKey)) {
                throw PageTrouble.changed(Page.ENTERED, List.of("it shows another reference"));
            }
            return Optional.of(new ChangeResult.Done(browser().shown("number"), true));
        });
    }

    @Override
    public synchronized Execution condition() {
        Trouble last = trouble;
        if (clock.instant().isBefore(lookedAt.plus(GOOD_FOR))) {
            return last == null ? Execution.ready() : last.execution();
        }
        try {
            toLooking();
            Place at = last == null ? Place.SEARCH : last.place();
            pages.visit(at.path(), at.id(), at.page());
            fine();
            return Execution.ready();
        } catch (PageTrouble e) {
            note(e);
            return e.execution();
        } catch (WebDriverException e) {
            return broken().execution();
        }
    }

    @Override
    public synchronized Preparation prepare(Change change) {
        Page page = Page.of(change.kind());
        open = null;
        try {
            toLooking();
            browser().newTab();
            pages.visit(
                    "/orders/" + SellerPages.encoded(change.orderId()) + "/" + page.title(), change.orderId(), page);
            Map<String, String> values = FormValues.of(change);
            for (Map.Entry<String, String> value : values.entrySet()) {
                browser().fill(value.getKey(), value.getValue());
            }
            requireShown(change, values);
            Filled filled = new Filled(
                    change, pages.place(), browser().tab(), values, browser().shoot("page-prepared"));
            open = filled;
            fine();
            return new Preparation.Ready(filled);
        } catch (PageTrouble e) {
            note(e);
            return new Preparation.ForPerson(e.execution(), e.why(), found());
        } catch (WebDriverException e) {
            PageTrouble trouble = broken();
            return new Preparation.ForPerson(trouble.execution(), trouble.why(), List.of());
        }
    }

    @Override
    public synchronized ChangeResult submit(PreparedChange prepared, Attempt attempt) {
        if (!(prepared instanceof Filled filled)) {
            throw new IllegalArgumentException(
                    "The change was prepared by another back office. Maybe by an earlier one.");
        }
        if (!filled.equals(open)) {
            return new ChangeResult.Declined(
                    "The page that was prepared is no longer open, so nothing was sent. It is to be prepared again.",
                    filled.screenshots());
        }
        open = null;
        List<Screenshot> shots = new ArrayList<>(filled.screenshots());
        String key = attempt.idempotencyKey();
        try {
            browser().goTo(filled.tab());
            pages.at(filled.place());
            Place place = filled.place();
            browser().fill("reference", key);
            Map<String, String> values = new LinkedHashMap<>(filled.values());
            values.put("reference", key);
            pages.compare(place.id(), place.page());
            requireShown(filled.change(), values);
            shots.add(browser().shoot("page-before"));
        } catch (PageTrouble e) {
            note(e);
            shots.addAll(found());
            return new ChangeResult.Declined(e.why() + " Nothing was sent.", shots);
        } catch (WebDriverException e) {
            return new ChangeResult.Declined(broken().why() + " Nothing was sent.", shots);
        }
        return press(filled.change(), key, shots);
    }

    /** From here on the change may take effect. */
    private ChangeResult press(Change change, String key, List<Screenshot> shots) {
        try {
            browser().press(Page.ENTERED);
            shots.add(browser().shoot("page-after"));
            if (browser().status() == 422) {
                return new ChangeResult.Declined("The seller centre did not take it, and says so on its page.", shots);
            }
            pages.arrived(Page.ENTERED);
            pages.compare(key, Page.ENTERED);
            if (!showsEntered(change, key)) {
                note(PageTrouble.changed(Page.ENTERED, List.of("it shows another amount, order or reference")));
                return new ChangeResult.Unknown(
                        "The seller centre entered something, and shows another amount, order or reference.", shots);
            }
            fine();
            boolean before = browser().shown("before").equals("yes");
            return new ChangeResult.Done(browser().shown("number"), before, shots);
        } catch (PageTrouble e) {
            note(e);
            return lookedUp(e, change, key, shots);
        } catch (WebDriverException e) {
            return lookedUp(broken(), change, key, shots);
        }
    }

    /** What the seller centre shows under the key, after an answer that did not say what came of it. */
    private ChangeResult lookedUp(PageTrouble after, Change change, String key, List<Screenshot> shots) {
        try {
            Optional<ChangeResult.Done> found = done(key);
            if (found.isPresent()) {
                shots.add(browser().shoot("page-looked-up"));
                return showsEntered(change, key)
                        ? new ChangeResult.Done(found.get().reference(), false, shots)
                        : new ChangeResult.Unknown(
                                after.why() + " Under its reference, another amount or order is shown.", shots);
            }
            return after.isAnswer()
                    ? new ChangeResult.Declined(after.why() + " It was looked up, and took no effect.", shots)
                    : new ChangeResult.Unknown(
                            after.why() + " It was looked up by its reference, and is not there until now.", shots);
        } catch (BackOfficeException | WebDriverException e) {
            return new ChangeResult.Unknown(after.why() + " It could not be looked up either.", shots);
        }
    }

    private boolean showsEntered(Change change, String key) {
        String amount = change.amount().amount() == null ? "" : change.amount().toString();
        return browser().shown("reference").equals(key)
                && browser().shown("order").equals(change.orderId())
                && FormValues.isSameAmount(browser().shown("amount"), amount);
    }

    /** Ends the browser. Nothing can be asked afterwards. */
    @Override
    public synchronized void close() {
        pages.close();
    }

    private <T> T look(String task, Work<T> work) {
        try {
            toLooking();
            try {
                return work.done();
            } catch (PageTrouble e) {
                if (!e.isSignedOut()) {
                    throw e;
                }
                return work.done();
            }
        } catch (PageTrouble e) {
            note(e);
            throw new BackOfficeException(task, e);
        } catch (WebDriverException e) {
            throw new BackOfficeException(task, broken());
        }
    }

    /** Whether the page still holds what was filled in. */
    private void requireShown(Change change, Map<String, String> values) throws PageTrouble {
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (!FormValues.isSame(browser().filled(value.getKey()), value.getValue())) {
                throw PageTrouble.changed(
                        pages.place().page(),
                        List.of("its field `" + value.getKey() + "` holds another value than was filled in"));
            }
        }
        String currency = change.amount().currency();
        if (currency != null && !browser().shown("currency").equals(currency)) {
            throw PageTrouble.changed(pages.place().page(), List.of("it pays in another currency"));
        }
    }

    private List<Screenshot> found() {
        try {
            return List.of(browser().shoot("page-found"));
        } catch (WebDriverException e) {
            return List.of();
        }
    }

    private void fine() {
        trouble = null;
        lookedAt = clock.instant();
    }

    private void note(PageTrouble found) {
        trouble = new Trouble(found.execution(), pages.place());
        lookedAt = clock.instant();
    }

    /** The browser itself fails: it is ended, and the next work starts another. */
    private PageTrouble broken() {
        PageTrouble found = PageTrouble.unavailable(pages.place().page());
        note(found);
        open = null;
        pages.drop();
        return found;
    }

    private Browser browser() {
        return pages.browser();
    }

    private void toLooking() {
        if (open == null) {
            browser().onlyLooking();
        } else {
            browser().toLooking();
        }
    }

    /** What went wrong last, and which page to look at to know whether it still does. */
    private record Trouble(Execution execution, Place place) {}

    /** A form that is filled in, in its tab. */
    private static final class Filled implements PreparedChange {
        private final Change change;
        private final Place place;
        private final String tab;
        private final Map<String, String> values;
        private final Screenshot screenshot;

        Filled(Change change, Place place, String tab, Map<String, String> values, Screenshot screenshot) {
            this.change = change;
            this.place = place;
            this.tab = tab;
            this.values = values;
            this.screenshot = screenshot;
        }

        Place place() {
            return place;
        }

        String tab() {
            return tab;
        }

        Map<String, String> values() {
            return values;
        }

        @Override
        public Change change() {
            return change;
        }

        @Override
        public List<Screenshot> screenshots() {
            return List.of(screenshot);
        }
    }

    /** A look at pages. */
    @FunctionalInterface
    private interface Work<T> {
        T done() throws PageTrouble;
    }
}
