package dev.decorum.policy.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefundTest {
    private static final Moment NOON =
            new Moment(Instant.parse("2026-11-20T12:00:00Z"), "Europe/Berlin", 13, DayOfWeek.FRIDAY, true, false);

    /** A case in which the order is known, or is not, and every euro is worth one. */
    private record Case(Optional<Order> order) implements Completion {
        @Override
        public Money price(Money money) {
            return new Money(money.amount(), money.currency(), money.amount());
        }

        @Override
        public Moment moment() {
            return NOON;
        }

        @Override
        public Optional<History> history() {
            return Optional.empty();
        }

        @Override
        public Optional<Surface> surface() {
            return Optional.empty();
        }
    }

    private static Money euros(String amount) {
        return new Money(new BigDecimal(amount), "EUR", new BigDecimal(amount));
    }

    private static Case of(String order, String total) {
        return new Case(Optional.of(Order.of(order, OrderStatus.DELIVERED, euros(total), null)));
    }

    private static Boolean aboveOrder(Refund refund, Case given) {
        return ((Refund) refund.completed(given)).aboveOrder();
    }

    @ParameterizedTest
    @CsvSource({"49.99, false", "50.00, false", "50.01, true"})
    void isComparedWithTheTotalOfItsOrder(String amount, boolean above) {
        assertThat(aboveOrder(new Refund("r", euros(amount), "D-1"), of("D-1", "50.00")))
                .isEqualTo(above);
    }

    @ParameterizedTest
    @CsvSource({"D-2", "d-1", "''"})
    void isNotComparedWithTheTotalOfAnotherOrder(String order) {
        assertThat(aboveOrder(new Refund("r", euros("10.00"), order), of("D-1", "50.00")))
                .isNull();
    }

    @Test
    void isNotComparedWhenEitherNumberIsNotKnown() {
        Refund nameless = new Refund("r", euros("10.00"), RefundMethod.ORIGINAL, null, Money.UNKNOWN, null);

        assertThat(aboveOrder(nameless, of("D-1", "50.00"))).isNull();
        assertThat(aboveOrder(nameless, of(null, "50.00"))).isNull();
        assertThat(aboveOrder(new Refund("r", euros("10.00"), "D-1"), of(null, "50.00")))
                .isNull();
        assertThat(aboveOrder(new Refund("r", euros("10.00"), "D-1"), new Case(Optional.empty())))
                .isNull();
    }

    @Test
    void keepsWhatTheCallerSays() {
        Refund told = new Refund("r", euros("10.00"), RefundMethod.ORIGINAL, "D-2", Money.UNKNOWN, false);

        assertThat(aboveOrder(told, of("D-1", "50.00"))).isFalse();
    }

    @Test
    void aSumIsShownInHundredthsAndKeptInFull() {
        Money sum = Money.of("1", "EUR")
                .withReference(new BigDecimal("1.23456"))
                .plus(Money.of("1", "EUR").withReference(BigDecimal.ONE));

        assertThat(sum).hasToString("2.23 in the reference currency");
        assertThat(sum.reference()).isEqualByComparingTo("2.23456");
    }
}
