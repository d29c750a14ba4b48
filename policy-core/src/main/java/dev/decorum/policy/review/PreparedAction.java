package dev.decorum.policy.review;

import dev.decorum.policy.fact.Action;
import dev.decorum.policy.internal.Values;

/**
 * An action ready to be shown to a reviewer.
 *
 * @param caseId the case, by a key of the house's own
 * @param action the whole action, as the completed request holds it
 * @param factsHash the hash of the facts that were decided on, such as the one of
 *     {@link dev.decorum.policy.evidence.CustomerKey#factsHash}
 * @param preview what the reviewer is shown, word for word. Personal data
 * @param proposer who or what proposes it
 * @param lastEditor who changed it last; the proposer when nobody else did
 */
public record PreparedAction(
        String caseId, Action action, String factsHash, String preview, String proposer, String lastEditor) {
    public PreparedAction {
        Values.required(caseId, "The case id of a prepared action");
        Values.required(factsHash, "The facts hash of a prepared action");
        Values.required(preview, "The preview of a prepared action");
        Values.required(proposer, "The proposer of a prepared action");
        Values.required(lastEditor, "The last editor of a prepared action");
    }

    @Override
    public String toString() {
        return "PreparedAction[" + action.label() + "]";
    }
}
