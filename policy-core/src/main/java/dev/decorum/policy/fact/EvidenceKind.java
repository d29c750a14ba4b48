package dev.decorum.policy.fact;

/** What must be kept to show how an action came about. */
public enum EvidenceKind {
    /** The page before the action. */
    SCREENSHOT_BEFORE,
    /** The page after the action. */
    SCREENSHOT_AFTER,
    /** The approval with the preview that the reviewer saw. */
    APPROVAL,
    /** The reply as it was sent. */
    FINAL_REPLY,
    /** The carrier's record of the shipment. */
    CARRIER_PROOF,
    /** The customer's consent. */
    CONSENT
}
