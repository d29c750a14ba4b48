package dev.decorum.policy.fact;

/** Who can read a message. */
public enum Audience {
    /** Anyone. */
    PUBLIC,
    /** The customer alone. */
    PRIVATE,
    /** The members of a group. */
    GROUP
}
