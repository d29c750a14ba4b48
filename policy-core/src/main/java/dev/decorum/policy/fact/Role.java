package dev.decorum.policy.fact;

/** Who must look at a case. */
public enum Role {
    /** A support agent. */
    AGENT,
    /** A supervisor of support. */
    SUPERVISOR,
    /** The team for personal data. */
    PRIVACY,
    /** The legal team. */
    LEGAL,
    /** The team for injuries and people at risk. */
    SAFETY
}
