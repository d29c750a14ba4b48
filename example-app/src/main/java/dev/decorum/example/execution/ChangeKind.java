package dev.decorum.example.execution;

/** The changes that a back office can make. */
public enum ChangeKind {
    /** Money back for an order. */
    REFUND,
    /** Money beyond the price of the goods. */
    COMPENSATION,
    /** A note that the customer does not see. */
    NOTE,
    /** Evidence in a dispute about a payment, given once for an order. */
    DISPUTE_EVIDENCE
}
