package dev.decorum.policy.fact;

/** How much harm a kind of action can do, whatever its amount. The order of the constants is from least to most. */
public enum Risk {
    /** Reads only. */
    READ,
    /** Can be undone, or has an amount that limits bound. */
    LOW,
    /** Cannot be undone, or admits more than the price: never runs without a person. */
    HIGH
}
