package dev.decorum.policy.review;

/** What came of the wish to execute. */
public sealed interface ClaimResult permits ClaimResult.Claimed, Refused {
    /**
     * The approval is used up, and the holder of this value alone may send the action, once.
     *
     * @param review the review after it
     * @param attempt the attempt with the idempotency key to send along
     */
    record Claimed(Review review, Attempt attempt) implements ClaimResult {}
}
