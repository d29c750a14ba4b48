package dev.decorum.policy.review;

import java.time.Duration;

/**
 * How long things may take; settings of the house.
 *
 * @param validity how long a proposal can be approved and used, unless a deadline of the case ends it earlier
 * @param answer how long an attempt may go without a report before its outcome counts as unknown
 */
public record ReviewLimits(Duration validity, Duration answer) {
    /** A day to decide, and five minutes to hear what became of an attempt. */
    public static final ReviewLimits USUAL = new ReviewLimits(Duration.ofHours(24), Duration.ofMinutes(5));

    public ReviewLimits {
        requirePositive(validity, "validity");
        requirePositive(answer, "answer");
    }

    private static void requirePositive(Duration value, String name) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(
                    "The limit " + name + " is " + value + ". Maybe give it a time of more than nothing.");
        }
    }
}
