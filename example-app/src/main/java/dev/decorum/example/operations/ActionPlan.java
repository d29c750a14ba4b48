package dev.decorum.example.operations;

import dev.decorum.example.execution.OrderRecord;
import dev.decorum.example.execution.OutboxItem;
import dev.decorum.example.execution.OutboxKind;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.evidence.Payload;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Intent;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.fact.VerificationLevel;
import dev.decorum.policy.review.PreparedAction;
import dev.decorum.policy.review.Refused;
import dev.decorum.policy.review.Review;
import dev.decorum.policy.review.ReviewResult;
import dev.decorum.policy.review.ReviewState;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What is to be done for a customer, taken from what they ask for, and proposed for review. For one thread. */
final class ActionPlan {
    /** The id of the refund of a case. */
    static final String REFUND = "refund";

    private final CaseWork work;
    private final CaseFile file;

    ActionPlan(CaseWork work) {
        this.work = work;
        this.file = work.file();
    }

    /** What is to be done now; nothing when the customer asks for no action, or the order is not known. */
    Optional<Planned> plan() throws SQLException {
        if (!file.intents().contains(Intent.GET_REFUND) || file.order().isEmpty()) {
            return Optional.empty();
        }
        OrderRecord order = file.order().get();
        String id = Objects.requireNonNull(order.order().id(), "An order of the back office has a number.");
        Money amount = order.order().total();
        Decided decided = work.decide(new Refund(REFUND, amount, id));
        Optional<Planned> under = underWay(decided);
        return under.isPresent() ? under : Optional.of(planned(decided));
    }

    /** What has become of an earlier proposal of the same action, when that decides what happens now. */
    private Optional<Planned> underWay(Decided decided) {
        Review latest = work.tools()
                .reviews(work.connection())
                .latest(work.row().id(), REFUND)
                .orElse(null);
        if (latest == null) {
            return Optional.empty();
        }
        return switch (latest.state()) {
            case PROPOSED, APPROVED, CLAIMED, SENT -> Optional.of(new Planned(Step.PROPOSED, decided, "", Set.of()));
            case SUCCEEDED -> Optional.of(refused(decided, "It was refunded already, and the customer writes again."));
            case UNKNOWN -> Optional.of(refused(decided, "Nobody knows yet whether the refund took effect."));
            case REJECTED, REVOKED -> Optional.of(refused(decided, "A reviewer has said no to the refund."));
            case EXPIRED ->
                Optional.of(refused(decided, "The proposal of the refund ran out before it was decided on."));
            case FAILED, SUPERSEDED -> Optional.empty();
        };
    }

    private Planned planned(Decided decided) throws SQLException {
        Ruling ruling = decided.ruling(REFUND);
        if (ruling.outcome() == Outcome.DENY) {
            return refused(decided, "The rules deny the refund" + CaseTurn.by(ruling) + ".");
        }
        if (ruling.outcome() == Outcome.VERIFY || file.proved().compareTo(ruling.verification()) < 0) {
            return ruling.verification().compareTo(VerificationLevel.ONE_TIME_CODE) > 0
                    ? refused(decided, "The refund asks for a stronger proof than a code" + CaseTurn.by(ruling) + ".")
                    : new Planned(Step.PROVE_MORE, decided, "", Set.of());
        }
        Action action = decided.request().find(Refund.class).orElseThrow();
        String assistant = work.account().assistant();
        PreparedAction prepared = new PreparedAction(
                work.row().id(),
                action,
                work.journal().key().factsHash(decided.request()),
                Previews.of(action),
                assistant,
                assistant);
        ReviewResult result = propose(work, prepared, decided);
        if (result instanceof Refused refused) {
            return refused(decided, refused.message());
        }
        ReviewState state = ((ReviewResult.Accepted) result).review().state();
        return new Planned(state == ReviewState.APPROVED ? Step.APPROVED : Step.PROPOSED, decided, "", Set.of());
    }

    /** Proposes an action; one that needs no approval is handed to the outbox at once. */
    static ReviewResult propose(CaseWork work, PreparedAction prepared, Decided decided) throws SQLException {
        ReviewResult result = work.desk().propose(prepared, decided.decision());
        if (result instanceof ReviewResult.Accepted accepted) {
            Payload payload = Payload.empty()
                    .hash("proposal", accepted.review().proposal().hash())
                    .word("state", accepted.review().state())
                    .text("preview", prepared.preview(), work.journal().key());
            work.journal()
                    .write(
                            EventKind.PROPOSED,
                            prepared.caseId(),
                            prepared.lastEditor(),
                            decided.request(),
                            decided.decision(),
                            payload,
                            Map.of("preview", prepared.preview()));
            handOver(work, accepted.review());
        }
        return result;
    }

    /** Hands an approved action to the outbox; anything else is left alone. */
    static void handOver(CaseWork work, Review review) throws SQLException {
        if (review.state() == ReviewState.APPROVED) {
            String hash = review.proposal().hash();
            OutboxItem item = OutboxItem.of(
                            "action:" + hash,
                            OutboxKind.ACTION,
                            work.row().id(),
                            work.row().subject())
                    .executing(hash);
            work.tools().outbox().add(work.connection(), item, work.now());
        }
    }

    private static Planned refused(Decided decided, String reason) {
        return new Planned(Step.REFUSED, decided, reason, decided.ruling(REFUND).roles());
    }

    /** What happens with an action now. */
    enum Step {
        /** The customer must prove more first. */
        PROVE_MORE,
        /** It waits for people. */
        PROPOSED,
        /** It runs. */
        APPROVED,
        /** It is not for the machine. */
        REFUSED
    }

    /**
     * An action and what happens with it.
     *
     * @param step what happens
     * @param decided the decision on it
     * @param reason why it is not for the machine; blank otherwise
     * @param roles whose it is
     */
    record Planned(Step step, Decided decided, String reason, Set<Role> roles) {}
}
