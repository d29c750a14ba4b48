package dev.decorum.policy.fact;

import dev.decorum.policy.internal.Values;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Money back for an order.
 *
 * @param id unique in the request
 * @param amount what is paid back
 * @param method where it goes
 * @param orderId the order, as the back office names it
 * @param cumulative this amount and all refunds of this customer in the last 90 days; computed from {@link History}.
 *     Rules compare this, so that splitting an amount does not help. Unknown without a history
 * @param aboveOrder whether the amount is more than the order's total; computed; null when either is not known,
 *     or the order in the case is not the one that the refund names
 */
public record Refund(
        String id,
        Money amount,
        RefundMethod method,
        @Nullable String orderId,
        Money cumulative,
        @Nullable Boolean aboveOrder)
        implements Action {
    public Refund {
        Values.required(id, "The id of a refund");
        amount = Values.orElse(amount, Money.UNKNOWN);
        method = Values.orElse(method, RefundMethod.OTHER);
        cumulative = Values.orElse(cumulative, Money.UNKNOWN);
    }

    /** A refund to the means of payment of an order. */
    public Refund(String id, Money amount, String orderId) {
        this(id, amount, RefundMethod.ORIGINAL, orderId, Money.UNKNOWN, null);
    }

    @Override
    public Risk risk() {
        return Risk.LOW;
    }

    @Override
    public String missing() {
        return amount.isKnown() ? "" : "the amount";
    }

    @Override
    public Fact completed(Completion completion) {
        Money priced = completion.price(amount);
        Money sum = cumulative.isKnown()
                ? cumulative
                : completion.history().map(h -> h.refunds().plus(priced)).orElse(Money.UNKNOWN);
        Boolean above = aboveOrder == null ? isAbove(priced, completion) : aboveOrder;
        return new Refund(id, priced, method, orderId, sum, above);
    }

    private @Nullable Boolean isAbove(Money priced, Completion completion) {
        BigDecimal value = priced.reference();
        BigDecimal total = completion
                .order()
                .filter(o -> orderId != null && orderId.equals(o.id()))
                .map(o -> o.total().reference())
                .orElse(null);
        if (value == null || total == null) {
            return null;
        }
        return value.compareTo(total) > 0;
    }
}
