package dev.decorum.policy.review;

/**
 * The desk did not do what it was asked, and nothing changed but that an overdue proposal is now expired.
 *
 * @param code why
 * @param message why, and what to do, in plain words without personal data
 */
public record Refused(Refusal code, String message) implements ReviewResult, ClaimResult {}
