package dev.decorum.example.operations;

import dev.decorum.example.execution.OrderRecord;
import dev.decorum.example.execution.OutboxItem;
import dev.decorum.example.execution.OutboxKind;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.evidence.Payload;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.AddNote;
import dev.decorum.policy.fact.Intent;
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
    private final CaseWork work;
    private final CaseFile file;

    ActionPlan(CaseWork work) {
        this.work = work;
        this.file = work.file();
    }

    /** What is to be done now; nothing when the customer asks for no action, or the order is not known. */
    Optional<Planned> plan() throws SQLException {
        Optional<Wish> wish = Wish.of(file, work.now());
        return wish.isEmpty() ? Optional.empty() : Optional.of(planned(wish.get()));
    }

    /** Evidence for the dispute that the customer has opened; nothing when the order is not known. */
    Optional<Planned> evidence() throws SQLException {
        OrderRecord order = file.order().orElse(null);
        if (order == null || !file.intents().contains(Intent.DISPUTE_CHARGEBACK)) {
            return Optional.empty();
        }
        String id = Objects.requireNonNull(order.order().id(), "An order of the back office has a number.");
        return Optional.of(
                planned(Wish.evidence(file, order, work.tools().backOffice().shipment(id))));
    }

    private Planned planned(Wish wish) throws SQLException {
        Decided decided = work.decide(wish.action());
        Optional<Planned> under = underWay(wish, decided);
        return under.isPresent() ? under.get() : planned(wish, decided);
    }

    /** What has become of an earlier proposal of the same action, when that decides what happens now. */
    private Optional<Planned> underWay(Wish wish, Decided decided) {
        Review latest = work.tools()
                .reviews(work.connection())
                .latest(work.row().id(), wish.action().id())
                .orElse(null);
        if (latest == null) {
            return Optional.empty();
        }
        boolean refund = wish.action() instanceof Refund;
        String the = "the " + wish.noun();
        return switch (latest.state()) {
            case PROPOSED, APPROVED, CLAIMED, SENT -> Optional.of(new Planned(Step.PROPOSED, decided, "", Set.of()));
            case SUCCEEDED ->
                Optional.of(refused(
                        wish,
                        decided,
                        refund
                                ? "It was refunded already, and the customer writes again."
                                : "It was done already (" + wish.noun() + "), and the customer writes again."));
            case UNKNOWN -> Optional.of(refused(wish, decided, "Nobody knows yet whether " + the + " took effect."));
            case REJECTED, REVOKED -> Optional.of(refused(wish, decided, "A reviewer has said no to " + the + "."));
            case EXPIRED ->
                Optional.of(refused(wish, decided, "The proposal of " + the + " ran out before it was decided on."));
            case FAILED, SUPERSEDED -> Optional.empty();
        };
    }

    private Planned planned(Wish wish, Decided decided) throws SQLException {
        Ruling ruling = decided.ruling(wish.action().id());
        if (ruling.outcome() == Outcome.DENY) {
            return refused(wish, decided, "The rules deny the " + wish.noun() + CaseTurn.by(ruling) + ".");
        }
        if (ruling.outcome() == Outcome.VERIFY || file.proved().compareTo(ruling.verification()) < 0) {
            return ruling.verification().compareTo(VerificationLevel.ONE_TIME_CODE) > 0
                    ? refused(
                            wish,
                            decided,
                            "The " + wish.noun() + " asks for a stronger proof than a code" + CaseTurn.by(ruling) + ".")
                    : new Planned(Step.PROVE_MORE, decided, "", Set.of());
        }
        Action action = decided.request().find(wish.action().getClass()).orElseThrow();
        String assistant = work.account().assistant();
        PreparedAction prepared = new PreparedAction(
                work.row().id(),
                action,
                work.journal().key().factsHash(decided.request()),
                Previews.of(action, wish.words()),
                assistant,
                assistant);
        ReviewResult result = propose(work, prepared, decided);
        if (result instanceof Refused refused) {
            return refused(wish, decided, refused.message());
        }
        if (action instanceof AddNote) {
            return new Planned(Step.NOTED, decided, "", ruling.roles());
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

    private static Planned refused(Wish wish, Decided decided, String reason) {
        return new Planned(
                Step.REFUSED,
                decided,
                reason,
                decided.ruling(wish.action().id()).roles());
    }

    /** What happens with an action now. */
    enum Step {
        /** The customer must prove more first. */
        PROVE_MORE,
        /** It waits for people. */
        PROPOSED,
        /** It runs. */
        APPROVED,
        /** It is noted on the order, and a person does it. */
        NOTED,
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
