package dev.decorum.rules.explain;

import static dev.decorum.rules.RuleFiles.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.explanation.Explanation;
import dev.decorum.policy.explanation.RuleExplanation;
import dev.decorum.policy.explanation.RuleExplanation.Result;
import dev.decorum.policy.explanation.WhyNot;
import dev.decorum.policy.explanation.WhyNot.Seen;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.History;
import dev.decorum.policy.fact.Intent;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Order;
import dev.decorum.policy.fact.OrderStatus;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.Rollout;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.VerificationLevel;
import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.RuleFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainerTest {
    private static final PolicyRequest REQUEST = PolicyRequest.on("whatsapp")
            .in("de")
            .at(Instant.parse("2026-11-20T10:00:00Z"))
            .with(
                    new Rollout(RolloutStage.REVIEWED_EXECUTION),
                    Customer.verified(VerificationLevel.ONE_TIME_CODE),
                    History.none(),
                    Message.of("whatsapp", Audience.PRIVATE, "de", "Geld zurück, bitte!")
                            .withIntents(Set.of(Intent.GET_REFUND)),
                    Order.of("geheim-17", OrderStatus.SHIPPED, Money.UNKNOWN, null),
                    new Refund("r1", Money.of("10.00", "EUR"), "geheim-17"),
                    new Refund("r2", Money.of("35.00", "EUR"), "geheim-18"))
            .build();

    @TempDir
    Path folder;

    private Explanation explained(String... rules) throws Exception {
        return RuleFiles.in(folder)
                .file("base/limits.yaml", """
                        limits:
                          refund-without-review: { value: 20, unit: money, floor: 0, ceiling: 50, basis: "house rule" }
                        """)
                .rules("base", String.join("", rules))
                .engine()
                .explain(REQUEST);
    }

    private static String on(String left) {
        return rule("tested", left, "policy.needOrder(\"It is needed.\");");
    }

    private RuleExplanation tested(String left) throws Exception {
        return explained(on(left)).rule("tested").orElseThrow();
    }

    private WhyNot whyNot(String left) throws Exception {
        RuleExplanation rule = tested(left);
        assertThat(rule.result()).isEqualTo(Result.NOT_MATCHED);
        assertThat(rule.matches()).isEmpty();
        return rule.whyNot();
    }

    @Test
    void aRuleThatFiredNamesEveryMatch() throws Exception {
        RuleExplanation rule = tested("Limit( name == \"refund-without-review\", $auto : value )\n  Refund()");

        assertThat(rule.result()).isEqualTo(Result.FIRED);
        assertThat(rule.whyNot()).isNull();
        assertThat(rule.matches())
                .containsExactly(
                        List.of("limit refund-without-review = 20 (base/limits.yaml:2)", "refund `r1`"),
                        List.of("limit refund-without-review = 20 (base/limits.yaml:2)", "refund `r2`"));
    }

    @Test
    void theFirstConditionThatFailsIsNamedWithItsPlaceAndWhatItSaw() throws Exception {
        WhyNot whyNot = whyNot(
                "Limit( name == \"refund-without-review\", $auto : value )\n  Refund( id == \"r2\", cumulative.reference <= $auto, id == null )");

        assertThat(whyNot)
                .isEqualTo(new WhyNot(
                        WhyNot.Cause.CONDITION,
                        "Refund( id == \"r2\", cumulative.reference <= $auto, id == null )",
                        "cumulative.reference <= $auto",
                        "base/rules.drl",
                        7,
                        23,
                        "refund `r2`",
                        List.of(new Seen("cumulative.reference", "35"), new Seen("$auto", "20")),
                        List.of("limit refund-without-review = 20 (base/limits.yaml:2)")));
    }

    @Test
    void theMatchThatGotFurthestDecidesAndOfEqualsTheFirst() throws Exception {
        assertThat(
                        whyNot(
                                "$r : Refund( cumulative.reference > 5 )\n  Order( id != null, id != $r.orderId, status == OrderStatus.PAID )"))
                .satisfies(whyNot -> {
                    assertThat(whyNot.condition()).isEqualTo("status == OrderStatus.PAID");
                    assertThat(whyNot.matched()).containsExactly("refund `r2`");
                });
        assertThat(whyNot("Refund( method == RefundMethod.OTHER )").fact()).isEqualTo("refund `r1`");
    }

    @Test
    void ofConditionsJoinedByAndTheFirstThatFailsIsNamedAndOfOthersTheWhole() throws Exception {
        assertThat(whyNot("Message( (audience == Audience.PRIVATE && edited == true) )")
                        .condition())
                .isEqualTo("edited == true");
        assertThat(whyNot("Message( intents contains Intent.INVOICE || attachments > 0 )"))
                .satisfies(whyNot -> {
                    assertThat(whyNot.condition()).isEqualTo("intents contains Intent.INVOICE || attachments > 0");
                    assertThat(whyNot.seen())
                            .containsExactly(new Seen("intents", "[GET_REFUND]"), new Seen("attachments", "0"));
                });
        assertThat(whyNot("Message( !(edited == false || attachments > 0) )").condition())
                .isEqualTo("!(edited == false || attachments > 0)");
    }

    @Test
    void aMissingFactIsNamedWithWhatTheRuleAsksFor() throws Exception {
        WhyNot whyNot = whyNot("Rollout()\n  exists Claim( confidence > 50 )");

        assertThat(whyNot.cause()).isEqualTo(WhyNot.Cause.NO_FACT);
        assertThat(whyNot.pattern()).isEqualTo("exists Claim( confidence > 50 )");
        assertThat(whyNot.condition()).isEmpty();
        assertThat(whyNot.fact()).isNull();
        assertThat(whyNot.matched()).containsExactly("rollout reviewed-execution");
    }

    @Test
    void aFactThatANotForbidsIsNamed() throws Exception {
        WhyNot whyNot = whyNot("$r : Refund()\n  not Order( status == OrderStatus.SHIPPED )");

        assertThat(whyNot.cause()).isEqualTo(WhyNot.Cause.FACT_PRESENT);
        assertThat(whyNot.pattern()).isEqualTo("not Order( status == OrderStatus.SHIPPED )");
        assertThat(whyNot.fact()).isEqualTo("order");
        assertThat(whyNot.matched()).containsExactly("refund `r1`");
    }

    @Test
    void aRuleOutsideItsDatesSaysWhetherItWouldHaveFired() throws Exception {
        String later = on("Rollout()").replace("@owner", "@effective(\"2027-01-01\") @owner");
        String over = rule("over", "exists Claim()", "policy.needOrder(\"It is needed.\");")
                .replace("@owner", "@effective(\"2025-01-01\") @expires(\"2026-11-20\") @owner");

        Explanation explanation = explained(later, over);

        assertThat(explanation.decision().reasons()).isEmpty();
        assertThat(ExplanationText.of(explanation)).isEqualTo("""
                0 of 2 rules fired.

                tested: outside its dates  (base/rules.drl:4)
                  it holds from 2027-01-01
                  and it would have fired:
                  on rollout reviewed-execution

                over: outside its dates  (base/rules.drl:10)
                  it holds from 2025-01-01 until before 2026-11-20
                  and it would not have fired:
                  base/rules.drl:12:3: there is no such fact: exists Claim()
                """);
    }

    @Test
    void textsOfPeopleAreNotShownAndCodesAre() throws Exception {
        Explanation explanation = explained(
                rule(
                        "orders",
                        "$o : Order( $id : id )\n  Refund( orderId != $id, orderId != $o.id, method == RefundMethod.OTHER )",
                        "policy.needOrder(\"x\");"),
                rule(
                        "order",
                        "Order( $id : id )\n  Refund( orderId == null, method == RefundMethod.OTHER )",
                        "policy.needOrder(\"x\");"),
                rule(
                        "joined",
                        "$o : Order( $id : id )\n  Refund( orderId == $id && orderId != $o.id )",
                        "policy.needOrder(\"x\");"),
                rule("language", "Message( language in (\"fr\", \"en\") )", "policy.needOrder(\"x\");"));

        assertThat(explanation.rule("order").orElseThrow().whyNot().seen())
                .containsExactly(new Seen("orderId", "a text"));
        assertThat(explanation.rule("joined").orElseThrow().whyNot().seen())
                .containsExactly(new Seen("orderId", "a text"), new Seen("$o.id", "a text"));
        assertThat(explanation.rule("language").orElseThrow().whyNot().seen())
                .containsExactly(new Seen("language", "\"de\""));
        assertThat(PolicyJson.write(explanation)).doesNotContain("geheim", "Geld");
        assertThat(ExplanationText.of(explanation)).doesNotContain("geheim", "Geld");
    }

    @Test
    void anExplanationComesBackFromJsonAsItWasWritten() throws Exception {
        Explanation explanation = explained(
                on("Refund()"),
                rule(
                                "silent",
                                "Limit( name == \"refund-without-review\", $auto : value )\n  Refund( amount.amount > 99, cumulative.reference > $auto )",
                                "policy.needOrder(\"x\");")
                        .replace("@owner", "@effective(\"2027-01-01\") @owner"),
                rule("absent", "exists Claim()", "policy.needOrder(\"x\");"));

        String json = PolicyJson.write(explanation);

        assertThat(PolicyJson.readExplanation(json)).isEqualTo(explanation);
        assertThat(PolicyJson.write(PolicyJson.readExplanation(json))).isEqualTo(json);
        assertThat(json)
                .contains("\"result\":\"outside-dates\"", "\"cause\":\"no-fact\"", "\"effective\":\"2027-01-01\"");
    }

    @Test
    void theTextOfOneRuleFitsATerminal() throws Exception {
        RuleExplanation rule = tested(
                "Limit( name == \"refund-without-review\", $auto : value )\n  $r : Refund( aboveOrder == false, cumulative.reference <= $auto )");

        assertThat(ExplanationText.of(rule)).isEqualTo("""
                tested: did not match  (base/rules.drl:4)
                  base/rules.drl:7:16: aboveOrder == false
                  fails for refund `r1`: aboveOrder is missing
                  after limit refund-without-review = 20 (base/limits.yaml:2)
                """);
    }

    @Test
    void aRuleThatFailedWhileDecidingIsExplainedAllTheSame() throws Exception {
        Explanation explanation = explained(rule("failing", "Customer( $tier : tier )", "policy.address($tier);"));

        assertThat(explanation.decision().diagnostics()).singleElement().satisfies(d -> assertThat(d.code())
                .isEqualTo("rule-failed"));
        assertThat(explanation.rule("failing").orElseThrow().result()).isEqualTo(Result.FIRED);
    }

    @Test
    void everyRuleOfTheLayersInEffectIsExplainedBesideTheSameDecision() throws Exception {
        DroolsPolicyEngine engine = DroolsPolicyEngine.load(RuleFiles.SHIPPED);

        Explanation explanation = engine.explain(REQUEST);

        assertThat(explanation.decision()).isEqualTo(engine.decide(REQUEST));
        assertThat(explanation.rules().stream().map(r -> r.rule().layer()).distinct())
                .containsExactly("base", "surfaces/messaging", "channels/whatsapp", "regions/eu", "regions/de");
        Set<String> spoke = explanation.decision().reasons().stream()
                .map(r -> r.rule().id())
                .collect(Collectors.toSet());
        assertThat(explanation.rules().stream()
                        .filter(r -> r.result() == Result.FIRED)
                        .map(r -> r.rule().id()))
                .containsExactlyInAnyOrderElementsOf(spoke);
        assertThat(explanation.rules().stream().filter(r -> r.whyNot() != null)).hasSizeGreaterThan(20);
    }
}
