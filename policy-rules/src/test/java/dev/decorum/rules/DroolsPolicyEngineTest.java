package dev.decorum.rules;

import static dev.decorum.rules.RuleFiles.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.Formality;
import dev.decorum.policy.fact.History;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.Rollout;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.VerificationLevel;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DroolsPolicyEngineTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
    private static final String LIMITS = """
            limits:
              refund-without-review: { value: 20, unit: money, floor: 0, ceiling: 50, basis: "house rule" }
            """;
    private static final String PERMIT = rule(
            "small-refund",
            "Limit( name == \"refund-without-review\", $auto : value )\n"
                    + "  $r : Refund( cumulative.reference <= $auto, method == RefundMethod.ORIGINAL )",
            "policy.permit($r, \"Small refunds are paid at once.\");");

    @TempDir
    Path folder;

    private static PolicyRequest.Builder request(String channel, String region, String amount) {
        return PolicyRequest.on(channel)
                .in(region)
                .at(AT)
                .with(
                        new Rollout(RolloutStage.REVIEWED_EXECUTION),
                        Customer.verified(VerificationLevel.ONE_TIME_CODE),
                        History.none(),
                        new Refund("r1", Money.of(amount, "EUR"), "D-1"));
    }

    private static Ruling ruling(PolicyDecision decision) {
        return decision.ruling("r1").orElseThrow();
    }

    private RuleFiles small() {
        return RuleFiles.in(folder).file("base/limits.yaml", LIMITS).rules("base", PERMIT);
    }

    @Test
    void aRulePermitsAndTheDecisionNamesItWithItsPlaceAndItsFacts() throws Exception {
        PolicyDecision decision =
                small().engine().decide(request("whatsapp", "de", "20.00").build());

        assertThat(ruling(decision).outcome()).isEqualTo(Outcome.PERMIT);
        assertThat(ruling(decision).because()).containsExactly("small-refund");
        assertThat(decision.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.rule().file()).isEqualTo("base/rules.drl");
            assertThat(reason.rule().line()).isEqualTo(4);
            assertThat(reason.rule().layer()).isEqualTo("base");
            assertThat(reason.rule().basis()).isEqualTo("house rule");
            assertThat(reason.facts())
                    .containsExactly("limit refund-without-review = 20 (base/limits.yaml:2)", "refund `r1`");
        });
        assertThat(decision.diagnostics()).isEmpty();
        assertThat(decision.needsPerson()).isFalse();
    }

    @Test
    void anAmountThatNoRulePermitsWaitsForASupervisor() throws Exception {
        PolicyDecision decision =
                small().engine().decide(request("whatsapp", "de", "20.01").build());

        assertThat(ruling(decision).outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(ruling(decision).roles()).containsExactly(Role.SUPERVISOR);
        assertThat(ruling(decision).note()).isEqualTo("No rule permits this.");
    }

    @Test
    void splittingAnAmountDoesNotHelp() throws Exception {
        Money before = Money.of("15.00", "EUR");
        Money zero = new Money(null, null, java.math.BigDecimal.ZERO);
        PolicyRequest split = request("whatsapp", "de", "10.00").build().with(new History(before, zero, 1, 0, 0, zero));

        assertThat(ruling(small().engine().decide(split)).outcome()).isEqualTo(Outcome.REVIEW);
    }

    @Test
    void moneyInAnotherCurrencyIsComparedByItsRate() throws Exception {
        PolicyRequest dollars = PolicyRequest.on("whatsapp")
                .in("us")
                .at(AT)
                .with(
                        new Rollout(RolloutStage.REVIEWED_EXECUTION),
                        Customer.verified(VerificationLevel.ONE_TIME_CODE),
                        History.none(),
                        new Refund("r1", Money.of("25.00", "USD"), "D-1"))
                .build();

        assertThat(ruling(small().engine().decide(dollars)).outcome()).isEqualTo(Outcome.PERMIT);
    }

    @Test
    void anUnknownChannelGoesToAPersonAndSaysWhy() throws Exception {
        PolicyDecision decision =
                small().engine().decide(request("pigeon", "de", "1.00").build());

        assertThat(ruling(decision).outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(decision.routing().handOver()).contains(Role.AGENT);
        assertThat(decision.diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo("unknown-channel");
            assertThat(diagnostic.message())
                    .isEqualTo("The catalogue does not know the channel `pigeon`, so its rules are not known;"
                            + " a person takes the case.");
        });
    }

    @Test
    void anUnknownRegionGoesToAPersonAndSaysWhy() throws Exception {
        PolicyDecision decision =
                small().engine().decide(request("whatsapp", "atlantis", "1.00").build());

        assertThat(ruling(decision).outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(decision.needsPerson()).isTrue();
        assertThat(decision.diagnostics().get(0).code()).isEqualTo("unknown-region");
    }

    @Test
    void aRequestWithoutCustomerGoesToAPersonAndSaysWhy() throws Exception {
        PolicyRequest nobody = PolicyRequest.on("whatsapp")
                .in("de")
                .at(AT)
                .with(
                        new Rollout(RolloutStage.REVIEWED_EXECUTION),
                        History.none(),
                        new Refund("r1", Money.of("1.00", "EUR"), "D-1"))
                .build();

        PolicyDecision decision = small().engine().decide(nobody);

        assertThat(ruling(decision).outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(decision.needsPerson()).isTrue();
        assertThat(decision.diagnostics().get(0).code()).isEqualTo("missing-customer");
    }

    @Test
    void aRefundWithoutAmountGoesToAPersonAndSaysWhy() throws Exception {
        PolicyRequest noAmount = PolicyRequest.on("whatsapp")
                .in("de")
                .at(AT)
                .with(
                        new Rollout(RolloutStage.REVIEWED_EXECUTION),
                        Customer.verified(VerificationLevel.ONE_TIME_CODE),
                        History.none(),
                        new Refund("r1", Money.UNKNOWN, "D-1"))
                .build();

        PolicyDecision decision = small().engine().decide(noAmount);

        assertThat(ruling(decision).outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(decision.needsPerson()).isTrue();
        assertThat(decision.diagnostics()).singleElement().satisfies(diagnostic -> assertThat(diagnostic.message())
                .isEqualTo("The refund `r1` lacks the amount, so a person decides on it."));
    }

    @Test
    void aRuleThatThrowsSendsTheCaseToAPersonAndIsNamed() throws Exception {
        // A form of address that is missing where a text is needed makes the verb throw.
        RuleFiles files = small().rules(
                        "channels/whatsapp", rule("failing", "Customer( $tier : tier )", "policy.address($tier);"));

        PolicyDecision decision =
                files.engine().decide(request("whatsapp", "de", "1.00").build());

        assertThat(ruling(decision).outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(decision.needsPerson()).isTrue();
        assertThat(decision.diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo("rule-failed");
            assertThat(diagnostic.message())
                    .isEqualTo("The rule `failing` (channels/whatsapp/rules.drl:4), or one that followed it,"
                            + " failed while deciding; a person takes the case.");
        });
    }

    @Test
    void theMostSpecificLayerSetsTheToneWhateverTheOthersSay() throws Exception {
        RuleFiles files = small().rules("regions/eu", rule("eu-tone", "Rollout()", "policy.tone(Formality.CASUAL);"))
                .rules("regions/de", rule("de-tone", "Rollout()", "policy.tone(Formality.FORMAL);"));

        DroolsPolicyEngine engine = files.engine();

        assertThat(engine.decide(request("whatsapp", "de", "1.00").build())
                        .tone()
                        .formality())
                .isEqualTo(Formality.FORMAL);
        assertThat(engine.decide(request("whatsapp", "eu", "1.00").build())
                        .tone()
                        .formality())
                .isEqualTo(Formality.CASUAL);
    }

    @Test
    void datesOfRulesAreJudgedAtTheInstantOfTheRequestInTheZoneOfItsRegion() throws Exception {
        String dated = rule("dated", "Rollout()", "policy.tone(Formality.FORMAL);")
                .replace("@owner", "@effective(\"2026-08-02\") @expires(\"2026-09-01\") @owner");
        DroolsPolicyEngine engine = small().rules("regions/de", dated).engine();

        assertThat(toneAt(engine, "2026-08-01T21:59:59Z")).isEqualTo(Formality.NEUTRAL);
        assertThat(toneAt(engine, "2026-08-01T22:00:00Z")).isEqualTo(Formality.FORMAL);
        assertThat(toneAt(engine, "2026-08-31T21:59:59Z")).isEqualTo(Formality.FORMAL);
        assertThat(toneAt(engine, "2026-08-31T22:00:00Z")).isEqualTo(Formality.NEUTRAL);
    }

    private static Formality toneAt(DroolsPolicyEngine engine, String instant) {
        PolicyRequest request = PolicyRequest.on("whatsapp")
                .in("de")
                .at(Instant.parse(instant))
                .with(new Rollout(RolloutStage.DRAFT), Customer.verified(VerificationLevel.NONE))
                .build();
        return engine.decide(request).tone().formality();
    }

    @Test
    void aBrokenFileStopsTheLoadAndNamesThePlace() {
        RuleFiles files = small().rules(
                        "regions/de", rule("typo", "Refund( amuont.reference > 20 )", "policy.needOrder(\"x\");"));

        assertThatThrownBy(files::engine).isInstanceOf(RuleSetException.class).hasMessage("""
                        regions/de/rules.drl:6:11: `Refund` has no field `amuont`. [unknown-field]
                          6 |   Refund( amuont.reference > 20 )
                            |           ^^^^^^
                          = Did you mean `amount`?""");
    }

    @Test
    void decidingTheCompletedRequestWithoutItsTextsGivesTheSameDecision() throws Exception {
        DroolsPolicyEngine engine = small().engine();
        PolicyRequest request = request("whatsapp", "de", "12.00").build();
        PolicyRequest recorded = PolicyJson.readRequest(PolicyJson.write(engine.complete(request)));

        assertThat(PolicyJson.write(engine.decide(recorded))).isEqualTo(PolicyJson.write(engine.decide(request)));
    }
}
