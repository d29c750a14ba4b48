package dev.decorum.policy.fact;

import dev.decorum.policy.internal.Values;
import org.jspecify.annotations.Nullable;

/**
 * Money beyond the price of the goods: an admission that can bind the seller.
 *
 * @param id unique in the request
 * @param amount what is paid
 * @param orderId the order, as the back office names it
 * @param cumulative this amount and all compensation of this customer in the last 90 days; computed from {@link History}
 */
public record Compensation(
        String id, Money amount, @Nullable String orderId, Money cumulative) implements Action {
    public Compensation {
        Values.required(id, "The id of a compensation action");
        amount = Values.orElse(amount, Money.UNKNOWN);
        cumulative = Values.orElse(cumulative, Money.UNKNOWN);
    }

    @Override
    public Risk risk() {
        return Risk.HIGH;
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
                : completion.history().map(h -> h.compensation().plus(priced)).orElse(Money.UNKNOWN);
        return new Compensation(id, priced, orderId, sum);
    }
}
