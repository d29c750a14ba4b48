package dev.decorum.policy;

/**
 * Told of every decision, for metrics and for records. Called on the thread that decides, so it must be quick and safe
 * for use by several threads; what it throws is logged and changes no decision.
 */
@FunctionalInterface
public interface DecisionListener {
    /**
     * A decision was taken.
     *
     * @param completed the request with everything that follows from it; it holds personal data
     * @param decision the decision
     * @param nanos how long deciding took, in nanoseconds
     */
    void onDecision(PolicyRequest completed, PolicyDecision decision, long nanos);
}
