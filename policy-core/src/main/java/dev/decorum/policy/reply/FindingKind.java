package dev.decorum.policy.reply;

/** What is wrong with a draft. */
public enum FindingKind {
    /** It is longer than the channel or a rule allows. */
    TOO_LONG,
    /** It does not say what it must disclose. */
    DISCLOSURE_MISSING,
    /** It is written in another language. */
    WRONG_LANGUAGE,
    /** It addresses the customer in another form. */
    WRONG_ADDRESS,
    /** It lacks what the form of address cannot do without, such as the particles of Thai. */
    ADDRESS_MISSING,
    /** It opens with no greeting. */
    GREETING_MISSING,
    /** It ends with no closing. */
    CLOSING_MISSING,
    /** It holds an emoji. */
    EMOJI,
    /** It holds an exclamation mark. */
    EXCLAMATION_MARK,
    /** It makes a claim that a rule forbids. */
    FORBIDDEN_CLAIM,
    /** It makes a claim of a kind to stay away from. */
    AVOIDED_CLAIM,
    /** It holds a link. */
    LINK,
    /** It holds data of a person that do not belong there. */
    PERSONAL_DATA
}
