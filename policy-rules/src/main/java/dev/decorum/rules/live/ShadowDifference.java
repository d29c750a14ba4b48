package dev.decorum.rules.live;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.ClaimFinding;
import dev.decorum.policy.decision.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A request on which a candidate decides otherwise than the rules in force. What counts is what a decision does: the
 * names and lines of the rules behind it may differ.
 *
 * @param request the request; it holds personal data
 * @param live what the rules in force decided
 * @param candidate what the candidate decided
 * @param parts the names of the parts that differ, such as {@code rulings}, in the order of the decision
 */
public record ShadowDifference(
        PolicyRequest request, PolicyDecision live, PolicyDecision candidate, List<String> parts) {
    private record Part(String name, Function<PolicyDecision, Object> value) {}

    private static final List<Part> COMPARED = List.of(
            new Part("tone", PolicyDecision::tone),
            new Part("verification", PolicyDecision::verification),
            new Part(
                    "claims",
                    d -> d.claims().stream().map(ShadowDifference::withoutRules).toList()),
            new Part("avoid", PolicyDecision::avoid),
            new Part("rulings", d -> d.rulings().stream()
                    .map(ShadowDifference::withoutRules)
                    .toList()),
            new Part("routing", PolicyDecision::routing),
            new Part("disclosures", PolicyDecision::disclosures),
            new Part("evidence", PolicyDecision::evidence),
            new Part("orderNeeded", PolicyDecision::orderNeeded),
            new Part("consult", PolicyDecision::consult),
            new Part("deadlines", PolicyDecision::deadlines),
            new Part("reviewBy", d -> String.valueOf(d.reviewBy())),
            new Part("diagnostics", PolicyDecision::diagnostics));

    public ShadowDifference {
        parts = List.copyOf(parts);
    }

    static List<String> partsThatDiffer(PolicyDecision one, PolicyDecision other) {
        List<String> different = new ArrayList<>();
        for (Part part : COMPARED) {
            if (!Objects.equals(part.value().apply(one), part.value().apply(other))) {
                different.add(part.name());
            }
        }
        return different;
    }

    private static ClaimFinding withoutRules(ClaimFinding finding) {
        return new ClaimFinding(finding.claim(), finding.forbidden(), List.of(), finding.remedy());
    }

    private static Ruling withoutRules(Ruling ruling) {
        return new Ruling(
                ruling.action(),
                ruling.kind(),
                ruling.outcome(),
                ruling.roles(),
                ruling.approvals(),
                ruling.verification(),
                List.of(),
                ruling.note());
    }

    /** Names what differs, without personal data. */
    @Override
    public String toString() {
        return "ShadowDifference" + parts;
    }
}
