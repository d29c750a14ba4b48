package dev.decorum.example.execution.browser;

import dev.decorum.example.execution.OrderRecord;
import dev.decorum.example.execution.Shipment;
import dev.decorum.policy.fact.History;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Order;
import dev.decorum.policy.fact.OrderStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads values off pages whose shape was compared. What does not read as its kind of value is a change of the page. */
final class OrderPage {
    private final Browser browser;

    OrderPage(Browser browser) {
        this.browser = browser;
    }

    OrderRecord order(String id) throws PageTrouble {
        try {
            String goods = browser.shown("categories");
            String payment = browser.shown("payment");
            Order order = new Order(
                    id,
                    OrderStatus.valueOf(browser.shown("status")),
                    money("total"),
                    instant("placed"),
                    instant("promised"),
                    instant("delivered"),
                    null,
                    null,
                    goods.isEmpty() ? Set.of() : Set.of(goods.split(", ")),
                    payment.isEmpty() ? null : payment,
                    null);
            return new OrderRecord(
                    order,
                    browser.shown("customer"),
                    browser.shown("email"),
                    Integer.parseInt(browser.shown("disputes")));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw unreadable(Page.ORDER);
        }
    }

    Optional<Shipment> shipment() throws PageTrouble {
        try {
            String carrier = browser.shown("carrier");
            return carrier.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Shipment(
                            carrier,
                            browser.shown("tracking"),
                            browser.shown("shipment"),
                            instant("seen"),
                            instant("expected")));
        } catch (DateTimeException e) {
            throw unreadable(Page.ORDER);
        }
    }

    History history() throws PageTrouble {
        try {
            return new History(
                    money("refunds"),
                    money("compensation"),
                    Integer.parseInt(browser.shown("refund-count")),
                    Integer.parseInt(browser.shown("coupon-count")),
                    Integer.parseInt(browser.shown("replacement-count")),
                    money("agent-today"));
        } catch (IllegalArgumentException e) {
            throw unreadable(Page.CUSTOMER);
        }
    }

    private Money money(String place) {
        String shown = browser.shown(place);
        if (shown.isEmpty()) {
            return Money.UNKNOWN;
        }
        String[] parts = shown.split(" ", 2);
        return Money.of(parts[0], parts.length == 2 ? parts[1] : "");
    }

    private @Nullable Instant instant(String place) {
        String shown = browser.shown(place);
        return shown.isEmpty() ? null : Instant.parse(shown);
    }

    private static PageTrouble unreadable(Page page) {
        return PageTrouble.changed(page, List.of("a value on it does not read as what it was"));
    }
}
