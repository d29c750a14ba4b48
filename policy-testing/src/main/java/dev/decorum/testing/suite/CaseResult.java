package dev.decorum.testing.suite;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.decision.Reason;
import dev.decorum.policy.decision.RuleRef;
import dev.decorum.policy.explanation.RuleExplanation;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came of one case. Immutable.
 *
 * @param suiteCase the case
 * @param outcome whether it passed
 * @param differences how the decision differs from what is expected; empty unless it failed
 * @param fired the rules that fired, in the order of the decision; empty unless it failed
 * @param silent why rules kept silent that should have fired
 * @param elsewhere the ids of rules that should have fired and stand in layers that do not hold for the case
 * @param nanos how long the decision and its comparison took, in nanoseconds
 */
public record CaseResult(
        SuiteCase suiteCase,
        Outcome outcome,
        List<Difference> differences,
        List<Fired> fired,
        List<RuleExplanation> silent,
        List<RuleRef> elsewhere,
        long nanos) {
    public CaseResult {
        differences = List.copyOf(differences);
        fired = List.copyOf(fired);
        silent = List.copyOf(silent);
        elsewhere = List.copyOf(elsewhere);
    }

    /** What can come of a case. */
    public enum Outcome {
        /** The decision holds what is expected. */
        PASSED,
        /** It does not. */
        FAILED,
        /** It was not decided, since another case had failed. */
        NOT_RUN
    }

    /**
     * A rule that fired.
     *
     * @param rule the rule
     * @param did what it did, such as {@code review refund}
     */
    public record Fired(RuleRef rule, List<String> did) {
        public Fired {
            did = List.copyOf(did);
        }

        /** Every rule that fired, in the order of the decision. */
        public static List<Fired> in(PolicyDecision decision) {
            Map<RuleRef, Set<String>> did = new LinkedHashMap<>();
            for (Reason reason : decision.reasons()) {
                did.computeIfAbsent(reason.rule(), r -> new LinkedHashSet<>()).add(Checks.effect(reason));
            }
            return did.entrySet().stream()
                    .map(e -> new Fired(e.getKey(), List.copyOf(e.getValue())))
                    .toList();
        }
    }

    /** Whether the decision differs from what is expected. */
    public boolean failed() {
        return outcome == Outcome.FAILED;
    }
}
