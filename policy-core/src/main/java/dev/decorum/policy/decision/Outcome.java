package dev.decorum.policy.decision;

/** What is decided on an action. The order of the constants is from the most open to the most closed. */
public enum Outcome {
    /** It may run now. */
    PERMIT,
    /** It may run once the customer has proved who they are. */
    VERIFY,
    /** It waits for people to approve it. */
    REVIEW,
    /** It does not run. */
    DENY
}
