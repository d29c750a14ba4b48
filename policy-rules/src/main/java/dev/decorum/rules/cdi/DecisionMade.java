package dev.decorum.rules.cdi;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;

/**
 * A decision was taken. Synchronous observers run on the thread that decides; what they throw is logged and changes no
 * decision.
 *
 * @param completed the request with everything that follows from it; it holds personal data
 * @param decision the decision
 * @param nanos how long deciding took, in nanoseconds
 */
public record DecisionMade(PolicyRequest completed, PolicyDecision decision, long nanos) {
    /** Names the rules that decided, without personal data. */
    @Override
    public String toString() {
        return "DecisionMade[rules=" + decision.ruleSet().hash() + ", nanos=" + nanos + "]";
    }
}
