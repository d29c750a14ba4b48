package dev.decorum.policy.evidence;

/**
 * What an event says of a part that is kept sealed. Immutable; holds nothing personal.
 *
 * @param name what the part is
 * @param type its media type
 * @param bytes how many bytes were sealed
 * @param sha256 the hash of the sealed bytes, as lower-case hex
 * @param key the hash of the key of this one part: it shows that a key which opens the part is the one it was sealed
 *     with, so that no second key can make it say something else
 */
public record SealedPart(String name, String type, int bytes, String sha256, String key) {}
