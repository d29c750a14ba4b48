package dev.decorum.policy.review;

import java.time.Instant;

/**
 * One person's no to one proposal, or their taking it back.
 *
 * @param proposalHash the proposal
 * @param person the id of the person
 * @param at when
 * @param reason why, never blank
 */
public record Rejection(String proposalHash, String person, Instant at, String reason) {
    @Override
    public String toString() {
        return "Rejection[at " + at + "]";
    }
}
