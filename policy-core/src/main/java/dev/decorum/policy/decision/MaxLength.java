package dev.decorum.policy.decision;

import dev.decorum.policy.fact.LengthUnit;

/**
 * The greatest length of a text.
 *
 * @param value how many units
 * @param unit what is counted
 */
public record MaxLength(int value, LengthUnit unit) {}
