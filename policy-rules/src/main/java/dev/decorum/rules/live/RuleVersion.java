package dev.decorum.rules.live;

import java.time.Instant;

/**
 * A version of the rules that an engine keeps.
 *
 * @param hash the hash by which decisions name it
 * @param loadedAt when it was loaded
 * @param live whether it is in force
 */
public record RuleVersion(String hash, Instant loadedAt, boolean live) {}
