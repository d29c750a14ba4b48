package dev.decorum.policy.fact;

/** What a customer has proved of their identity, from nothing to most. The order of the constants is the order of the levels. */
public enum VerificationLevel {
    /** Nothing: a name on a public post. */
    NONE,
    /** The channel's account is the one on the order. */
    HANDLE,
    /** The order number and one further detail. This identifies; it does not authenticate. */
    TWO_DATA_POINTS,
    /** A one-time code sent to the contact on file. */
    ONE_TIME_CODE,
    /** A fresh sign-in with a second factor, or an identity document. */
    STEP_UP
}
