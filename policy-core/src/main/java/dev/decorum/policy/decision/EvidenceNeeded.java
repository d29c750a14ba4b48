package dev.decorum.policy.decision;

import dev.decorum.policy.fact.EvidenceKind;

/**
 * Something that must be kept to show how an action came about.
 *
 * @param kind what
 * @param action the id of the action
 */
public record EvidenceNeeded(EvidenceKind kind, String action) {}
