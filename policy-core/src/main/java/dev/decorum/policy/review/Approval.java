package dev.decorum.policy.review;

import dev.decorum.policy.fact.Role;
import java.time.Instant;

/**
 * One person's yes to one proposal.
 *
 * @param proposalHash the proposal
 * @param approver the id of the person
 * @param role the role in which they approved
 * @param at when
 * @param comment their words; may be blank
 */
public record Approval(String proposalHash, String approver, Role role, Instant at, String comment) {
    @Override
    public String toString() {
        return "Approval[" + role + " at " + at + "]";
    }
}
