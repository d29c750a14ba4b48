package dev.decorum.policy.difference;

import dev.decorum.policy.PolicyDecision;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a second decision on a request does otherwise than the first. Immutable.
 *
 * <p>Each part of a decision has a partial order of its own; a part that moves down it is {@linkplain
 * ChangeKind#LOOSENED loosened}, one that moves up is {@linkplain ChangeKind#TIGHTENED tightened}, and one that moves to
 * a value that is neither is both, as two changes. From loose to strict:
 *
 * <ul>
 *   <li><b>Rulings</b>, action by action: permit, verify, review, deny; an action without a ruling does not run and
 *       counts as denied. When both are review: fewer approvals before more, and the roles as below. Unless either is
 *       deny: the lower verification before the higher.
 *   <li><b>Verification</b> of the case: the lower level before the higher. When an action is denied by one decision
 *       alone, what that action needs is left out on both sides: to refuse an action loosens nothing.
 *   <li><b>Roles</b> of a review and of a hand-over: fewer before more. A supervisor stands in for an agent, and no
 *       other role for another, so agent comes before supervisor, and supervisor and legal are not comparable.
 *   <li><b>Claims</b>, claim by claim: not forbidden before forbidden; a claim that is not found is not forbidden.
 *   <li><b>Avoided categories, disclosures, evidence</b> (by kind and action), <b>knowledge areas</b>: fewer before more.
 *   <li><b>Move to private, order needed</b>: no before yes.
 * </ul>
 *
 * <p>The other parts have no order: <b>deadlines</b> and the time of review are {@linkplain ChangeKind#DEADLINE
 * deadline}; <b>tone</b>, with length, language and guidance, and the remedies of claims are {@linkplain ChangeKind#TONE
 * tone}; <b>reasons</b>, notes and diagnostics, and claims found or not found that nobody forbids, are {@linkplain
 * ChangeKind#REASON reason}. A reason is its effect, subject and text, and the id and basis of its rule: rules may move
 * to other lines, files and layers, and facts that matched may be called otherwise. The hash and the layers of the rule
 * set are not compared.
 *
 * @param changes the changes, the most severe kind first; of one kind rulings first, then in the order of the parts
 */
public record DecisionDifference(List<Change> changes) {
    private static final Comparator<Change> BY_WEIGHT = Comparator.comparing(Change::kind)
            .thenComparing((Change c) -> c.part() != DecisionPart.RULINGS)
            .thenComparing(Change::part);
    private static final DecisionDifference NONE = new DecisionDifference(List.of());

    public DecisionDifference {
        changes = changes.stream().sorted(BY_WEIGHT).toList();
    }

    /** What {@code after} does otherwise than {@code before}; both are decisions on one request. */
    public static DecisionDifference between(PolicyDecision before, PolicyDecision after) {
        List<Change> changes = new Comparison(before, after).changes();
        return changes.isEmpty() ? NONE : new DecisionDifference(changes);
    }

    /** Whether the decisions are the same. */
    public boolean isNone() {
        return changes.isEmpty();
    }

    /** The most severe kind of change, which names the whole difference; empty when there is none. */
    public Optional<ChangeKind> kind() {
        return changes.stream().findFirst().map(Change::kind);
    }

    /** Whether there is a change of this kind, be it the most severe or not. */
    public boolean has(ChangeKind kind) {
        return changes.stream().anyMatch(c -> c.kind() == kind);
    }
}
