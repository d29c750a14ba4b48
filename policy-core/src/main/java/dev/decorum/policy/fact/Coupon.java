package dev.decorum.policy.fact;

import dev.decorum.policy.internal.Values;
import org.jspecify.annotations.Nullable;

/**
 * A goodwill coupon. In a reply it is marketing, which needs consent in most regions.
 *
 * @param id unique in the request
 * @param amount what it is worth
 * @param countWithin90Days how many coupons this customer would have received in the last 90 days, this one among them; computed from {@link History}
 */
public record Coupon(String id, Money amount, @Nullable Integer countWithin90Days) implements Action {
    public Coupon {
        Values.required(id, "The id of a coupon action");
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
                : completion.history().map(h -> h.couponCount() + 1).orElse(null);
        return new Coupon(id, completion.price(amount), count);
    }
}
