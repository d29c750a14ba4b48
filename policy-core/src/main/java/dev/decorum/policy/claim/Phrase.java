package dev.decorum.policy.claim;

/**
 * A pattern as somebody wrote it.
 *
 * @param text the pattern
 * @param place the file and line that it stands in, such as {@code claims/en/refund-commitment.yaml:12}
 */
public record Phrase(String text, String place) {}
