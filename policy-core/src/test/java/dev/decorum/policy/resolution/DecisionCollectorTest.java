package dev.decorum.policy.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.Diagnostic;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.decision.RuleRef;
import dev.decorum.policy.decision.RuleSetRef;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.decision.Tone;
import dev.decorum.policy.fact.Claim;
import dev.decorum.policy.fact.ClaimCategory;
import dev.decorum.policy.fact.Clock;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.EvidenceKind;
import dev.decorum.policy.fact.Formality;
import dev.decorum.policy.fact.LengthUnit;
import dev.decorum.policy.fact.LookUpOrder;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.Rollout;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.SendReply;
import dev.decorum.policy.fact.TimeSpan;
import dev.decorum.policy.fact.VerificationLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionCollectorTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final List<String> LAYERS = List.of("base", "regions/eu", "regions/de");
    private static final Refund REFUND = new Refund("r1", Money.of("10.00", "EUR"), "order-1");
    private static final LookUpOrder LOOK_UP = new LookUpOrder("l1", "order-1");
    private static final SendReply SEND = new SendReply("s1");
    private static final Claim CLAIM = new Claim(ClaimCategory.REFUND_COMMITMENT, null, 0, 5, "en", 90);

    private record Said(int layer, String rule, Consumer<DecisionCollector> verbs) {}

    @Test
    void denyBeatsReviewAndReviewBeatsPermit() {
        Said permit = new Said(2, "a", c -> c.permit(REFUND, "Small."));
        Said review = new Said(1, "b", c -> c.review(REFUND, Role.SUPERVISOR, "Look."));
        Said deny = new Said(0, "c", c -> c.deny(REFUND, "No."));
        assertThat(refund(decide(permit)).outcome()).isEqualTo(Outcome.PERMIT);
        assertThat(refund(decide(permit, review)).outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(refund(decide(permit, review, deny)).outcome()).isEqualTo(Outcome.DENY);
    }

    @Test
    void anActionOfWhichNoRuleSpeaksGoesToReview() {
        Ruling ruling = refund(decide());
        assertThat(ruling.outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(ruling.note()).isEqualTo("No rule permits this.");
        assertThat(ruling.roles()).containsExactly(Role.SUPERVISOR);
    }

    @Test
    void aPermittedActionWaitsForVerification() {
        Said permit = new Said(0, "a", c -> c.permit(REFUND, "Small."));
        Said proof = new Said(0, "b", c -> c.requireVerification(VerificationLevel.ONE_TIME_CODE, "Money moves."));
        assertThat(refund(decide(permit, proof)).outcome()).isEqualTo(Outcome.VERIFY);
    }

    @ParameterizedTest
    @CsvSource({
        "OFF, REVIEW, REVIEW",
        "SHADOW, REVIEW, REVIEW",
        "DRAFT, REVIEW, REVIEW",
        "READ_ONLY, PERMIT, REVIEW",
        "REVIEWED_EXECUTION, PERMIT, PERMIT"
    })
    void theRolloutStageCapsRulings(RolloutStage stage, Outcome lookUp, Outcome refund) {
        PolicyDecision decision = decide(request(stage), List.of(new Said(0, "a", c -> {
            c.permit(LOOK_UP, "Reads only.");
            c.permit(REFUND, "Small.");
        })));
        assertThat(decision.ruling("l1").map(Ruling::outcome)).contains(lookUp);
        assertThat(refund(decision).outcome()).isEqualTo(refund);
    }

    @Test
    void theMostSpecificLayerSetsTheToneAndATieIsNoted() {
        PolicyDecision decision = decide(
                new Said(0, "a", c -> c.tone(Formality.HONORIFIC)),
                new Said(1, "b", c -> c.tone(Formality.CASUAL)),
                new Said(1, "c", c -> c.tone(Formality.FORMAL)));
        assertThat(decision.tone().formality()).isEqualTo(Formality.FORMAL);
        assertThat(decision.diagnostics())
                .containsExactly(new Diagnostic(
                        "two-values-in-one-layer",
                        "One layer gives more than one tone [CASUAL, FORMAL]; the more formal one holds."));
    }

    @Test
    void aReviewIsDueBeforeTheStatutoryDeadline() {
        PolicyDecision decision =
                decide(new Said(0, "a", c -> c.answerWithin(4, TimeSpan.HOURS, Clock.STATUTORY, "a statute")));
        assertThat(decision.reviewBy())
                .isEqualTo(NOW.plus(Duration.ofHours(3)))
                .isBefore(decision.deadlines().get(0).due());
    }

    @Test
    void aFailureSendsTheCaseToAPersonAndPermitsNothing() {
        PolicyDecision decision = decide(new Said(0, "a", c -> {
            c.permit(REFUND, "Small.");
            c.fail("rule-failed", "A rule failed, so a person decides.");
        }));
        assertThat(decision.needsPerson()).isTrue();
        assertThat(refund(decision).outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(decision.diagnostics())
                .containsExactly(new Diagnostic("rule-failed", "A rule failed, so a person decides."));
    }

    @Test
    void aReplyWithAForbiddenClaimIsNotSent() {
        PolicyDecision decision = decide(new Said(0, "a", c -> {
            c.permit(SEND, "Fine.");
            c.forbid(CLAIM, "Promise nothing.");
        }));
        assertThat(decision.ruling("s1").orElseThrow().outcome()).isEqualTo(Outcome.DENY);
    }

    @Test
    void ofYesAndNoTheMostSpecificLayerDecidesAndWithinOneTheStricter() {
        Tone silent = decide().tone();
        assertThat(silent.exclamationMarks()).isNull();
        assertThat(silent.links()).isNull();
        assertThat(silent.greeting()).isNull();
        assertThat(silent.closing()).isNull();
        Tone tone = decide(
                        new Said(0, "a", c -> c.links(false)),
                        new Said(1, "b", c -> c.links(true)),
                        new Said(1, "c", c -> c.exclamationMarks(true)),
                        new Said(1, "d", c -> c.exclamationMarks(false)),
                        new Said(1, "e", c -> c.greeting(true)),
                        new Said(1, "f", c -> c.greeting(false)),
                        new Said(0, "g", c -> c.closing(true)),
                        new Said(2, "h", c -> c.closing(false)))
                .tone();
        assertThat(tone.links()).isTrue();
        assertThat(tone.exclamationMarks()).isFalse();
        assertThat(tone.greeting()).isTrue();
        assertThat(tone.closing()).isFalse();
    }

    @Test
    void theOrderInWhichRulesSpeakDoesNotMatter() {
        List<Said> all = new ArrayList<>(List.of(
                new Said(0, "a", c -> c.permit(REFUND, "Small.")),
                new Said(1, "b", c -> c.review(REFUND, Role.SUPERVISOR, 2, "Look.")),
                new Said(2, "c", c -> c.review(REFUND, Role.LEGAL, "Law.")),
                new Said(0, "d", c -> c.tone(Formality.HONORIFIC)),
                new Said(2, "e", c -> c.tone(Formality.NEUTRAL)),
                new Said(2, "f", c -> c.tone(Formality.FORMAL)),
                new Said(1, "g", c -> c.maxLength(300, LengthUnit.CHARACTERS)),
                new Said(2, "h", c -> c.maxLength(500, LengthUnit.CHARACTERS)),
                new Said(0, "i", c -> c.requireVerification(VerificationLevel.HANDLE, "Who?")),
                new Said(2, "j", c -> c.requireVerification(VerificationLevel.STEP_UP, REFUND, "Who?")),
                new Said(1, "k", c -> c.forbid(CLAIM, "Promise nothing.")),
                new Said(2, "l", c -> c.forbid(CLAIM, "Nor hint.")),
                new Said(0, "m", c -> c.disclose("ai-author")),
                new Said(1, "n", c -> c.requireEvidence(EvidenceKind.APPROVAL, REFUND)),
                new Said(1, "o", c -> c.answerWithin(1, TimeSpan.DAYS, Clock.HOUSE, "house rule")),
                new Said(2, "p", c -> c.address("Sie"))));
        String expected = PolicyJson.write(decide(request(RolloutStage.REVIEWED_EXECUTION), all));
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            Collections.shuffle(all, random);
            assertThat(PolicyJson.write(decide(request(RolloutStage.REVIEWED_EXECUTION), all)))
                    .isEqualTo(expected);
        }
    }

    private static Ruling refund(PolicyDecision decision) {
        return decision.ruling("r1").orElseThrow();
    }

    private static PolicyDecision decide(Said... said) {
        return decide(request(RolloutStage.REVIEWED_EXECUTION), List.of(said));
    }

    private static PolicyDecision decide(PolicyRequest request, List<Said> said) {
        DecisionCollector collector = new DecisionCollector(request);
        for (Said one : said) {
            String layer = LAYERS.get(one.layer());
            collector.begin(
                    one.layer(),
                    new RuleRef(one.rule(), one.rule(), layer + "/sample.drl", 1, layer, "house rule", "", false),
                    true);
            one.verbs().accept(collector);
        }
        return collector.decision(new RuleSetRef("a".repeat(64), LAYERS));
    }

    private static PolicyRequest request(RolloutStage stage) {
        return PolicyRequest.on("web-chat")
                .in("de")
                .at(NOW)
                .with(Customer.verified(VerificationLevel.NONE), new Rollout(stage), REFUND, LOOK_UP, SEND, CLAIM)
                .build();
    }
}
