package dev.decorum.benchmarks;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.Order;
import dev.decorum.policy.fact.Refund;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a request for engines that know variables and no facts. */
record CaseView(Message message, Customer customer, Order order, Refund refund) {
    static CaseView of(PolicyRequest request) {
        return new CaseView(
                request.find(Message.class).orElseThrow(),
                request.find(Customer.class).orElseThrow(),
                request.find(Order.class).orElseThrow(),
                request.find(Refund.class).orElseThrow());
    }

    /** A number, a word or a list of words; null when it is missing. Money is in the reference currency. */
    @Nullable
    Object value(Field field) {
        return switch (field) {
            case AMOUNT -> refund.amount().reference();
            case METHOD -> refund.method().name();
            case INTENT -> words(message.intents());
            case SIGNAL -> words(message.signals());
            case AUDIENCE -> message.audience().name();
            case LENGTH -> message.textLength();
            case ATTACHMENTS -> message.attachments();
            case VERIFIED -> customer.verified().name();
            case DISPUTES -> customer.disputesOpen();
            case AGE -> customer.accountAgeDays();
            case STATUS -> order.status().name();
            case TOTAL -> order.total().reference();
            case LATE -> order.daysLate();
        };
    }

    /** A number in whole units, or money in cents. */
    static long whole(Field field, Object number) {
        return field == Field.AMOUNT || field == Field.TOTAL
                ? new BigDecimal(number.toString()).movePointRight(2).longValueExact()
                : Long.parseLong(number.toString());
    }

    private static List<String> words(Collection<? extends Enum<?>> values) {
        return values.stream().map(v -> v.name()).toList();
    }
}
