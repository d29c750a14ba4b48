package dev.decorum.policy.evidence;

/**
 * How far a log reaches: what someone else must know to notice that its end was cut off or that it was written anew.
 *
 * @param count how many events there are
 * @param hash the hash of the last one; 64 zeros when there is none
 */
public record Head(long count, String hash) {
    /** The head of a log without events. */
    public static final Head EMPTY = new Head(0, EvidenceEvent.GENESIS);
}
