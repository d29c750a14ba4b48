package dev.decorum.example.operations;

/** Where a case stands. */
public enum CaseState {
    /** The machine handles it, and the last word was the house's. */
    ANSWERED,
    /** A person has to act: a draft waits, or the machine may not go on. */
    PERSON,
    /** An action waits for approval or for its outcome. */
    REVIEW,
    /** It came in, and the house has nothing to answer. */
    QUIET,
    /** It is done with. */
    CLOSED
}
