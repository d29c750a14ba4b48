package dev.decorum.example.execution;

import dev.decorum.example.journal.Journal;
import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.evidence.Payload;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.review.Attempt;
import dev.decorum.policy.review.ClaimResult;
import dev.decorum.policy.review.PreparedAction;
import dev.decorum.policy.review.Refused;
import dev.decorum.policy.review.Review;
import dev.decorum.policy.review.ReviewDesk;
import dev.decorum.policy.review.ReviewResult;
import dev.decorum.policy.review.ReviewState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Objects;

/** Takes a refund from the proposal to the payment, and writes each step down. Safe for use by several threads. */
@Singleton
public final class RefundDesk {
    private final ReviewDesk reviews;
    private final BackOffice backOffice;
    private final Journal journal;

    @Inject
    RefundDesk(ReviewDesk reviews, BackOffice backOffice, Journal journal) {
        this.reviews = reviews;
        this.backOffice = backOffice;
        this.journal = journal;
    }

    /**
     * Proposes a refund for review.
     *
     * @param refund the refund as the completed request holds it
     * @param preview what the supervisor is shown
     */
    public ReviewResult propose(
            String caseId,
            Refund refund,
            PolicyRequest facts,
            PolicyDecision decision,
            String preview,
            String proposer) {
        String factsHash = journal.key().factsHash(facts);
        ReviewResult result =
                reviews.propose(new PreparedAction(caseId, refund, factsHash, preview, proposer, proposer), decision);
        if (result instanceof ReviewResult.Accepted accepted) {
            Payload payload = Payload.empty()
                    .hash("proposal", accepted.review().proposal().hash())
                    .money("amount", refund.amount())
                    .text("preview", preview, journal.key());
            journal.write(EventKind.PROPOSED, caseId, proposer, facts, decision, payload);
        }
        return result;
    }

    /** Records a supervisor's yes to the proposal with this hash. */
    public ReviewResult approve(String proposalHash, String approver, String comment) {
        ReviewResult result = reviews.approve(proposalHash, approver, Role.SUPERVISOR, comment);
        if (result instanceof ReviewResult.Accepted accepted) {
            Payload payload = Payload.empty()
                    .hash("proposal", proposalHash)
                    .word("role", Role.SUPERVISOR)
                    .text("comment", comment, journal.key());
            journal.write(EventKind.APPROVED, caseOf(accepted.review()), approver, payload);
        }
        return result;
    }

    /**
     * Uses the approval up and pays, once. When the back office does not answer, the outcome counts as unknown and waits
     * for a person.
     *
     * @param refund the refund as it would be paid
     * @param facts the facts of this moment
     * @param now the decision on them
     */
    public Payment execute(
            String proposalHash, String caseId, Refund refund, PolicyRequest facts, PolicyDecision now, String actor) {
        ClaimResult claim = reviews.claim(proposalHash, refund, now);
        if (claim instanceof Refused refused) {
            Payload payload = Payload.empty()
                    .hash("proposal", proposalHash)
                    .word("refusal", refused.code())
                    .money("amount", refund.amount());
            journal.write(EventKind.REFUSED, caseId, actor, facts, now, payload);
            return new Payment.NotAllowed(refused);
        }
        Attempt attempt = ((ClaimResult.Claimed) claim).attempt();
        reviews.report(proposalHash, ReviewState.SENT);
        ReviewState outcome = ReviewState.UNKNOWN;
        try {
            ChangeResult result = pay(new Change(refund, Objects.requireNonNull(refund.orderId()), "", actor), attempt);
            if (result instanceof ChangeResult.Unknown unknown) {
                return new Payment.Unknown(unknown.why());
            }
            outcome = result instanceof ChangeResult.Done ? ReviewState.SUCCEEDED : ReviewState.FAILED;
            return new Payment.Done(attempt, result);
        } finally {
            reviews.report(proposalHash, outcome);
            Payload payload = Payload.empty()
                    .hash("proposal", proposalHash)
                    .hash("idempotencyKey", attempt.idempotencyKey())
                    .word("outcome", outcome)
                    .money("amount", refund.amount())
                    .flag("screenshots", false);
            journal.write(EventKind.EXECUTED, caseId, actor, facts, now, payload);
        }
    }

    private ChangeResult pay(Change change, Attempt attempt) {
        Preparation preparation = backOffice.prepare(change);
        return preparation instanceof Preparation.Ready ready
                ? backOffice.submit(ready.prepared(), attempt)
                : new ChangeResult.Declined(((Preparation.ForPerson) preparation).why());
    }

    private static String caseOf(Review review) {
        return review.proposal().caseId();
    }

    /** What came of the wish to pay. */
    public sealed interface Payment {
        /**
         * The back office answered.
         *
         * @param attempt the attempt whose key was sent along
         * @param result its answer
         */
        record Done(Attempt attempt, ChangeResult result) implements Payment {}

        /**
         * The desk did not allow it, and nothing was sent.
         *
         * @param refused why
         */
        record NotAllowed(Refused refused) implements Payment {}

        /**
         * Nobody knows whether it was paid; a person looks it up.
         *
         * @param why what went wrong, in words without personal data
         */
        record Unknown(String why) implements Payment {}
    }
}
