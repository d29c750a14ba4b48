package dev.decorum.policy.evidence;

/** How a log fails to hold. */
public enum Fault {
    /** An event does not say what was hashed. */
    CHANGED,
    /** An event does not fit the tree over it. */
    WRONG_LINK,
    /** An event, or a sealed part of one, is not there. */
    MISSING,
    /** Events at the end are not there. */
    TAIL_MISSING,
    /** The log is consistent in itself, and is not the one whose head was recorded. */
    OTHER_LOG,
    /** The record of the head is missing, so that nobody can say whether the end is there. */
    NO_HEAD
}
