package dev.decorum.policy.fact;

/** Where an order is. */
public enum OrderStatus {
    /** Not known. */
    UNKNOWN,
    /** Placed, not yet paid or packed. */
    PLACED,
    /** Paid, not yet shipped. */
    PAID,
    /** With the carrier. */
    SHIPPED,
    /** Delivered. */
    DELIVERED,
    /** Returned. */
    RETURNED,
    /** Cancelled. */
    CANCELLED
}
