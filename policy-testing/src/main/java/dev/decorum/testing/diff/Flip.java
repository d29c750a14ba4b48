package dev.decorum.testing.diff;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.difference.Change;
import dev.decorum.policy.difference.ChangeKind;
import dev.decorum.policy.difference.DecisionDifference;
import java.util.List;
import java.util.Optional;

/**
 * A request on which two rule sets decide otherwise.
 *
 * @param request its name
 * @param channel its channel
 * @param region its region
 * @param kind the most severe kind of its changes, which names the flip
 * @param about what the first change of that kind is about: the kind of an action, such as {@code refund}, or the part
 *     of the decision, such as {@code routing}
 * @param changes its changes, the most severe first; reasons only when nothing else changes, since whatever else changes
 *     has other reasons too
 * @param before what stood behind the old values of the changes of that kind
 * @param after what stands behind the new ones
 */
public record Flip(
        String request,
        String channel,
        String region,
        ChangeKind kind,
        String about,
        List<Change> changes,
        Behind before,
        Behind after) {
    public Flip {
        changes = List.copyOf(changes);
    }

    /** The flip of a request; empty when both decisions are the same. */
    static Optional<Flip> of(NamedRequest named, PolicyDecision before, PolicyDecision after) {
        DecisionDifference difference = DecisionDifference.between(before, after);
        return difference.kind().map(kind -> {
            List<Change> naming =
                    difference.changes().stream().filter(c -> c.kind() == kind).toList();
            List<Change> shown = difference.changes().stream()
                    .filter(c -> kind == ChangeKind.REASON || c.kind() != ChangeKind.REASON)
                    .toList();
            return new Flip(
                    named.name(),
                    named.request().channel(),
                    named.request().region(),
                    kind,
                    about(naming.get(0), before, after),
                    shown,
                    Behind.of(before, naming),
                    Behind.of(after, naming));
        });
    }

    private static String about(Change change, PolicyDecision before, PolicyDecision after) {
        return before.ruling(change.action())
                .or(() -> after.ruling(change.action()))
                .map(Ruling::kind)
                .orElse(change.part().property());
    }

    /** Whether there is a change of this kind, be it the most severe or not. */
    public boolean has(ChangeKind wanted) {
        return changes.stream().anyMatch(c -> c.kind() == wanted);
    }
}
