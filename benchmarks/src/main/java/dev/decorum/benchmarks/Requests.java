package dev.decorum.benchmarks;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.Intent;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Order;
import dev.decorum.policy.fact.OrderStatus;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.RefundMethod;
import dev.decorum.policy.fact.Rollout;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.SendReply;
import dev.decorum.policy.fact.Signal;
import dev.decorum.policy.fact.VerificationLevel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Requests with six facts: message, customer, order, rollout, a refund and a reply that would be sent. */
final class Requests {
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

    private Requests() {}

    /** The same requests each time, for the first channel, region and brand. */
    static List<PolicyRequest> random(int count) {
        Random random = new Random(20261120);
        return IntStream.range(0, count).mapToObj(i -> random(random)).toList();
    }

    /** The same facts on another channel, in another region, for another brand. */
    static PolicyRequest moved(PolicyRequest request, String channel, String region, String brand) {
        return new PolicyRequest(channel, region, brand, request.at(), request.facts());
    }

    private static PolicyRequest random(Random random) {
        Message message = new Message(
                null,
                null,
                random.nextInt(6) > 0 ? Audience.PRIVATE : one(random, Audience.values()),
                "de",
                some(random, Intent.class, 2),
                random.nextInt(5) == 0 ? some(random, Signal.class, 2) : Set.of(),
                null,
                random.nextInt(random.nextInt(3) > 0 ? 1_000 : 5_000),
                random.nextInt(random.nextInt(3) > 0 ? 3 : 6),
                false,
                AT.minusSeconds(60));
        Customer customer = new Customer(
                "c-1",
                random.nextInt(3) > 0 ? VerificationLevel.ONE_TIME_CODE : one(random, VerificationLevel.values()),
                Set.of(),
                null,
                Set.of(),
                random.nextInt(8) == 0 ? null : random.nextInt(1_500),
                Math.max(0, random.nextInt(8) - 5),
                0);
        Order order = new Order(
                "o-1",
                random.nextInt(3) > 0 ? OrderStatus.DELIVERED : one(random, OrderStatus.values()),
                euro(random.nextInt(600)),
                null,
                null,
                null,
                null,
                random.nextInt(8) == 0 ? null : random.nextInt(70) - 10,
                Set.of(),
                null,
                null);
        Refund refund = new Refund(
                "refund",
                euro(random.nextInt(random.nextInt(3) > 0 ? 40 : 450)),
                random.nextInt(5) > 0 ? RefundMethod.ORIGINAL : one(random, RefundMethod.values()),
                "o-1",
                Money.UNKNOWN,
                null);
        return PolicyRequest.on(PackFolder.channel(0))
                .in(PackFolder.region(0))
                .brand(PackFolder.brand(0))
                .at(AT)
                .with(
                        message,
                        customer,
                        order,
                        new Rollout(RolloutStage.REVIEWED_EXECUTION),
                        refund,
                        new SendReply("reply"))
                .build();
    }

    private static Money euro(int amount) {
        return new Money(BigDecimal.valueOf(amount), "EUR", BigDecimal.valueOf(amount));
    }

    private static <E> E one(Random random, E[] values) {
        return values[random.nextInt(values.length)];
    }

    private static <E extends Enum<E>> Set<E> some(Random random, Class<E> type, int most) {
        Set<E> chosen = EnumSet.noneOf(type);
        for (int left = 1 + random.nextInt(most); left > 0; left--) {
            chosen.add(one(random, type.getEnumConstants()));
        }
        return chosen;
    }
}
