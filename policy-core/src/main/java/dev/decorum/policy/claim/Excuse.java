package dev.decorum.policy.claim;

/** Why words that look like a claim make none. */
public enum Excuse {
    /** They are denied: "we cannot promise a refund". */
    NEGATION,
    /** They hold only if something is found or approved first. */
    CONDITION,
    /** They are asked. */
    QUESTION,
    /** Somebody else's words are repeated. */
    QUOTATION
}
