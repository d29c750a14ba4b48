package dev.decorum.rules.live;

/** Told of the requests on which a candidate decides otherwise. Called on the thread of the shadow, never on a live one. */
@FunctionalInterface
public interface ShadowListener {
    /** The candidate decides otherwise. What this throws is counted as a failure and changes nothing. */
    void onDifference(ShadowDifference difference);
}
