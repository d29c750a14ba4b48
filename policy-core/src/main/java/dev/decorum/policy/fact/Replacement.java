package dev.decorum.policy.fact;

import dev.decorum.policy.internal.Values;
import org.jspecify.annotations.Nullable;

/**
 * Another item sent instead of a refund.
 *
 * @param id unique in the request
 * @param amount the value of what is sent
 * @param orderId the order, as the back office names it
 * @param sameAddress whether it goes to the address of the order
 * @param countWithin90Days how many replacements this customer would have received in the last 90 days, this one among them; computed from {@link History}
 */
public record Replacement(
        String id,
        Money amount,
        @Nullable String orderId,
        boolean sameAddress,
        @Nullable Integer countWithin90Days) implements Action {
    public Replacement {
        Values.required(id, "The id of a replacement action");
        amount = Values.orElse(amount, Money.UNKNOWN);
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
        Integer count = countWithin90Days != null
                ? countWithin90Days
                : completion.history().map(h -> h.replacementCount() + 1).orElse(null);
        return new Replacement(id, completion.price(amount), orderId, sameAddress, count);
    }
}
