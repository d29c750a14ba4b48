package dev.decorum.policy.fact;

import dev.decorum.policy.internal.Values;
import java.math.BigDecimal;

/**
 * What this customer was given in the last 90 days, and what this agent gave today. Sums are in the reference
 * currency.
 *
 * @param refunds refunds of this customer, a sum over 90 days
 * @param compensation compensation of this customer, a sum over 90 days
 * @param refundCount refunds of this customer, counted over 90 days
 * @param couponCount coupons of this customer, counted over 90 days
 * @param replacementCount replacements for this customer, counted over 90 days
 * @param agentRefundsToday refunds that this agent has submitted since midnight of the region, a sum
 */
public record History(
        Money refunds,
        Money compensation,
        int refundCount,
        int couponCount,
        int replacementCount,
        Money agentRefundsToday)
        implements Fact {
    public History {
        refunds = Values.orElse(refunds, Money.UNKNOWN);
        compensation = Values.orElse(compensation, Money.UNKNOWN);
        agentRefundsToday = Values.orElse(agentRefundsToday, Money.UNKNOWN);
    }

    /** A customer who was given nothing, and an agent who gave nothing. */
    public static History none() {
        Money zero = new Money(null, null, BigDecimal.ZERO);
        return new History(zero, zero, 0, 0, 0, zero);
    }

    @Override
    public Fact completed(Completion completion) {
        return new History(
                completion.price(refunds),
                completion.price(compensation),
                refundCount,
                couponCount,
                replacementCount,
                completion.price(agentRefundsToday));
    }
}
