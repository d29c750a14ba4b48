package dev.decorum.policy.fact;

/** The page or the API of the back office as compared with what was recorded of it. */
public enum PageState {
    /** Not looked at. */
    UNKNOWN,
    /** As recorded. */
    AS_RECORDED,
    /** Differs from what was recorded. */
    CHANGED,
    /** Does not answer. */
    UNREACHABLE
}
