package dev.decorum.policy.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposal and what became of it. Immutable; each change is a new value with the next version.
 *
 * @param proposal what was proposed
 * @param round counts the proposals of this action of this case, from 1
 * @param attemptsBefore how many earlier rounds were used
 * @param state where it stands
 * @param since since when it stands there
 * @param approvals who said yes, in order
 * @param rejection who said no or took it back; null while nobody did
 * @param attempt its use; null while it has not been used
 * @param settledBy who found out what became of an unknown outcome; null when nobody had to
 * @param version counts the changes of this value, from 1
 */
public record Review(
        Proposal proposal,
        int round,
        int attemptsBefore,
        ReviewState state,
        Instant since,
        List<Approval> approvals,
        @Nullable Rejection rejection,
        @Nullable Attempt attempt,
        @Nullable String settledBy,
        int version) {
    public Review {
        approvals = List.copyOf(approvals);
    }

    static Review first(Proposal proposal, ReviewState state) {
        return new Review(proposal, 1, 0, state, proposal.createdAt(), List.of(), null, null, null, 1);
    }

    /** The review of a newer proposal of the same action. */
    Review followedBy(Proposal newer, ReviewState newState) {
        int used = attempt == null ? attemptsBefore : attempt.number();
        return new Review(newer, round + 1, used, newState, newer.createdAt(), List.of(), null, null, null, 1);
    }

    Review to(ReviewState next, Instant now) {
        if (!state.next().contains(next)) {
            throw new IllegalStateException("A review that is " + state + " cannot become " + next + ".");
        }
        return changed(next, now, approvals, rejection, attempt, settledBy);
    }

    Review approved(Approval approval, boolean complete) {
        List<Approval> more = new ArrayList<>(approvals);
        more.add(approval);
        ReviewState next = complete ? ReviewState.APPROVED : state;
        return changed(next, complete ? approval.at() : since, more, rejection, attempt, settledBy);
    }

    Review ended(ReviewState next, Rejection by) {
        return to(next, by.at()).changed(next, by.at(), approvals, by, attempt, settledBy);
    }

    Review used(Attempt use) {
        return to(ReviewState.CLAIMED, use.at())
                .changed(ReviewState.CLAIMED, use.at(), approvals, rejection, use, settledBy);
    }

    Review settled(ReviewState next, String person, Instant now) {
        return to(next, now).changed(next, now, approvals, rejection, attempt, person);
    }

    Review withVersion(int number) {
        return new Review(
                proposal, round, attemptsBefore, state, since, approvals, rejection, attempt, settledBy, number);
    }

    private Review changed(
            ReviewState next,
            Instant now,
            List<Approval> yes,
            @Nullable Rejection no,
            @Nullable Attempt use,
            @Nullable String person) {
        return new Review(proposal, round, attemptsBefore, next, now, yes, no, use, person, version);
    }
}
