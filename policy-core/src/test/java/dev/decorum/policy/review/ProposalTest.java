package dev.decorum.policy.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.VerificationLevel;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProposalTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Refund REFUND = new Refund("r1", Money.of("30.00", "EUR"), "order-1");

    static Stream<Class<?>> actionKinds() {
        return FactKinds.byName().values().stream()
                .filter(Action.class::isAssignableFrom)
                .map(Class.class::cast);
    }

    @ParameterizedTest
    @MethodSource("actionKinds")
    void everyComponentOfEveryKindOfActionIsBound(Class<?> kind) {
        Action action = sample(kind, -1);
        Proposal proposal = proposal(action);
        assertThat(proposal.binds(sample(kind, -1))).isTrue();
        RecordComponent[] components = kind.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            Action changed = sample(kind, i);
            assertThat(proposal.binds(changed))
                    .as("%s with another %s", action.label(), components[i].getName())
                    .isFalse();
            assertThat(ActionDifference.between(action, changed))
                    .singleElement()
                    .asString()
                    .startsWith(components[i].getName() + " ");
        }
    }

    @Test
    void everyPartOfAnAmountIsBound() {
        Proposal proposal = proposal(withAmount(new Money(new BigDecimal("30.00"), "EUR", new BigDecimal("30"))));
        assertThat(proposal.binds(withAmount(new Money(new BigDecimal("30.01"), "EUR", new BigDecimal("30")))))
                .isFalse();
        assertThat(proposal.binds(withAmount(new Money(new BigDecimal("30.00"), "USD", new BigDecimal("30")))))
                .isFalse();
        assertThat(proposal.binds(withAmount(new Money(new BigDecimal("30.00"), "EUR", new BigDecimal("31")))))
                .isFalse();
        assertThat(proposal.binds(withAmount(new Money(new BigDecimal("30.001"), "EUR", new BigDecimal("30")))))
                .isFalse();
    }

    @Test
    void theSameAmountWrittenOtherwiseIsTheSameAmount() {
        assertThat(proposal(REFUND).binds(new Refund("r1", Money.of("30.0", "EUR"), "order-1")))
                .isTrue();
    }

    @Test
    void everyOtherPartOfTheProposalIsHashed() {
        Proposal base = proposal(REFUND);
        Consumer<Proposal> isNoLongerItself = p -> assertThat(p.binds(REFUND)).isFalse();
        assertThat(base.hash()).matches("[0-9a-f]{64}");
        isNoLongerItself.accept(copy(base, "case-2", base.preview(), "machine", base.ruling(), NOW));
        isNoLongerItself.accept(copy(base, base.caseId(), "Refund 3.00 EUR", "machine", base.ruling(), NOW));
        isNoLongerItself.accept(copy(base, base.caseId(), base.preview(), "ada", base.ruling(), NOW));
        isNoLongerItself.accept(copy(base, base.caseId(), base.preview(), "machine", ruling(0), NOW));
        isNoLongerItself.accept(
                copy(base, base.caseId(), base.preview(), "machine", base.ruling(), NOW.plusSeconds(1)));
        assertThat(copy(base, base.caseId(), base.preview(), "machine", base.ruling(), NOW)
                        .binds(REFUND))
                .isTrue();
    }

    @Test
    void twoProposalsOfAnEqualActionDiffer() {
        PreparedAction prepared = prepared(REFUND);
        Proposal one = Proposal.of(prepared, ruling(1), "rules", "1".repeat(32), NOW, NOW.plusSeconds(60));
        Proposal two = Proposal.of(prepared, ruling(1), "rules", "2".repeat(32), NOW, NOW.plusSeconds(60));
        assertThat(one.hash()).isNotEqualTo(two.hash());
    }

    @Test
    void theTextFormHoldsNoPersonalData() {
        assertThat(proposal(REFUND)).hasToString("Proposal[refund `r1`, until 2026-03-02T11:00:00Z]");
        assertThat(prepared(REFUND)).hasToString("PreparedAction[refund `r1`]");
    }

    private static Refund withAmount(Money amount) {
        return new Refund("r1", amount, "order-1");
    }

    private static Proposal proposal(Action action) {
        return Proposal.of(prepared(action), ruling(1), "rules", "0".repeat(32), NOW, NOW.plusSeconds(3600));
    }

    private static PreparedAction prepared(Action action) {
        return new PreparedAction("case-1", action, "facts", "Refund 30.00 EUR for order-1", "machine", "machine");
    }

    private static Ruling ruling(int approvals) {
        return new Ruling(
                "r1",
                "refund",
                Outcome.REVIEW,
                Set.of(Role.SUPERVISOR),
                approvals,
                VerificationLevel.NONE,
                List.of("refund-over-limit"),
                "");
    }

    private static Proposal copy(
            Proposal of, String caseId, String preview, String editor, Ruling ruling, Instant createdAt) {
        return new Proposal(
                caseId,
                of.action(),
                ruling,
                of.proposer(),
                editor,
                of.rulesHash(),
                of.factsHash(),
                preview,
                of.nonce(),
                createdAt,
                of.expiresAt(),
                of.hash());
    }

    private static Action sample(Class<?> kind, int changed) {
        RecordComponent[] components = kind.getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = value(types[i], i == changed);
        }
        try {
            return (Action) kind.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("No sample of " + kind.getSimpleName() + " can be made.", e);
        }
    }

    private static Object value(Class<?> type, boolean other) {
        if (type == String.class) {
            return other ? "other" : "one";
        }
        if (type == Money.class) {
            return Money.of(other ? "10.01" : "10.00", "EUR");
        }
        if (type == boolean.class || type == Boolean.class) {
            return other;
        }
        if (type == Integer.class) {
            return other ? 2 : 1;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[other ? 1 : 0];
        }
        throw new AssertionError("Say in this test how a " + type.getSimpleName() + " varies.");
    }
}
