package dev.decorum.policy.fact;

import dev.decorum.policy.internal.Values;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The order that the message is about.
 *
 * @param id the order number, as the back office names it. Personal data together with a customer
 * @param status where it is
 * @param total what was paid for it
 * @param placedAt when it was placed; null when not known
 * @param promisedAt when it should have arrived; null when not known
 * @param deliveredAt when it arrived; null when it has not, or it is not known
 * @param daysSinceDelivery whole days since it arrived; computed; null when it has not
 * @param daysLate whole days by which it arrived late, or is late now; 0 when it is not; computed; null when not known
 * @param categories the categories of the goods in the terms of the shop, in lower case
 * @param paymentMethod the means of payment in the terms of the shop, in lower case; null when not known
 * @param statutoryDeadline until when the law wants a refund or an answer; null when none runs
 */
public record Order(
        @Nullable String id,
        OrderStatus status,
        Money total,
        @Nullable Instant placedAt,
        @Nullable Instant promisedAt,
        @Nullable Instant deliveredAt,
        @Nullable Integer daysSinceDelivery,
        @Nullable Integer daysLate,
        Set<String> categories,
        @Nullable String paymentMethod,
        @Nullable Instant statutoryDeadline)
        implements Fact {
    public Order {
        status = Values.orElse(status, OrderStatus.UNKNOWN);
        total = Values.orElse(total, Money.UNKNOWN);
        categories = Values.sorted(categories);
    }

    /** An order of which the number, the state, the total and the time of delivery are known. */
    public static Order of(String id, OrderStatus status, Money total, @Nullable Instant deliveredAt) {
        return new Order(id, status, total, null, null, deliveredAt, null, null, Set.of(), null, null);
    }

    /** The same order with the time by which it should have arrived. */
    public Order promisedFor(Instant time) {
        return new Order(
                id,
                status,
                total,
                placedAt,
                time,
                deliveredAt,
                daysSinceDelivery,
                daysLate,
                categories,
                paymentMethod,
                statutoryDeadline);
    }

    @Override
    public Fact completed(Completion completion) {
        Instant now = completion.moment().now();
        return new Order(
                id,
                status,
                completion.price(total),
                placedAt,
                promisedAt,
                deliveredAt,
                daysSinceDelivery == null && deliveredAt != null ? days(deliveredAt, now) : daysSinceDelivery,
                daysLate == null && promisedAt != null
                        ? days(promisedAt, deliveredAt == null ? now : deliveredAt)
                        : daysLate,
                categories,
                paymentMethod,
                statutoryDeadline);
    }

    private static Integer days(Instant from, Instant to) {
        return (int) Math.max(0, Duration.between(from, to).toDays());
    }

    @Override
    public String toString() {
        return "Order[" + status + ", " + total + "]";
    }
}
