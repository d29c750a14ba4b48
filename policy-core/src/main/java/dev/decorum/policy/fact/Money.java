package dev.decorum.policy.fact;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money.
 *
 * @param amount the decimal amount in {@code currency}; null when it is not known
 * @param currency the ISO 4217 code; null when it is not known
 * @param reference the value in the catalogue's reference currency by its dated table of rates; rules compare this.
 *     Null when the amount is not known or no rate is; a comparison with it is then never true
 */
public record Money(
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable BigDecimal reference) {
    /** Money of which nothing is known. */
    public static final Money UNKNOWN = new Money(null, null, null);

    public Money {
        if ((amount == null) != (currency == null)) {
            throw new IllegalArgumentException(
                    "Money needs both an amount and a currency. Maybe give both, or neither.");
        }
        if (currency != null) {
            try {
                Currency.getInstance(currency);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "The currency `" + currency
                                + "` is not an ISO 4217 code. Maybe write it in capitals, like EUR.",
                        e);
            }
        }
        if (amount != null && amount.signum() < 0) {
            throw new IllegalArgumentException("An amount of money is never negative, and this one is " + amount
                    + ". Maybe the direction belongs in the kind of action.");
        }
    }

    /**
     * An amount in a currency.
     *
     * @throws IllegalArgumentException when the amount is negative or not a number, or the currency is not ISO 4217
     */
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency, null);
    }

    /** Whether an amount, or at least its value in the reference currency, is known. */
    @JsonIgnore
    public boolean isKnown() {
        return amount != null || reference != null;
    }

    /** The same money with a value in the reference currency. */
    public Money withReference(@Nullable BigDecimal value) {
        return new Money(amount, currency, value);
    }

    /**
     * The sum of two amounts in the reference currency. It is unknown when either value is: a sum that leaves out a part
     * would look smaller than it is.
     */
    public Money plus(Money other) {
        if (reference == null || other.reference == null) {
            return UNKNOWN;
        }
        return new Money(null, null, reference.add(other.reference));
    }

    @Override
    public String toString() {
        if (amount != null) {
            return amount.toPlainString() + " " + currency;
        }
        return reference == null ? "unknown amount" : shown(reference) + " in the reference currency";
    }

    /** A value that came of a rate has many digits, and nobody reads more than hundredths. */
    private static String shown(BigDecimal value) {
        return (value.scale() > 2 ? value.setScale(2, RoundingMode.HALF_UP) : value).toPlainString();
    }
}
