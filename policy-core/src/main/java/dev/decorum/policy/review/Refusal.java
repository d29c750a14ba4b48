package dev.decorum.policy.review;

/** Why the desk refuses, in terms that a program can act on. */
public enum Refusal {
    /** Nothing is known of a proposal with this hash. */
    NO_SUCH_PROPOSAL,
    /** The decision does not rule on this action. */
    NOT_RULED,
    /** The decision denies the action. */
    DENIED,
    /** The customer has not proved enough. */
    VERIFICATION_MISSING,
    /** An earlier attempt at the action is under way. */
    IN_EXECUTION,
    /** The action took effect already. */
    ALREADY_EXECUTED,
    /** Nobody knows yet whether an earlier attempt took effect. */
    OUTCOME_UNKNOWN,
    /** The proposal is not in a state in which this can be done. */
    NOT_OPEN,
    /** The proposal ran out; the case goes to a person. */
    EXPIRED,
    /** The approver proposed the action or changed it last. */
    OWN_WORK,
    /** The same person approved before. */
    APPROVED_BEFORE,
    /** The role does not suffice. */
    ROLE,
    /** The approvals held do not suffice for what is decided now. */
    MORE_APPROVALS,
    /** The approval was used before. */
    ALREADY_USED,
    /** The action is not the one that was approved. */
    ACTION_CHANGED,
    /** The stored proposal is not the one that was hashed. */
    RECORD_CHANGED
}
