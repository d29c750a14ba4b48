package dev.decorum.example.console;

import dev.decorum.example.execution.OrderRecord;
import dev.decorum.example.operations.CaseRow;
import dev.decorum.example.operations.CaseState;
import dev.decorum.policy.fact.Intent;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Order;
import dev.decorum.policy.fact.OrderStatus;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.Surface;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** A case and an order as the tests of the console have them. */
final class TestRows {
    private TestRows() {}

    static OrderRecord order(Instant now) {
        Order order = Order.of("D-1042", OrderStatus.SHIPPED, Money.of("180.00", "EUR"), null)
                .promisedFor(now.minus(Duration.ofDays(9)));
        return new OrderRecord(order, "K-31", "lena.musterfrau@example.org", 0);
    }

    static CaseRow open(String id, String channel, Instant now) {
        return new CaseRow(
                id,
                channel,
                "shop-de",
                Surface.MESSAGING,
                "s".repeat(20),
                "de",
                CaseState.PERSON,
                "An agent confirms the draft.",
                Set.of(Role.AGENT),
                "de",
                Set.of(Intent.GET_REFUND, Intent.DELIVERY_DELAY),
                null,
                now.minus(Duration.ofHours(5)),
                now.minusSeconds(90),
                new CaseRow.Clocks(
                        now.plus(Duration.ofHours(19)),
                        now.plus(Duration.ofDays(12)),
                        now.plus(Duration.ofMinutes(50)),
                        now.plus(Duration.ofHours(23))));
    }
}
