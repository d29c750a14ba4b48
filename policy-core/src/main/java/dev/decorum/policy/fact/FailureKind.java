package dev.decorum.policy.fact;

/** How the last attempt at an execution failed. */
public enum FailureKind {
    /** It did not fail, or there was none. */
    NONE,
    /** No answer in time: whether it took effect is not known. */
    TIME_OUT,
    /** The other side refused. */
    REFUSED,
    /** The session had ended. */
    SESSION_ENDED
}
