package dev.decorum.policy.review;

/** What came of a step in a review. */
public sealed interface ReviewResult permits ReviewResult.Accepted, Refused {
    /**
     * The step was taken.
     *
     * @param review the review after it
     */
    record Accepted(Review review) implements ReviewResult {}
}
