package dev.decorum.policy.review;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.internal.Canonical;
import dev.decorum.policy.internal.Values;
import dev.decorum.policy.review.ReviewResult.Accepted;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where people decide on actions, and the only place from which an action may be executed.
 *
 * <p>An approval is for one exact action, is used once, runs out, and never comes from who proposed the action or changed
 * it last. At the moment of execution the action is decided on again, and the approvals must suffice for that decision.
 * What is not allowed comes back as {@link Refused}; an exception means a mistake of the caller. Safe for use by several
 * threads, and by several processes on a store that they share.
 *
 * <p>The ids and roles of people are taken as given: whoever calls has authenticated them.
 */
public final class ReviewDesk {
    private static final Set<ReviewState> OPEN = EnumSet.of(ReviewState.PROPOSED, ReviewState.APPROVED);
    private static final Set<ReviewState> UNDER_WAY = EnumSet.of(ReviewState.CLAIMED, ReviewState.SENT);
    private static final Set<ReviewState> REPORTABLE =
            EnumSet.of(ReviewState.SENT, ReviewState.SUCCEEDED, ReviewState.FAILED, ReviewState.UNKNOWN);
    private static final Set<ReviewState> FOR_A_PERSON = EnumSet.of(ReviewState.EXPIRED, ReviewState.UNKNOWN);

    private final ReviewStore store;
    private final InstantSource clock;
    private final ReviewLimits limits;
    private final SecureRandom random = new SecureRandom();

