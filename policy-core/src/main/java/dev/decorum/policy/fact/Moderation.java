package dev.decorum.policy.fact;

/** What is done with a public comment. */
public enum Moderation {
    /** Hidden from others. */
    HIDE,
    /** Shown again. */
    UNHIDE,
    /** Deleted, which cannot be undone. */
    DELETE
}
