package dev.decorum.rules.live;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.difference.Change;
import dev.decorum.policy.difference.ChangeKind;
import dev.decorum.policy.difference.DecisionDifference;
import java.util.List;

/**
 * A request on which a candidate decides otherwise than the rules in force. What counts is what a decision does: the
 * reasons behind it may differ.
 *
 * @param request the request; it holds personal data
 * @param live what the rules in force decided
 * @param candidate what the candidate decided
 * @param difference what differs, and whether it is looser or stricter
 */
public record ShadowDifference(
        PolicyRequest request, PolicyDecision live, PolicyDecision candidate, DecisionDifference difference) {

    /** Whether a difference is one of what a decision does. */
    static boolean counts(DecisionDifference difference) {
        return difference.changes().stream().anyMatch(ShadowDifference::counts);
    }

    private static boolean counts(Change change) {
        return change.kind() != ChangeKind.REASON;
    }

    /** The names of the parts that differ, such as {@code rulings}, in the order of the decision. */
    public List<String> parts() {
        return difference.changes().stream()
                .filter(ShadowDifference::counts)
                .map(Change::part)
                .distinct()
                .sorted()
                .map(part -> part.property())
                .toList();
    }

    /** Names what differs, without personal data. */
    @Override
    public String toString() {
        return "ShadowDifference" + parts();
    }
}
