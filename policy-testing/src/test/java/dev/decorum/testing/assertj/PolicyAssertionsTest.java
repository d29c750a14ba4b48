package dev.decorum.testing.assertj;

import static dev.decorum.testing.assertj.PolicyAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.Effect;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Clock;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.Formality;
import dev.decorum.policy.fact.Intent;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.Rollout;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.VerificationLevel;
import dev.decorum.rules.live.Candidate;
import dev.decorum.testing.SmallRules;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyAssertionsTest {
    private static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");
    private static final Candidate ENGINE = new Candidate(SmallRules.program());

    private static PolicyRequest refund(String amount) {
        return PolicyRequest.on("whatsapp")
                .in("de")
                .at(AT)
                .with(
                        new Rollout(RolloutStage.REVIEWED_EXECUTION),
                        Customer.verified(VerificationLevel.HANDLE),
                        new Refund("r", Money.of(amount, "EUR"), "D-1"))
                .build();
    }

    @Test
    void whatHoldsIsSaidInOneSentence() {
        assertThat(ENGINE.decide(refund("50")))
                .ruling("r")
                .isHeldFor("supervisor")
                .needsApprovals(1)
                .needsVerification(VerificationLevel.NONE)
                .because("refund-high")
                .and()
                .never("refund-low")
                .needsVerification(VerificationLevel.NONE)
                .hasFormality(Formality.NEUTRAL)
                .hasLanguage(null)
                .hasAddress(null)
                .forbidsNothing()
                .needsNoPerson()
                .staysWhereItIs()
                .hasDiagnostics();
        assertThat(ENGINE, refund("18")).ruling("r").isPermitted().because("refund-low");
        PolicyRequest person = refund("18")
                .with(Message.of("whatsapp", Audience.PRIVATE, "en", "Hi").withIntents(Set.of(Intent.HUMAN_AGENT)));
        assertThat(ENGINE, person).handsOverTo(Role.AGENT);
    }

    @Test
    void aWrongRulingNamesWhatFired() {
        assertThatThrownBy(() ->
                        assertThat(ENGINE.decide(refund("18"))).ruling("r").isHeldFor("supervisor"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("The ruling on `r`: expected review, got permit.\n  fired:\n"
                        + "    refund-low  base/rules.drl:4  permit r");
        assertThatThrownBy(() ->
                        assertThat(ENGINE.decide(refund("50"))).ruling("r").isHeldFor(Role.LEGAL))
                .hasMessageStartingWith("The roles of the ruling on `r`: expected legal, got supervisor.\n");
        assertThatThrownBy(() -> assertThat(ENGINE.decide(refund("50"))).ruling("q"))
                .hasMessageStartingWith("There is no ruling on `q`. Did you mean `r`?\n");
        assertThatThrownBy(() -> assertThat(ENGINE.decide(refund("50"))).hasDeadline(Clock.HOUSE, AT))
                .hasMessageStartingWith("The deadlines: expected house 2026-11-20T09:00:00Z among them, got none.\n");
    }

    @Test
    void aRuleThatKeptSilentIsExplained() {
        assertThatThrownBy(() -> assertThat(ENGINE, refund("18")).because("refund-high"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                        The rule `refund-high` kept silent.
                          refund-high: did not match  (base/rules.drl:11)
                            base/rules.drl:14:18: amount.reference > $auto
                            fails for refund `r`: amount.reference is 18; $auto is 20
                            after limit refund-auto = 20 (base/limits.yaml:2)
                          fired:
                            refund-low  base/rules.drl:4  permit r""");
        assertThatThrownBy(() -> assertThat(ENGINE, refund("18")).because("refund-hgh"))
                .hasMessageContaining("Did you mean `refund-high`?");
    }

    @Test
    void misspeltWordsAreRefused() {
        assertThatThrownBy(() ->
                        assertThat(ENGINE.decide(refund("50"))).ruling("r").isHeldFor("supervisr"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no role `supervisr`. Did you mean `supervisor`?");
        assertThatThrownBy(() -> assertThat(ENGINE, refund("50")).never("refund-lwo"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("Did you mean `refund-low`?");
    }

    @Test
    void oneRuleIsTestedAlone() {
        PolicyVerifier.OneRule high =
                PolicyVerifier.with(ENGINE).at("whatsapp", "de", AT).rule("refund-high");
        Refund fifty = new Refund("r", Money.of("50", "EUR"), "D-1");
        Refund eighteen = new Refund("s", Money.of("18", "EUR"), "D-1");

        high.given(fifty).fires().does(Effect.REVIEW).says("Above 20.");
        high.given(fifty, new Refund("t", Money.of("60", "EUR"), "D-1")).fires(2);
        high.given(eighteen).staysSilent();
        high.given().staysSilent();
        assertThatThrownBy(() -> high.given(eighteen).fires())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("The rule `refund-high` keeps silent.\n  refund-high: did not match");
        assertThatThrownBy(() -> high.given(fifty).staysSilent())
                .hasMessageStartingWith("The rule `refund-high` fires.");
        assertThatThrownBy(() -> high.given(fifty).fires(2))
                .hasMessageStartingWith("The rule `refund-high` fires 1 times");
        assertThatThrownBy(() -> high.given(fifty).does(Effect.DENY))
                .hasMessageStartingWith("The rule `refund-high` does not deny; it does: review.");
        assertThatThrownBy(() -> high.given(fifty).says("below"))
                .hasMessageStartingWith("The rule `refund-high` does not say `below`; it says: Above 20.");
        assertThatThrownBy(() -> PolicyVerifier.with(ENGINE)
                        .at("whatsapp", "de", AT)
                        .rule("us-greeting")
                        .given())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("No rule `us-greeting` holds for whatsapp in de.");
    }
}
