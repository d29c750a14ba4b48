package dev.decorum.policy.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.Policy;
import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.RuleRef;
import dev.decorum.policy.decision.RuleSetRef;
import dev.decorum.policy.fact.Claim;
import dev.decorum.policy.fact.ClaimCategory;
import dev.decorum.policy.fact.Clock;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.EvidenceKind;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.Formality;
import dev.decorum.policy.fact.KnowledgeArea;
import dev.decorum.policy.fact.LookUpOrder;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.Rollout;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.TimeSpan;
import dev.decorum.policy.fact.VerificationLevel;
import dev.decorum.policy.resolution.DecisionCollector;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DecisionDifferenceTest {
    private static final LookUpOrder LOOK = new LookUpOrder("look-1", "D-1042");
    private static final LookUpOrder OTHER = new LookUpOrder("look-2", "D-1042");
    private static final Claim CLAIM = new Claim(ClaimCategory.DELIVERY_GUARANTEE, null, 3, 9, "en", 90);
    private static final PolicyRequest REQUEST = PolicyRequest.on("whatsapp")
            .in("de")
            .at(Instant.parse("2026-11-23T10:15:00Z"))
            .with(new Rollout(RolloutStage.REVIEWED_EXECUTION), Customer.verified(VerificationLevel.STEP_UP))
            .with(LOOK, OTHER, CLAIM)
            .build();

    private static PolicyDecision decided(int line, Consumer<Policy> rule) {
        DecisionCollector collector = new DecisionCollector(REQUEST);
        collector.begin(
                0,
                new RuleRef("a-rule", "a rule", "base/a.drl", line, "base", "house rule", "support", false),
                true,
                new Fact[] {LOOK});
        rule.accept(collector);
        return collector.decision(new RuleSetRef("hash " + line, List.of("base")));
    }

    private static List<String> changes(Consumer<Policy> before, Consumer<Policy> after) {
        return DecisionDifference.between(decided(1, before), decided(2, after)).changes().stream()
                .filter(c -> c.kind() != ChangeKind.REASON)
                .map(c -> c.kind() + " " + c.text())
                .toList();
    }

    private static void both(Consumer<Policy> loose, Consumer<Policy> strict, String loosened, String tightened) {
        assertThat(changes(strict, loose)).containsExactly("LOOSENED " + loosened);
        assertThat(changes(loose, strict)).containsExactly("TIGHTENED " + tightened);
    }

    private static final Consumer<Policy> NOTHING = p -> p.permit(LOOK, "fine");

    private static Consumer<Policy> also(Consumer<Policy> more) {
        return NOTHING.andThen(more);
    }

    @Test
    void rulingsGoFromPermitToDeny() {
        both(NOTHING, p -> p.deny(LOOK, "no"), "`look-1`: ruling deny -> permit", "`look-1`: ruling permit -> deny");
        both(
                NOTHING,
                p -> p.review(LOOK, Role.LEGAL, "look"),
                "`look-1`: ruling review -> permit",
                "`look-1`: ruling permit -> review");
        both(
                p -> p.review(LOOK, Role.LEGAL, "look"),
                p -> p.deny(LOOK, "no"),
                "`look-1`: ruling deny -> review",
                "`look-1`: ruling review -> deny");
    }

    @Test
    void reviewsGoByApprovalsAndRoles() {
        both(
                p -> p.review(LOOK, Role.SUPERVISOR, 1, "a"),
                p -> p.review(LOOK, Role.SUPERVISOR, 2, "a"),
                "`look-1`: approvals 2 -> 1",
                "`look-1`: approvals 1 -> 2");
        both(
                p -> p.review(LOOK, Role.AGENT, "a"),
                p -> p.review(LOOK, Role.SUPERVISOR, "a"),
                "`look-1`: approval by supervisor dropped",
                "`look-1`: approval by supervisor added");
    }

    @Test
    void rolesThatStandInForNeitherAreBothLooserAndStricter() {
        assertThat(changes(p -> p.review(LOOK, Role.SUPERVISOR, "a"), p -> p.review(LOOK, Role.LEGAL, "a")))
                .containsExactly(
                        "LOOSENED `look-1`: approval by supervisor dropped",
                        "TIGHTENED `look-1`: approval by legal added");
    }

    @Test
    void verificationGoesByItsLevels() {
        assertThat(changes(also(p -> p.requireVerification(VerificationLevel.HANDLE, "a")), NOTHING))
                .containsExactly(
                        "LOOSENED `look-1`: verification handle -> none",
                        "LOOSENED `look-2`: verification handle -> none",
                        "LOOSENED verification handle -> none");
    }

    @Test
    void aDeniedActionLoosensNothing() {
        Consumer<Policy> proved = also(p -> p.requireVerification(VerificationLevel.HANDLE, LOOK, "a"));

        assertThat(changes(proved, p -> p.deny(LOOK, "no")))
                .containsExactly("TIGHTENED `look-1`: ruling permit -> deny");
        assertThat(changes(p -> p.deny(LOOK, "no"), proved))
                .containsExactly("LOOSENED `look-1`: ruling deny -> permit");
    }

    @Test
    void whatIsAskedForIsLooserWhenItIsDropped() {
        String verb = "category to avoid: delivery-guarantee";
        both(NOTHING, also(p -> p.avoid(ClaimCategory.DELIVERY_GUARANTEE, "a")), verb + " dropped", verb + " added");
        both(NOTHING, also(p -> p.moveToPrivate("a")), "move to private dropped", "move to private added");
        both(NOTHING, also(p -> p.handOver(Role.LEGAL, "a")), "hand-over to legal dropped", "hand-over to legal added");
        both(NOTHING, also(p -> p.disclose("ai")), "disclosure ai dropped", "disclosure ai added");
        both(
                NOTHING,
                also(p -> p.requireEvidence(EvidenceKind.APPROVAL, LOOK)),
                "`look-1`: evidence approval dropped",
                "`look-1`: evidence approval added");
        both(NOTHING, also(p -> p.needOrder("a")), "need of the order dropped", "need of the order added");
        both(
                NOTHING,
                also(p -> p.consult(KnowledgeArea.BRAND)),
                "knowledge area brand dropped",
                "knowledge area brand added");
    }

    @Test
    void aClaimIsLooserWhenNobodyForbidsIt() {
        assertThat(changes(also(p -> p.forbid(CLAIM, "Name no day.")), NOTHING))
                .containsExactly(
                        "LOOSENED claim delivery-guarantee at 3-9 forbidden -> not forbidden",
                        "TONE remedy of claim delivery-guarantee at 3-9: Name no day. dropped");
    }

    @Test
    void deadlinesAndToneAreKindsOfTheirOwn() {
        assertThat(changes(
                        also(p -> p.answerWithin(1, TimeSpan.HOURS, Clock.HOUSE, "house rule")),
                        also(p -> p.answerWithin(2, TimeSpan.HOURS, Clock.HOUSE, "house rule"))))
                .containsExactly(
                        "DEADLINE answer by 2026-11-23T11:15:00Z (house; house rule) dropped",
                        "DEADLINE answer by 2026-11-23T12:15:00Z (house; house rule) added",
                        "DEADLINE review until 2026-11-23T11:00:00Z -> 2026-11-23T11:45:00Z");
        assertThat(changes(NOTHING, also(p -> p.tone(Formality.FORMAL))))
                .containsExactly("TONE formality neutral -> formal");
        assertThat(changes(also(p -> p.links(true)), also(p -> p.links(false))))
                .containsExactly("TONE links welcome -> unwelcome");
    }

    @Test
    void aRuleThatMovesIsNoDifferenceAndOneThatSaysOtherwiseIsAReason() {
        assertThat(DecisionDifference.between(decided(1, NOTHING), decided(7, NOTHING))
                        .isNone())
                .isTrue();

        DecisionDifference said =
                DecisionDifference.between(decided(1, NOTHING), decided(1, p -> p.permit(LOOK, "good")));
        assertThat(said.kind()).contains(ChangeKind.REASON);
        assertThat(said.changes())
                .extracting(Change::text)
                .containsExactly(
                        "reason `a-rule` (permit look-1; house rule): fine dropped",
                        "reason `a-rule` (permit look-1; house rule): good added");
    }

    @Test
    void theMostSevereKindNamesTheWhole() {
        DecisionDifference mixed = DecisionDifference.between(
                decided(1, p -> p.handOver(Role.LEGAL, "a")), decided(1, also(p -> p.tone(Formality.FORMAL))));

        assertThat(mixed.kind()).contains(ChangeKind.LOOSENED);
        assertThat(mixed.has(ChangeKind.TONE)).isTrue();
        assertThat(mixed.has(ChangeKind.DEADLINE)).isFalse();
        assertThat(mixed.changes()).extracting(Change::kind).isSorted();
    }
}
