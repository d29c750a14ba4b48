package dev.decorum.policy.fact;

/** Who wrote a text on the seller's side. */
public enum Author {
    /** A machine; an AI draft that no person has confirmed. */
    BOT,
    /** A person. */
    AGENT
}
