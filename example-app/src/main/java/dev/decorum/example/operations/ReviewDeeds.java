package dev.decorum.example.operations;

import dev.decorum.example.store.Database;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.evidence.Payload;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Risk;
import dev.decorum.policy.review.PreparedAction;
import dev.decorum.policy.review.Refused;
import dev.decorum.policy.review.Review;
import dev.decorum.policy.review.ReviewResult;
import dev.decorum.policy.review.ReviewResult.Accepted;
import dev.decorum.policy.review.ReviewState;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people do with proposals. Safe for use by several threads. */
final class ReviewDeeds {
    private static final Deed GONE = new Deed.NotDone(
            "There is no such proposal. Maybe it was edited, which makes another, or its customer was" + " erased.");

    private final CaseTools tools;
    private final Database database;

    ReviewDeeds(CaseTools tools, Database database) {
        this.tools = tools;
        this.database = database;
    }

    /**
     * A yes.
     *
     * @param inBatch whether it was said to several at once, which is for what does little harm
     */
    Deed approve(String hash, String comment, Person person, boolean inBatch) {
        return onReview(hash, (work, review) -> {
            boolean little = review.proposal().action().risk() != Risk.HIGH
                    && review.proposal().ruling().approvals() <= 1;
            if (inBatch && !little) {
                return new Deed.NotDone("This proposal is approved on its own: it needs more than one look.");
            }
            ReviewResult result = work.desk().approve(hash, person.name(), person.role(), comment);
            if (!(result instanceof Accepted accepted)) {
                return refused(result);
            }
            Payload payload = Payload.empty()
                    .hash("proposal", hash)
                    .word("role", person.role())
                    .word("state", accepted.review().state());
            record(work, EventKind.APPROVED, person, payload, comment);
            ActionPlan.handOver(work, accepted.review());
            work.state(CaseState.REVIEW);
            return new Deed.Done(
                    accepted.review().state() == ReviewState.APPROVED
                            ? "Approved: it is decided once more and then done."
                            : "Your yes is noted; another person's is needed.");
        });
    }

    Deed reject(String hash, String reason, Person person) {
        if (reason.isBlank()) {
            return new Deed.NotDone("Say why it is rejected.");
        }
        return onReview(hash, (work, review) -> {
            ReviewResult result = review.state() == ReviewState.PROPOSED
                    ? work.desk().reject(hash, person.name(), reason)
                    : work.desk().revoke(hash, person.name(), reason);
            if (!(result instanceof Accepted)) {
                return refused(result);
            }
            record(work, EventKind.REJECTED, person, Payload.empty().hash("proposal", hash), reason);
            work.waits("The proposal was rejected: a person answers the customer.", List.of());
            return new Deed.Done("Rejected; the case waits for a person.");
        });
    }

    Deed propose(String hash, Action changed, String reason, Person person) {
        if (reason.isBlank()) {
            return new Deed.NotDone("Say why it is changed.");
        }
        return onReview(hash, (work, review) -> {
            Action before = review.proposal().action();
            if (before.getClass() != changed.getClass() || !before.id().equals(changed.id())) {
                return new Deed.NotDone("A changed action keeps its kind and its id.");
            }
            Decided decided = work.decide(changed);
            Action whole = decided.request().find(changed.getClass()).orElseThrow();
            String preview = Previews.of(whole, review.proposal().preview());
            PreparedAction prepared = new PreparedAction(
                    work.row().id(),
                    whole,
                    work.journal().key().factsHash(decided.request()),
                    preview,
                    review.proposal().proposer(),
                    person.name());
            ReviewResult result = ActionPlan.propose(work, prepared, decided);
            return result instanceof Accepted
                    ? new Deed.Done("The changed action is proposed, and somebody else approves it.")
                    : refused(result);
        });
    }

    Deed settle(String hash, boolean tookEffect, Person person) {
        return onReview(hash, (work, review) -> {
            ReviewResult result = work.desk().settle(hash, person.name(), tookEffect);
            if (!(result instanceof Accepted accepted)) {
                return refused(result);
            }
            Payload payload = Payload.empty()
                    .hash("proposal", hash)
                    .word("outcome", accepted.review().state());
            record(work, EventKind.EXECUTED, person, payload, "");
            work.waits("The outcome was settled: a person answers the customer.", List.of());
            return new Deed.Done("Settled; the case waits for a person to answer.");
        });
    }

    private static void record(CaseWork work, EventKind kind, Person person, Payload payload, String words) {
        work.journal()
                .write(
                        kind,
                        work.row().id(),
                        person.name(),
                        payload,
                        words.isBlank() ? Map.of() : Map.of("comment", words));
    }

    private static Deed refused(ReviewResult result) {
        return new Deed.NotDone(((Refused) result).message());
    }

    private Deed onReview(String hash, OnReview deed) {
        return database.inTransaction(connection -> {
            tools.ledger().lock(connection);
            Optional<Review> review = tools.reviews(connection).find(hash);
            Optional<CaseWork> work = review.isEmpty()
                    ? Optional.empty()
                    : CaseWork.find(tools, connection, review.get().proposal().caseId());
            return work.isEmpty() ? GONE : deed.with(work.get(), review.get());
        });
    }

    private interface OnReview {
        Deed with(CaseWork work, Review review) throws SQLException;
    }
}
