package dev.decorum.policy.fact;

/** What a customer has agreed to. */
public enum Consent {
    /** Offers and news. */
    MARKETING,
    /** Use of the purchase history. */
    PROFILING,
    /** Recording of the conversation. */
    RECORDING
}
