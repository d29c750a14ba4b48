package dev.decorum.policy.difference;

/** What a change means. The order of the constants is from the most to the least severe. */
public enum ChangeKind {
    /** Something is allowed, or no longer asked for, that was not allowed, or asked for, before. */
    LOOSENED,
    /** Something is no longer allowed, or newly asked for. */
    TIGHTENED,
    /** An answer is due, or an open review moves on, at another time. */
    DEADLINE,
    /** The reply is to be written otherwise. */
    TONE,
    /** The decision does the same for other reasons, or with other remarks. */
    REASON
}
