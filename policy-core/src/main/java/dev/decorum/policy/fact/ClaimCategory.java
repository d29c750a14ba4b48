package dev.decorum.policy.fact;

/** What a reply must not say unless it has been approved. */
public enum ClaimCategory {
    /** An unconditional promise of money back or of compensation. */
    REFUND_COMMITMENT,
    /** A guaranteed date of delivery. */
    DELIVERY_GUARANTEE,
    /** The best, the first, the only. */
    SUPERLATIVE,
    /** A cure, or the approval of an authority. */
    HEALTH_CLAIM,
    /** An admission of fault or of liability. */
    LIABILITY_ADMISSION,
    /** An invitation to leave the platform. */
    OFF_PLATFORM,
    /** A reward for a review, or for removing one. */
    REVIEW_INCENTIVE,
    /** A competitor run down. */
    COMPETITOR_DISPARAGEMENT,
    /** Personal data given away. */
    PII_DISCLOSURE,
    /** Different treatment for who someone is. */
    DISCRIMINATION,
    /** A promise of gain. */
    INVESTMENT_PROMISE,
    /** An unconditional assurance that goods are genuine. */
    AUTHENTICITY_CLAIM,
    /** A denial of rights that the law gives. */
    WARRANTY_DENIAL,
    /** A threat against the customer. */
    THREAT,
    /** Time pressure that is not real. */
    FAKE_URGENCY,
    /** A promise about prices without end. */
    PRICE_PROMISE,
    /** A general environmental claim. */
    GREEN_CLAIM,
    /** A denial that a machine writes. */
    AI_DENIAL
}