    /** A desk over a store. */
    public ReviewDesk(ReviewStore store, InstantSource clock, ReviewLimits limits) {
        this.store = store;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Proposes an action that was decided on. An older proposal of the same action that is still open is superseded. A
     * permitted action needs no approval and can be claimed at once.
     */
    public ReviewResult propose(PreparedAction prepared, PolicyDecision decision) {
        Ruling ruling = rulingOn(prepared.action(), decision);
        Refused refused = refusedBy(ruling, prepared.action());
        if (refused != null || ruling == null) {
            return refused == null ? notRuled(prepared.action()) : refused;
        }
        Instant now = clock.instant();
        Proposal proposal =
                Proposal.of(prepared, ruling, decision.ruleSet().hash(), nonce(), now, expiry(decision, now));
        return enter(proposal, Quorum.of(ruling).isReached(List.of()) ? ReviewState.APPROVED : ReviewState.PROPOSED);
    }

    /** Records one person's yes. The review is approved once there are as many, in such roles, as the ruling asks for. */
    public ReviewResult approve(String proposalHash, String approver, Role role, String comment) {
        Values.required(approver, "The approver");
        return step(proposalHash, (review, now) -> {
            if (review.state() != ReviewState.PROPOSED) {
                return Step.refuse(Refusal.NOT_OPEN, Texts.notOpen(review, "approved"));
            }
            if (isOverdue(review, now)) {
                return expire(review, now);
            }
            Proposal proposal = review.proposal();
            if (Quorum.isSamePerson(approver, proposal.proposer())
                    || Quorum.isSamePerson(approver, proposal.lastEditor())) {
                return Step.refuse(Refusal.OWN_WORK, Texts.OWN_WORK);
            }
            if (review.approvals().stream().anyMatch(a -> Quorum.isSamePerson(a.approver(), approver))) {
                return Step.refuse(Refusal.APPROVED_BEFORE, Texts.APPROVED_BEFORE);
            }
            Quorum quorum = Quorum.of(proposal.ruling());
            Approval approval = new Approval(proposalHash, approver, role, now, comment);
            List<Approval> held = new ArrayList<>(review.approvals());
            held.add(approval);
            if (!quorum.isHelpedByLast(held)) {
                return Step.refuse(Refusal.ROLE, Texts.role(quorum, role));
            }
            return Step.to(review.approved(approval, quorum.isReached(held)));
        });
    }

    /** Records one person's no, which ends the proposal. */
    public ReviewResult reject(String proposalHash, String person, String reason) {
        return end(proposalHash, person, reason, ReviewState.REJECTED, "rejected");
    }

    /** Takes a proposal back that was not used, approved or not; also how a person closes an expired one. */
    public ReviewResult revoke(String proposalHash, String person, String reason) {
        return end(proposalHash, person, reason, ReviewState.REVOKED, "revoked");
    }

    /**
     * Uses up an approval, just before the action is executed.
     *
     * @param action the action that would be sent, whole
     * @param now the decision on the facts of this moment
     */
    public ClaimResult claim(String proposalHash, Action action, PolicyDecision now) {
        ReviewResult result = step(proposalHash, (review, at) -> {
            Refused refused = refusalToClaim(review, action, now, at);
            if (refused != null) {
                return refused.code() == Refusal.EXPIRED ? expire(review, at) : new Step(null, refused);
            }
            int number = review.attemptsBefore() + 1;
            String key = idempotencyKey(review.proposal().caseId(), action, number);
            return Step.to(
                    review.used(new Attempt(number, key, at, now.ruleSet().hash())));
        });
        if (result instanceof Refused refused) {
            return refused;
        }
        Review claimed = ((Accepted) result).review();
        return new ClaimResult.Claimed(claimed, Objects.requireNonNull(claimed.attempt()));
    }

    /**
     * Records what became of an attempt: sent, succeeded, failed or unknown. Once unknown, only {@link #settle} helps.
     *
     * @throws IllegalArgumentException when the state is none of these
     */
    public ReviewResult report(String proposalHash, ReviewState outcome) {
        if (!REPORTABLE.contains(outcome)) {
            throw new IllegalArgumentException("The state " + outcome
                    + " is no report on an attempt. Maybe SENT, SUCCEEDED, FAILED or UNKNOWN was meant.");
        }
        return step(proposalHash, (review, now) -> {
            if (review.state() == ReviewState.UNKNOWN) {
                return Step.refuse(Refusal.OUTCOME_UNKNOWN, Texts.SETTLE_FIRST);
            }
            return review.state().next().contains(outcome)
                    ? Step.to(review.to(outcome, now))
                    : Step.refuse(Refusal.NOT_OPEN, Texts.notOpen(review, "reported as " + Texts.word(outcome)));
        });
    }

    /** Records what a person found out about an unknown outcome. */
    public ReviewResult settle(String proposalHash, String person, boolean tookEffect) {
        Values.required(person, "The person who settles");
        return step(
                proposalHash,
                (review, now) -> review.state() == ReviewState.UNKNOWN
                        ? Step.to(review.settled(tookEffect ? ReviewState.SUCCEEDED : ReviewState.FAILED, person, now))
                        : Step.refuse(Refusal.NOT_OPEN, Texts.notOpen(review, "settled")));
    }

    /**
     * Everything that waits for a person: proposals that ran out and outcomes that nobody knows. Whatever is overdue at
     * this moment is moved there first, so call it regularly. An entry stays until it is proposed again, revoked or
     * settled, so that none is lost when the caller stops half-way.
     */
    public List<Review> escalations() {
        for (Review open : store.in(OPEN)) {
            step(open.proposal().hash(), (review, now) -> {
                boolean overdue = OPEN.contains(review.state()) && isOverdue(review, now);
                return overdue ? expire(review, now) : Step.stay();
            });
        }
        for (Review underWay : store.in(UNDER_WAY)) {
            step(underWay.proposal().hash(), (review, now) -> {
                boolean silent = UNDER_WAY.contains(review.state())
                        && !now.isBefore(review.since().plus(limits.answer()));
                return silent ? Step.to(review.to(ReviewState.UNKNOWN, now)) : Step.stay();
            });
        }
        return store.in(FOR_A_PERSON);
    }

    /** The review of the proposal with this hash. */
    public Optional<Review> find(String proposalHash) {
        return store.find(proposalHash);
    }

    private ReviewResult enter(Proposal proposal, ReviewState start) {
        while (true) {
            Review before =
                    store.latest(proposal.caseId(), proposal.action().id()).orElse(null);
            Refused clash = before == null ? null : clashWith(before);
            if (clash != null) {
                return clash;
            }
            Review fresh = before == null ? Review.first(proposal, start) : before.followedBy(proposal, start);
            if (store.save(before == null ? List.of(fresh) : withSuperseded(before, fresh))) {
                return new Accepted(fresh);
            }
        }
    }

    private ReviewResult step(String hash, BiFunction<Review, Instant, Step> rule) {
        while (true) {
            Review before = store.find(hash).orElse(null);
            if (before == null) {
                return new Refused(Refusal.NO_SUCH_PROPOSAL, Texts.NO_SUCH_PROPOSAL);
            }
            Step step = rule.apply(before, clock.instant());
            if (step.next() == null) {
                return step.result(before);
            }
            Review after = step.next().withVersion(before.version() + 1);
            if (store.save(List.of(after))) {
                return step.result(after);
            }
        }
    }

    private ReviewResult end(String hash, String person, String reason, ReviewState state, String participle) {
        Values.required(person, "The person");
        Values.required(reason, "The reason");
        return step(hash, (review, now) -> {
            if (!review.state().next().contains(state)) {
                return Step.refuse(Refusal.NOT_OPEN, Texts.notOpen(review, participle));
            }
            return Step.to(review.ended(state, new Rejection(hash, person, now, reason)));
        });
    }

    private @Nullable Refused refusalToClaim(Review review, Action action, PolicyDecision decision, Instant at) {
        if (review.attempt() != null) {
            return new Refused(Refusal.ALREADY_USED, Texts.ALREADY_USED);
        }
        if (OPEN.contains(review.state()) && isOverdue(review, at)) {
            return new Refused(Refusal.EXPIRED, Texts.EXPIRED);
        }
        if (review.state() != ReviewState.APPROVED) {
            return new Refused(Refusal.NOT_OPEN, Texts.notOpen(review, "executed"));
        }
        Proposal proposal = review.proposal();
        if (!proposal.binds(action)) {
            List<String> changes = ActionDifference.between(proposal.action(), action);
            return changes.isEmpty()
                    ? new Refused(Refusal.RECORD_CHANGED, Texts.RECORD_CHANGED)
                    : new Refused(Refusal.ACTION_CHANGED, Texts.actionChanged(changes));
        }
        Ruling ruling = rulingOn(action, decision);
        Refused refused = refusedBy(ruling, action);
        if (refused != null || ruling == null) {
            return refused;
        }
        if (decision.verification().held().compareTo(ruling.verification()) < 0) {
            return new Refused(Refusal.VERIFICATION_MISSING, Texts.verification(ruling));
        }
        Quorum quorum = Quorum.of(ruling);
        return quorum.isReached(review.approvals())
                ? null
                : new Refused(Refusal.MORE_APPROVALS, Texts.moreApprovals(quorum.shortfall(review.approvals())));
    }

    private static @Nullable Ruling rulingOn(Action action, PolicyDecision decision) {
        return decision.ruling(action.id())
                .filter(r -> r.kind().equals(FactKinds.nameOf(action.getClass())))
                .orElse(null);
    }

    private static @Nullable Refused refusedBy(@Nullable Ruling ruling, Action action) {
        if (ruling == null) {
            return notRuled(action);
        }
        if (ruling.outcome() == Outcome.DENY) {
            return new Refused(Refusal.DENIED, Texts.denied(ruling));
        }
        return ruling.outcome() == Outcome.VERIFY
                ? new Refused(Refusal.VERIFICATION_MISSING, Texts.verification(ruling))
                : null;
    }

    private static Refused notRuled(Action action) {
        return new Refused(Refusal.NOT_RULED, Texts.notRuled(action));
    }

    private static @Nullable Refused clashWith(Review before) {
        return switch (before.state()) {
            case CLAIMED, SENT -> new Refused(Refusal.IN_EXECUTION, Texts.IN_EXECUTION);
            case UNKNOWN -> new Refused(Refusal.OUTCOME_UNKNOWN, Texts.SETTLE_FIRST);
            case SUCCEEDED -> new Refused(Refusal.ALREADY_EXECUTED, Texts.ALREADY_EXECUTED);
            default -> null;
        };
    }

    private static List<Review> withSuperseded(Review before, Review fresh) {
        if (!before.state().next().contains(ReviewState.SUPERSEDED)) {
            return List.of(fresh);
        }
        Review superseded = before.to(ReviewState.SUPERSEDED, fresh.since());
        return List.of(superseded.withVersion(before.version() + 1), fresh);
    }

    /** The first of the house's validity and the deadlines of the case that have not passed already. */
    private Instant expiry(PolicyDecision decision, Instant now) {
        Stream<Instant> ofCase = Stream.concat(
                Stream.ofNullable(decision.reviewBy()),
                decision.deadlines().stream().map(d -> d.due().minusSeconds(1)));
        Instant usual = now.plus(limits.validity());
        return ofCase.filter(i -> i.isAfter(now) && i.isBefore(usual))
                .min(Instant::compareTo)
                .orElse(usual);
    }

    private static boolean isOverdue(Review review, Instant now) {
        return !now.isBefore(review.proposal().expiresAt());
    }

    private static Step expire(Review review, Instant now) {
        return new Step(review.to(ReviewState.EXPIRED, now), new Refused(Refusal.EXPIRED, Texts.EXPIRED));
    }

    private static String idempotencyKey(String caseId, Action action, int attempt) {
        return Canonical.sha256(
                "decorum/idempotency/v1",
                Map.of("caseId", caseId, "action", Canonical.tree(action), "attempt", attempt));
    }

    private String nonce() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
