package dev.decorum.policy.fact;

/** How far a channel in a region has been opened to the machine. The order of the constants is the order of the ladder. */
public enum RolloutStage {
    /** Nothing runs; people work by hand. */
    OFF,
    /** Decisions are recorded and not used. */
    SHADOW,
    /** Drafts are written; an agent confirms every reply; nothing runs. */
    DRAFT,
    /** As DRAFT, and look-ups run. */
    READ_ONLY,
    /** Permitted low-risk actions run; the others wait for review. */
    REVIEWED_EXECUTION
}
