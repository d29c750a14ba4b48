package dev.decorum.policy.review;

import org.jspecify.annotations.Nullable;

/** What a rule of the desk makes of a review: the review after it, when it changes, and the refusal, when it refuses. */
record Step(@Nullable Review next, @Nullable Refused refused) {
    static Step to(Review next) {
        return new Step(next, null);
    }

    static Step refuse(Refusal code, String message) {
        return new Step(null, new Refused(code, message));
    }

    static Step stay() {
        return new Step(null, null);
    }

    ReviewResult result(Review stored) {
        return refused == null ? new ReviewResult.Accepted(stored) : refused;
    }
}
