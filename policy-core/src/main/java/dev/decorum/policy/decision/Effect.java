package dev.decorum.policy.decision;

/** What a rule did, one for each verb, as reasons name it. */
public enum Effect {
    /** Set the tone. */
    TONE,
    /** Set the form of address. */
    ADDRESS,
    /** Spoke on emoji. */
    EMOJI,
    /** Spoke on exclamation marks. */
    EXCLAMATION_MARKS,
    /** Spoke on links. */
    LINKS,
    /** Spoke on the greeting. */
    GREETING,
    /** Spoke on the closing. */
    CLOSING,
    /** Set the greatest length. */
    MAX_LENGTH,
    /** Set the language. */
    LANGUAGE,
    /** Gave advice for writing. */
    GUIDE,
    /** Required verification. */
    REQUIRE_VERIFICATION,
    /** Forbade a claim. */
    FORBID,
    /** Warned of a category of claims. */
    AVOID,
    /** Permitted an action. */
    PERMIT,
    /** Held an action for a person. */
    REVIEW,
    /** Denied an action. */
    DENY,
    /** Asked for the order. */
    NEED_ORDER,
    /** Asked for knowledge. */
    CONSULT,
    /** Required a disclosure. */
    DISCLOSE,
    /** Moved the conversation to private. */
    MOVE_TO_PRIVATE,
    /** Handed the case over. */
    HAND_OVER,
    /** Required evidence. */
    REQUIRE_EVIDENCE,
    /** Set a deadline. */
    ANSWER_WITHIN
}
