package dev.decorum.rules.live;

import java.time.Instant;

/**
 * Another version of the rules is in force.
 *
 * @param oldHash the hash of the version that was in force
 * @param newHash the hash of the version that is in force now
 * @param at when
 */
public record RulesReloaded(String oldHash, String newHash, Instant at) implements RulesEvent {}
