package dev.decorum.policy.fact;

/** How formal a reply is. The order of the constants is from the least to the most formal. */
public enum Formality {
    /** As among friends. */
    CASUAL,
    /** Plain and polite. */
    NEUTRAL,
    /** Formal address. */
    FORMAL,
    /** The honorific register of languages that have one. */
    HONORIFIC
}
