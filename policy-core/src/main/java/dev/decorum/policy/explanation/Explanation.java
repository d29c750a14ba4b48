package dev.decorum.policy.explanation;

import dev.decorum.policy.PolicyDecision;
import java.util.List;
import java.util.Optional;

/**
 * A decision with what every rule of its rule set made of the request: what fired, on which facts, and what did not
 * fire, and why not. Immutable. It holds no personal data: facts are named by their labels, and of texts that people
 * write nothing is shown but that there is one.
 *
 * @param decision the decision on the request
 * @param rules one for each rule that holds where the request happens, from the least to the most specific layer, in
 *     the order of files and lines
 */
public record Explanation(PolicyDecision decision, List<RuleExplanation> rules) {
    public Explanation {
        rules = List.copyOf(rules);
    }

    /** What the rule with this id did, when it is among the rules of the request. */
    public Optional<RuleExplanation> rule(String id) {
        return rules.stream().filter(r -> r.rule().id().equals(id)).findFirst();
    }
}
