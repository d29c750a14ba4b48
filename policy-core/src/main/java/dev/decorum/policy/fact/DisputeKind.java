package dev.decorum.policy.fact;

/** What a payment or marketplace dispute is about. */
public enum DisputeKind {
    /** The goods did not arrive. */
    NOT_RECEIVED,
    /** The goods are not what was described. */
    NOT_AS_DESCRIBED,
    /** The payment was not authorised. */
    FRAUD,
    /** Something else. */
    OTHER
}
