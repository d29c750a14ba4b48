package dev.decorum.policy.fact;

/** Where a refund goes. */
public enum RefundMethod {
    /** To the means of payment of the order. */
    ORIGINAL,
    /** To the customer's credit with the shop. */
    STORE_CREDIT,
    /** To another account or card. */
    OTHER
}
