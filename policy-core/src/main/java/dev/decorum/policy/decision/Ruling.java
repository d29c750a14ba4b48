package dev.decorum.policy.decision;

import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.VerificationLevel;
import dev.decorum.policy.internal.Values;
import java.util.List;
import java.util.Set;

/**
 * The decision on one action.
 *
 * @param action the id of the action in the request
 * @param kind the kind of the action, such as {@code refund}
 * @param outcome what holds
 * @param roles who must approve it; empty unless it is held for review
 * @param approvals how many different people must approve it; 0 unless it is held for review
 * @param verification what the customer must have proved before it runs
 * @param because the ids of the rules that decided; empty when the machinery did, as {@code note} then says
 * @param note what held it although no rule did, in plain words; blank otherwise
 */
public record Ruling(
        String action,
        String kind,
        Outcome outcome,
        Set<Role> roles,
        int approvals,
        VerificationLevel verification,
        List<String> because,
        String note) {
    public Ruling {
        roles = Values.sorted(Role.class, roles);
        because = List.copyOf(because);
    }
}
