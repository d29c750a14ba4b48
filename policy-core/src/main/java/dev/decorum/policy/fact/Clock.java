package dev.decorum.policy.fact;

/** Who set a deadline. */
public enum Clock {
    /** The house's own service level. */
    HOUSE,
    /** The channel's platform. */
    PLATFORM,
    /** The law. */
    STATUTORY
}
