package dev.decorum.policy.decision;

import dev.decorum.policy.fact.Claim;
import java.util.List;

/**
 * A claim that stands in the draft.
 *
 * @param claim the claim and its place
 * @param forbidden whether a rule forbids it
 * @param because the ids of the rules that forbid it
 * @param remedy what these rules say to do instead
 */
public record ClaimFinding(Claim claim, boolean forbidden, List<String> because, List<String> remedy) {
    public ClaimFinding {
        because = List.copyOf(because);
        remedy = List.copyOf(remedy);
    }
}
