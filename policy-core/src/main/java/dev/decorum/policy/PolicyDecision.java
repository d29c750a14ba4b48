package dev.decorum.policy;

import dev.decorum.policy.decision.ClaimFinding;
import dev.decorum.policy.decision.Deadline;
import dev.decorum.policy.decision.Diagnostic;
import dev.decorum.policy.decision.EvidenceNeeded;
import dev.decorum.policy.decision.Reason;
import dev.decorum.policy.decision.Routing;
import dev.decorum.policy.decision.RuleSetRef;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.decision.Tone;
import dev.decorum.policy.decision.Verification;
import dev.decorum.policy.fact.ClaimCategory;
import dev.decorum.policy.fact.KnowledgeArea;
import dev.decorum.policy.internal.Values;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What holds for a case, and why. Immutable; every list has a fixed order, so that equal decisions are equal byte for
 * byte as JSON.
 *
 * @param tone how the reply is to be written
 * @param verification what the customer must prove
 * @param claims the claims found in the draft
 * @param avoid what the reply must stay away from
 * @param rulings one for each action of the request, by its id
 * @param routing whether the case moves to private or to a person
 * @param disclosures the keys of the texts that the reply must contain
 * @param evidence what must be kept
 * @param orderNeeded whether the order must be known
 * @param consult where knowledge is to be looked up
 * @param deadlines until when an answer is due, the earliest first
 * @param reviewBy when a review that is still open goes to a higher role; always before the earliest deadline; null
 *     without a deadline. Reaching it escalates and never refuses
 * @param reasons what each rule did
 * @param ruleSet the rules that decided
 * @param diagnostics what went wrong; empty in the normal case
 */
public record PolicyDecision(
        Tone tone,
        Verification verification,
        List<ClaimFinding> claims,
        Set<ClaimCategory> avoid,
        List<Ruling> rulings,
        Routing routing,
        List<String> disclosures,
        List<EvidenceNeeded> evidence,
        boolean orderNeeded,
        Set<KnowledgeArea> consult,
        List<Deadline> deadlines,
        @Nullable Instant reviewBy,
        List<Reason> reasons,
        RuleSetRef ruleSet,
        List<Diagnostic> diagnostics) {
    public PolicyDecision {
        avoid = Values.sorted(ClaimCategory.class, avoid);
        consult = Values.sorted(KnowledgeArea.class, consult);
        claims = List.copyOf(claims);
        rulings = List.copyOf(rulings);
        disclosures = List.copyOf(disclosures);
        evidence = List.copyOf(evidence);
        deadlines = List.copyOf(deadlines);
        reasons = List.copyOf(reasons);
        diagnostics = List.copyOf(diagnostics);
    }

    /** The ruling on an action, when the request has one with this id. */
    public Optional<Ruling> ruling(String action) {
        return rulings.stream().filter(r -> r.action().equals(action)).findFirst();
    }

    /** Whether a person has to take the case over. */
    public boolean needsPerson() {
        return !routing.handOver().isEmpty();
    }

    /** Whether the draft holds a claim that a rule forbids. */
    public boolean hasForbiddenClaim() {
        return claims.stream().anyMatch(ClaimFinding::forbidden);
    }
}
