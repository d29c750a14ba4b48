package dev.decorum.policy.fact;

/** Something in a customer's message that changes how the case must be handled. */
public enum Signal {
    /** A lawyer, a court or an authority is named as the next step. */
    LEGAL_THREAT,
    /** Someone was hurt, or could be, by a product. */
    INJURY,
    /** Someone may harm themselves. */
    SELF_HARM,
    /** The writer seems to be a minor. */
    MINOR,
    /** A journalist, or publication is announced. */
    PRESS,
    /** The writer is angry. */
    ANGER,
    /** Signs of fraud or of an account that was taken over. */
    FRAUD,
    /** Access, correction or erasure of personal data is asked for. */
    DATA_REQUEST
}
