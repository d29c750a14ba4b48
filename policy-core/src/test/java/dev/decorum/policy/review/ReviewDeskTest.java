package dev.decorum.policy.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.RuleRef;
import dev.decorum.policy.decision.RuleSetRef;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Clock;
import dev.decorum.policy.fact.Coupon;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.Rollout;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.TimeSpan;
import dev.decorum.policy.fact.VerificationLevel;
import dev.decorum.policy.resolution.DecisionCollector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ReviewDeskTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final Refund REFUND = new Refund("r1", Money.of("30.00", "EUR"), "order-1");

    private final ReviewStore store = newStore();
    private Instant now = START;
    private final ReviewDesk desk = new ReviewDesk(store, () -> now, ReviewLimits.USUAL);

    /** The store that is tested; subclasses give others. */
    ReviewStore newStore() {
        return ReviewStore.inMemory();
    }

    @Test
    void anApprovedActionIsClaimedOnce() {
        String hash = approved();
        ClaimResult.Claimed claimed = (ClaimResult.Claimed) desk.claim(hash, REFUND, supervised());
        assertThat(claimed.review().state()).isEqualTo(ReviewState.CLAIMED);
        assertThat(claimed.attempt().number()).isEqualTo(1);
        assertThat(claimed.attempt().idempotencyKey()).matches("[0-9a-f]{64}");
        assertRefused(
                desk.claim(hash, REFUND, supervised()),
                Refusal.ALREADY_USED,
                "The approval was used before, and it is good for one execution.");
    }

    @Test
    void ofEightThreadsExactlyOneClaims() throws Exception {
        String hash = approved();
        CyclicBarrier together = new CyclicBarrier(8);
        Callable<ClaimResult> claim = () -> {
            together.await();
            return desk.claim(hash, REFUND, supervised());
        };
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            int won = 0;
            for (Future<ClaimResult> result :
                    threads.invokeAll(List.of(claim, claim, claim, claim, claim, claim, claim, claim))) {
                won += result.get() instanceof ClaimResult.Claimed ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void ofEightThreadsThatProposeOneProposalStaysOpen() throws Exception {
        CyclicBarrier together = new CyclicBarrier(8);
        Callable<ReviewResult> propose = () -> {
            together.await();
            return desk.propose(prepared(REFUND), supervised());
        };
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<ReviewResult> result : threads.invokeAll(
                    List.of(propose, propose, propose, propose, propose, propose, propose, propose))) {
                assertThat(result.get()).isInstanceOf(ReviewResult.Accepted.class);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(store.in(Set.of(ReviewState.PROPOSED))).hasSize(1);
        assertThat(store.in(Set.of(ReviewState.SUPERSEDED))).hasSize(7);
    }

    @Test
    void aChangedAmountIsRefusedAndNamed() {
        assertRefused(
                desk.claim(approved(), new Refund("r1", Money.of("40.00", "EUR"), "order-1"), supervised()),
                Refusal.ACTION_CHANGED,
                "The action is not the one that was approved: amount was 30.00 EUR and is 40.00 EUR. Propose the changed"
                        + " action.");
    }

    @Test
    void aChangedTextIsNamedAndNotShown() {
        assertRefused(
                desk.claim(approved(), new Refund("r1", Money.of("30.00", "EUR"), "order-2"), supervised()),
                Refusal.ACTION_CHANGED,
                "The action is not the one that was approved: orderId is another. Propose the changed action.");
    }

    @Test
    void anotherKindOfActionUnderTheSameIdIsRefused() {
        assertRefused(
                desk.claim(approved(), new Coupon("r1", Money.of("30.00", "EUR"), null), supervised()),
                Refusal.ACTION_CHANGED,
                "The action is not the one that was approved: kind was `refund` and is `coupon`. Propose the changed"
                        + " action.");
    }

    @Test
    void aProposalRunsOutForTheMachineAndGoesToAPerson() {
        String hash = approved();
        now = START.plus(Duration.ofHours(24));
        assertRefused(
                desk.claim(hash, REFUND, supervised()),
                Refusal.EXPIRED,
                "The proposal ran out before it was used. A person takes the case; propose the action again to go on.");
        assertThat(desk.escalations()).extracting(r -> r.proposal().hash()).containsExactly(hash);
        assertThat(desk.find(hash)).map(Review::state).contains(ReviewState.EXPIRED);
        now = START;
        assertRefused(
                desk.claim(hash, REFUND, supervised()),
                Refusal.NOT_OPEN,
                "The proposal is expired and cannot be executed.");
    }

    @Test
    void oneSecondBeforeItRunsOutAProposalCanBeUsed() {
        String hash = approved();
        now = START.plus(Duration.ofHours(24)).minusSeconds(1);
        assertThat(desk.claim(hash, REFUND, supervised())).isInstanceOf(ClaimResult.Claimed.class);
    }

    @Test
    void anEscalationStaysUntilAPersonHandlesIt() {
        String hash = proposed();
        now = START.plus(Duration.ofHours(25));
        assertThat(desk.escalations()).hasSize(1);
        assertThat(desk.escalations()).hasSize(1);
        assertThat(desk.revoke(hash, "sam", "settled by telephone")).isInstanceOf(ReviewResult.Accepted.class);
        assertThat(desk.escalations()).isEmpty();
    }

    @Test
    void aProposalEndsBeforeTheDeadlineOfTheCase() {
        PolicyDecision decision = decide(REFUND, VerificationLevel.ONE_TIME_CODE, p -> {
            p.review(REFUND, Role.SUPERVISOR, "Over the limit.");
            p.answerWithin(8, TimeSpan.HOURS, Clock.STATUTORY, "a statute");
        });
        Review review = ((ReviewResult.Accepted) desk.propose(prepared(REFUND), decision)).review();
        assertThat(review.proposal().expiresAt()).isEqualTo(START.plus(Duration.ofHours(6)));
    }

    @Test
    void neitherTheProposerNorTheLastEditorApproves() {
        String hash = proposed();
        for (String own : List.of("ada", " Ada ", "bo")) {
            assertRefused(
                    desk.approve(hash, own, Role.SUPERVISOR, ""),
                    Refusal.OWN_WORK,
                    "Whoever proposed an action or changed it last does not approve it. Ask somebody else.");
        }
    }

    @Test
    void aRoleThatDoesNotSufficeIsRefused() {
        assertRefused(
                desk.approve(proposed(), "sam", Role.AGENT, ""),
                Refusal.ROLE,
                "The role agent does not suffice: supervisor must approve.");
    }

    @Test
    void aSupervisorMayApproveWhatAnAgentMay() {
        PolicyDecision byAgent =
                decide(REFUND, VerificationLevel.NONE, p -> p.review(REFUND, Role.AGENT, "Look at it."));
        String hash = hash(desk.propose(prepared(REFUND), byAgent));
        assertThat(state(desk.approve(hash, "sam", Role.SUPERVISOR, ""))).isEqualTo(ReviewState.APPROVED);
    }

    @Test
    void twoApprovalsComeFromTwoPeople() {
        String hash = hash(desk.propose(prepared(REFUND), supervised(2)));
        assertThat(state(desk.approve(hash, "sam", Role.SUPERVISOR, ""))).isEqualTo(ReviewState.PROPOSED);
        assertRefused(
                desk.approve(hash, "SAM", Role.SUPERVISOR, ""),
                Refusal.APPROVED_BEFORE,
                "This person approved before, and each person counts once. Ask somebody else.");
        assertThat(state(desk.approve(hash, "kim", Role.AGENT, ""))).isEqualTo(ReviewState.APPROVED);
    }

    @Test
    void thePlaceOfTheNeededRoleIsKeptFree() {
        String hash = hash(desk.propose(prepared(REFUND), supervised(2)));
        assertThat(state(desk.approve(hash, "kim", Role.AGENT, ""))).isEqualTo(ReviewState.PROPOSED);
        assertRefused(
                desk.approve(hash, "lou", Role.AGENT, ""),
                Refusal.ROLE,
                "The role agent does not suffice: supervisor must approve.");
    }

    @Test
    void eachRoleOfTheRulingMustApprove() {
        PolicyDecision both = decide(REFUND, VerificationLevel.NONE, p -> {
            p.review(REFUND, Role.SUPERVISOR, "Money.");
            p.review(REFUND, Role.LEGAL, "Law.");
        });
        String hash = hash(desk.propose(prepared(REFUND), both));
        assertThat(state(desk.approve(hash, "sam", Role.SUPERVISOR, ""))).isEqualTo(ReviewState.PROPOSED);
        assertThat(state(desk.approve(hash, "lee", Role.LEGAL, ""))).isEqualTo(ReviewState.APPROVED);
    }

    @Test
    void whatIsDeniedMeanwhileIsNotExecuted() {
        PolicyDecision denied =
                decide(REFUND, VerificationLevel.ONE_TIME_CODE, p -> p.deny(REFUND, "The order was returned."));
        assertRefused(
                desk.claim(approved(), REFUND, denied),
                Refusal.DENIED,
                "The refund `r1` is denied (rules sample-rule).");
    }

    @Test
    void whatNeedsMoreApprovalsMeanwhileIsNotExecuted() {
        assertRefused(
                desk.claim(approved(), REFUND, supervised(2)),
                Refusal.MORE_APPROVALS,
                "What is decided now asks for more than was approved: 1 of 2 approvals. Propose the action again.");
    }

    @Test
    void whatNeedsAnotherRoleMeanwhileIsNotExecuted() {
        PolicyDecision legal =
                decide(REFUND, VerificationLevel.NONE, p -> p.review(REFUND, Role.LEGAL, "A lawyer wrote."));
        assertRefused(
                desk.claim(approved(), REFUND, legal),
                Refusal.MORE_APPROVALS,
                "What is decided now asks for more than was approved: 1 of 1 approvals, none by legal. Propose the action"
                        + " again.");
    }

    @Test
    void anApprovalDoesNotStandInForVerification() {
        PolicyDecision unverified = decide(REFUND, VerificationLevel.HANDLE, p -> {
            p.review(REFUND, Role.SUPERVISOR, "Over the limit.");
            p.requireVerification(VerificationLevel.ONE_TIME_CODE, "Money moves.");
        });
        assertRefused(
                desk.claim(approved(), REFUND, unverified),
                Refusal.VERIFICATION_MISSING,
                "The refund `r1` waits until the customer has proved `one-time-code`.");
    }

    @Test
    void aDecisionOnAnotherActionIsNoDecision() {
        Refund other = new Refund("r2", Money.of("30.00", "EUR"), "order-1");
        PolicyDecision decision = decide(other, VerificationLevel.NONE, p -> p.permit(other, "Small."));
        String text =
                "The decision does not rule on the refund `r1`. Maybe it was made on a request without this action.";
        assertRefused(desk.claim(approved(), REFUND, decision), Refusal.NOT_RULED, text);
        assertRefused(desk.propose(prepared(REFUND), decision), Refusal.NOT_RULED, text);
    }

    @Test
    void whatIsDeniedIsNotProposed() {
        PolicyDecision denied = decide(REFUND, VerificationLevel.NONE, p -> p.deny(REFUND, "No."));
        assertRefused(
                desk.propose(prepared(REFUND), denied),
                Refusal.DENIED,
                "The refund `r1` is denied (rules sample-rule).");
    }

    @Test
    void aPermittedActionNeedsNoApprovalAndIsStillUsedOnce() {
        PolicyDecision permitted = decide(REFUND, VerificationLevel.NONE, p -> p.permit(REFUND, "Small."));
        String hash = hash(desk.propose(prepared(REFUND), permitted));
        assertThat(desk.claim(hash, REFUND, permitted)).isInstanceOf(ClaimResult.Claimed.class);
        assertThat(desk.claim(hash, REFUND, permitted)).isInstanceOf(Refused.class);
    }

    @Test
    void aNewProposalOfTheSameActionSupersedesTheOldOne() {
        String old = approved();
        proposed();
        assertRefused(
                desk.claim(old, REFUND, supervised()),
                Refusal.NOT_OPEN,
                "The proposal is superseded and cannot be executed.");
    }

    @Test
    void aRejectedOrRevokedProposalIsOver() {
        String rejected = proposed();
        assertThat(state(desk.reject(rejected, "sam", "Wrong order."))).isEqualTo(ReviewState.REJECTED);
        assertRefused(
                desk.approve(rejected, "kim", Role.SUPERVISOR, ""),
                Refusal.NOT_OPEN,
                "The proposal is rejected and cannot be approved.");
        String revoked = approved();
        assertThat(state(desk.revoke(revoked, "sam", "Wrong order."))).isEqualTo(ReviewState.REVOKED);
        assertRefused(
                desk.claim(revoked, REFUND, supervised()),
                Refusal.NOT_OPEN,
                "The proposal is revoked and cannot be executed.");
    }

    @Test
    void anUnknownOutcomeIsSettledByAPersonBeforeTheActionIsProposedAgain() {
        String hash = claimed();
        desk.report(hash, ReviewState.SENT);
        now = START.plus(Duration.ofMinutes(5));
        assertThat(desk.escalations()).extracting(Review::state).containsExactly(ReviewState.UNKNOWN);
        String text = "Nobody knows whether an earlier attempt took effect. A person looks it up and settles it first.";
        assertRefused(desk.propose(prepared(REFUND), supervised()), Refusal.OUTCOME_UNKNOWN, text);
        assertRefused(desk.report(hash, ReviewState.SUCCEEDED), Refusal.OUTCOME_UNKNOWN, text);
        assertThat(state(desk.settle(hash, "sam", false))).isEqualTo(ReviewState.FAILED);
        assertThat(desk.propose(prepared(REFUND), supervised())).isInstanceOf(ReviewResult.Accepted.class);
    }

    @Test
    void anAttemptAfterAFailureHasAKeyOfItsOwn() {
        String first = claimed();
        desk.report(first, ReviewState.FAILED);
        String second = claimed();
        Attempt one = desk.find(first).map(Review::attempt).orElseThrow();
        Attempt two = desk.find(second).map(Review::attempt).orElseThrow();
        assertThat(two.number()).isEqualTo(2);
        assertThat(two.idempotencyKey()).isNotEqualTo(one.idempotencyKey());
    }

    @Test
    void anActionUnderWayOrDoneIsNotProposedAgain() {
        String hash = claimed();
        assertRefused(
                desk.propose(prepared(REFUND), supervised()),
                Refusal.IN_EXECUTION,
                "The action is being executed on an earlier approval. Wait for its outcome before proposing it again.");
        desk.report(hash, ReviewState.SENT);
        desk.report(hash, ReviewState.SUCCEEDED);
        assertRefused(
                desk.propose(prepared(REFUND), supervised()),
                Refusal.ALREADY_EXECUTED,
                "The action took effect already. If it is meant to happen a second time, give the second one an id of its"
                        + " own.");
    }

    @Test
    void anApprovalForgedInTheStoreIsNoticed() {
        Review genuine = desk.find(approved()).orElseThrow();
        Proposal p = genuine.proposal();
        Proposal forged = new Proposal(
                p.caseId(),
                p.action(),
                p.ruling(),
                p.proposer(),
                p.lastEditor(),
                p.rulesHash(),
                p.factsHash(),
                p.preview(),
                p.nonce(),
                p.createdAt(),
                p.expiresAt().plusSeconds(1),
                p.hash());
        store.save(List.of(new Review(
                forged,
                1,
                0,
                ReviewState.APPROVED,
                START,
                genuine.approvals(),
                null,
                null,
                null,
                genuine.version() + 1)));
        assertRefused(
                desk.claim(p.hash(), REFUND, supervised()),
                Refusal.RECORD_CHANGED,
                "The stored proposal is not the one that was hashed. Tell whoever keeps the store; propose the action"
                        + " again.");
    }

    @Test
    void nothingIsKnownOfAHashThatWasNeverProposed() {
        assertRefused(
                desk.approve("0".repeat(64), "sam", Role.SUPERVISOR, ""),
                Refusal.NO_SUCH_PROPOSAL,
                "No proposal has this hash. Maybe the action was edited, which makes another proposal.");
    }

    @Test
    void onlyOutcomesAreReported() {
        assertThatThrownBy(() -> desk.report("0".repeat(64), ReviewState.APPROVED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The state APPROVED is no report on an attempt. Maybe SENT, SUCCEEDED, FAILED or UNKNOWN was"
                                + " meant.");
    }

    private String proposed() {
        return hash(desk.propose(prepared(REFUND), supervised()));
    }

    private String approved() {
        String hash = proposed();
        assertThat(state(desk.approve(hash, "sam", Role.SUPERVISOR, "Fine."))).isEqualTo(ReviewState.APPROVED);
        return hash;
    }

    private String claimed() {
        String hash = approved();
        assertThat(desk.claim(hash, REFUND, supervised())).isInstanceOf(ClaimResult.Claimed.class);
        return hash;
    }

    private PolicyDecision supervised() {
        return supervised(1);
    }

    private PolicyDecision supervised(int approvals) {
        return decide(
                REFUND,
                VerificationLevel.ONE_TIME_CODE,
                p -> p.review(REFUND, Role.SUPERVISOR, approvals, "Over the limit."));
    }

    private static PreparedAction prepared(Action action) {
        return new PreparedAction("case-1", action, "facts", "Refund 30.00 EUR for order-1", "ada", "bo");
    }

    private static PolicyDecision decide(Action action, VerificationLevel held, Consumer<DecisionCollector> rule) {
        PolicyRequest request = PolicyRequest.on("web-chat")
                .in("de")
                .at(START)
                .with(Customer.verified(held), new Rollout(RolloutStage.REVIEWED_EXECUTION), action)
                .build();
        DecisionCollector collector = new DecisionCollector(request);
        collector.begin(
                0,
                new RuleRef("sample-rule", "sample rule", "base/sample.drl", 1, "base", "house rule", "", false),
                true,
                action);
        rule.accept(collector);
        return collector.decision(new RuleSetRef("a".repeat(64), List.of("base")));
    }

    private static String hash(ReviewResult result) {
        assertThat(result).isInstanceOf(ReviewResult.Accepted.class);
        return ((ReviewResult.Accepted) result).review().proposal().hash();
    }

    private static ReviewState state(ReviewResult result) {
        assertThat(result).isInstanceOf(ReviewResult.Accepted.class);
        return ((ReviewResult.Accepted) result).review().state();
    }

    private static void assertRefused(Object result, Refusal code, String message) {
        assertThat(result).isEqualTo(new Refused(code, message));
    }
}
