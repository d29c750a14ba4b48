package dev.decorum.policy.evidence;

/** How a log fails to hold. */
public enum Fault {
    /** An event does not say what was hashed. */
    CHANGED,
    /** An event does not follow on the one before it. */
    WRONG_LINK,
    /** An event is not there. */
    MISSING,
    /** An event stands before one that came earlier. */
    REORDERED,
    /** An event stands there twice. */
    DUPLICATED,
    /** The last line breaks off. */
    TRUNCATED_LINE,
    /** An event is written in a version that this verifier does not know. */
    UNKNOWN_VERSION,
    /** Events at the end are not there. */
    TAIL_MISSING,
    /** The log is consistent in itself, and is not the one whose head was recorded. */
    OTHER_LOG,
    /** The record of the head is missing or cannot be read, so that nobody can say whether the end is there. */
    NO_HEAD
}
