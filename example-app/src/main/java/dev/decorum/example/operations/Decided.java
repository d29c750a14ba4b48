package dev.decorum.example.operations;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.Reason;
import dev.decorum.policy.decision.RuleRef;
import dev.decorum.policy.decision.Ruling;
import java.util.Optional;

/**
 * A decision with what it was made on.
 *
 * @param request the completed request
 * @param decision the decision
 */
public record Decided(PolicyRequest request, PolicyDecision decision) {
    /**
     * The ruling on an action of the request.
     *
     * @throws IllegalArgumentException when the request has no such action
     */
    public Ruling ruling(String action) {
        return decision.ruling(action)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The request has no action `" + action + "`. Maybe it is in another request."));
    }

    /** The rule with this id, when it spoke. */
    public Optional<RuleRef> rule(String id) {
        return decision.reasons().stream()
                .map(Reason::rule)
                .filter(rule -> rule.id().equals(id))
                .findFirst();
    }
}
