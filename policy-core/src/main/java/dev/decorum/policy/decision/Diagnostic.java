package dev.decorum.policy.decision;

/**
 * Something that went wrong, or was missing, while deciding.
 *
 * @param code a stable short name, such as {@code unknown-channel}
 * @param message what is wrong and what follows from it, in plain words, without personal data
 */
public record Diagnostic(String code, String message) {}
