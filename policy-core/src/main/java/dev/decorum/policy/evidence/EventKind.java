package dev.decorum.policy.evidence;

/** What happened in a case. */
public enum EventKind {
    /** A message came in. */
    RECEIVED,
    /** The rules decided. */
    DECIDED,
    /** A reply was drafted. */
    DRAFTED,
    /** A person corrected a draft. */
    CORRECTED,
    /** The customer proved, or failed to prove, who they are. */
    VERIFIED,
    /** An action was proposed for review. */
    PROPOSED,
    /** A person approved a proposal. */
    APPROVED,
    /** A person refused a proposal or took it back. */
    REJECTED,
    /** The desk did not let an action run. */
    REFUSED,
    /** An action was sent, or its outcome became known. */
    EXECUTED,
    /** A reply was sent. */
    REPLIED,
    /** The case went to a person. */
    ESCALATED,
    /** Evidence was given out. */
    EXPORTED,
    /** The key of a customer was destroyed. */
    ERASED
}
