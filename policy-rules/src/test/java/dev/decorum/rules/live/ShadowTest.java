package dev.decorum.rules.live;

import static dev.decorum.rules.live.Cases.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.explanation.Explanation;
import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.RuleFiles;
import dev.decorum.rules.RuleSetException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowTest {
    @TempDir
    Path place;

    private final BlockingQueue<ShadowDifference> differences = new LinkedBlockingQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private DroolsPolicyEngine engine;

    @BeforeEach
    void load() throws RuleSetException {
        engine = RuleFiles.in(place.resolve("live")).rules("base", Cases.PERMIT).engine();
    }

    @AfterEach
    void close() {
        released.countDown();
        engine.close();
    }

    /** An engine that decides as a function says. */
    private record Stub(Function<PolicyRequest, PolicyDecision> function) implements PolicyEngine {
        @Override
        public PolicyDecision decide(PolicyRequest request) {
            return function.apply(request);
        }

        @Override
        public Explanation explain(PolicyRequest request) {
            return new Explanation(decide(request), List.of());
        }

        @Override
        public PolicyRequest complete(PolicyRequest request) {
            return request;
        }

        @Override
        public String rulesHash() {
            return "stub";
        }
    }

    private static void awaitCompared(Shadow shadow, long wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (shadow.counts().compared() + shadow.counts().failed() < wanted && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    @Test
    void aCandidateThatDecidesOtherwiseIsReportedWithWhatDiffers() throws Exception {
        Path candidate = RuleFiles.in(place.resolve("candidate"))
                .rules("base", Cases.DENY)
                .path();
        engine.shadow(candidate, 1, differences::add);

        PolicyDecision live = engine.decide(request());

        ShadowDifference difference = differences.poll(60, TimeUnit.SECONDS);
        assertThat(difference.live()).isEqualTo(live);
        assertThat(difference.request()).isEqualTo(request());
        assertThat(difference.candidate().rulings().get(0).outcome()).isEqualTo(Outcome.DENY);
        assertThat(difference.parts()).containsExactly("rulings");
        assertThat(difference).hasToString("ShadowDifference[rulings]");
    }

    @Test
    void rulesThatOnlyMovedOrChangedTheirNamesAreNoDifference() throws Exception {
        Path candidate = RuleFiles.in(place.resolve("candidate"))
                .rules("regions/de", Cases.PERMIT.replace("small-refund", "little-refund"))
                .path();
        Shadow shadow = engine.shadow(candidate, 1, differences::add);

        engine.decide(request());
        awaitCompared(shadow, 1);

        assertThat(shadow.counts()).isEqualTo(new Shadow.Counts(1, 0, 0, 0));
    }

    @Test
    void aCandidateThatThrowsChangesNoDecisionAndIsCounted() throws Exception {
        PolicyDecision before = engine.decide(request());
        Shadow shadow = engine.shadow(
                new Stub(r -> {
                    throw new StackOverflowError();
                }),
                1,
                differences::add);

        assertThat(engine.decide(request())).isEqualTo(before);
        assertThat(engine.decide(request())).isEqualTo(before);

        awaitCompared(shadow, 2);
        assertThat(shadow.counts()).isEqualTo(new Shadow.Counts(0, 0, 2, 0));
    }

    @Test
    void aListenerThatThrowsIsCountedAndTheShadowGoesOn() throws Exception {
        PolicyDecision other = engine.decide(request("us", "other"));
        Shadow shadow = engine.shadow(new Stub(r -> other), 1, difference -> {
            throw new IllegalStateException("The listener has a defect.");
        });

        engine.decide(request());
        engine.decide(request());

        awaitCompared(shadow, 2);
        assertThat(shadow.counts()).isEqualTo(new Shadow.Counts(0, 0, 2, 0));
    }

    @Test
    void aCandidateThatHangsNeitherHoldsUpNorChangesDecisionsAndWhatDoesNotFitIsDropped() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        Shadow shadow = engine.shadow(
                new Stub(r -> {
                    hanging.countDown();
                    try {
                        released.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new IllegalStateException("Released.");
                }),
                1,
                differences::add);
        PolicyDecision first = engine.decide(request());
        assertThat(hanging.await(60, TimeUnit.SECONDS)).isTrue();

        for (int i = 0; i < 1_500; i++) {
            assertThat(engine.decide(request())).isEqualTo(first);
        }

        // One is with the candidate, 1,000 wait: had a decision waited for the candidate, this line were not reached.
        assertThat(shadow.counts()).isEqualTo(new Shadow.Counts(0, 0, 0, 500));
    }

    @Test
    void theShareIsToldByTheRequestAndNotByChance() {
        try (Shadow tenth = Shadow.start(engine, 0.1, differences::add);
                Shadow again = Shadow.start(engine, 0.1, differences::add)) {
            long taken = IntStream.range(0, 10_000)
                    .mapToObj(i -> request("de", "r" + i))
                    .filter(tenth::takes)
                    .filter(again::takes)
                    .count();

            assertThat(taken).isBetween(900L, 1_100L);
        }
    }

    @Test
    void aShareOfNothingTakesNothingAndAShareOfAllTakesAll() {
        try (Shadow none = Shadow.start(engine, 0, differences::add);
                Shadow all = Shadow.start(engine, 1, differences::add)) {
            assertThat(none.takes(request())).isFalse();
            assertThat(all.takes(request())).isTrue();
        }
    }

    @Test
    void aShareBeyondOneIsRefused() {
        assertThatThrownBy(() -> engine.shadow(engine, 1.5, differences::add))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The share of a shadow is 1.5. Give it a number from 0 to 1, such as 0.1 for a tenth.");
    }

    @Test
    void brokenCandidatesAreRefusedWithTheirFaults() {
        Path broken = RuleFiles.in(place.resolve("broken"))
                .rules("base", Cases.BROKEN)
                .path();

        assertThatThrownBy(() -> engine.shadow(broken, 1, differences::add))
                .isInstanceOf(RuleSetException.class)
                .hasMessageStartingWith("base/rules.drl:6:11: `Refund` has no field `amuont`.");
    }
}
