package dev.decorum.policy.review;

import java.util.EnumSet;
import java.util.Set;

/** Where a proposed action stands, from the proposal to its outcome. */
public enum ReviewState {
    /** Waits for approvals. */
    PROPOSED,
    /** Has the approvals that its ruling asks for. */
    APPROVED,
    /** Its approval has been used, and the action may be sent once. */
    CLAIMED,
    /** Sent; the answer is awaited. */
    SENT,
    /** Took effect. */
    SUCCEEDED,
    /** Did not take effect. */
    FAILED,
    /** Nobody knows whether it took effect; a person finds out. */
    UNKNOWN,
    /** Not used in time: refused to the machine and escalated to a person. */
    EXPIRED,
    /** Replaced by a newer proposal of the same action. */
    SUPERSEDED,
    /** Taken back by a person before it was used. */
    REVOKED,
    /** Refused by a reviewer. */
    REJECTED;

    /** The states that may follow this one; empty when it is final. */
    public Set<ReviewState> next() {
        return switch (this) {
            case PROPOSED -> EnumSet.of(APPROVED, REJECTED, EXPIRED, SUPERSEDED, REVOKED);
            case APPROVED -> EnumSet.of(CLAIMED, EXPIRED, SUPERSEDED, REVOKED);
            case CLAIMED -> EnumSet.of(SENT, FAILED, UNKNOWN);
            case SENT -> EnumSet.of(SUCCEEDED, FAILED, UNKNOWN);
            case UNKNOWN -> EnumSet.of(SUCCEEDED, FAILED);
            case EXPIRED -> EnumSet.of(SUPERSEDED, REVOKED);
            case SUCCEEDED, FAILED, SUPERSEDED, REVOKED, REJECTED -> EnumSet.noneOf(ReviewState.class);
        };
    }
}
