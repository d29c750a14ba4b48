package dev.decorum.example.operations;

import dev.decorum.example.execution.BackOfficeException;
import dev.decorum.example.execution.Change;
import dev.decorum.example.execution.ChangeResult;
import dev.decorum.example.execution.OutboxHandler;
import dev.decorum.example.execution.OutboxItem;
import dev.decorum.example.execution.Preparation;
import dev.decorum.example.execution.PreparedChange;
import dev.decorum.example.execution.Screenshot;
import dev.decorum.example.execution.Sending;
import dev.decorum.example.operations.Drafter.Purpose;
import dev.decorum.example.store.Database;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.evidence.Payload;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Compensation;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.review.Attempt;
import dev.decorum.policy.review.ClaimResult;
import dev.decorum.policy.review.Proposal;
import dev.decorum.policy.review.Refused;
import dev.decorum.policy.review.Review;
import dev.decorum.policy.review.ReviewState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Executes approved actions. Just before, the action is decided on again on what is known then, and its approval is used
 * up; then the back office is asked once. Safe for use by several threads.
 */
public final class ActionHandler implements OutboxHandler {
    private static final Set<ReviewState> TAKEN_BACK =
            Set.of(ReviewState.SUPERSEDED, ReviewState.REVOKED, ReviewState.REJECTED);

    private final CaseTools tools;
    private final Database database;

    /** A handler that executes in the back office of the tools. */
    public ActionHandler(CaseTools tools, Database database) {
        this.tools = tools;
        this.database = database;
    }

    @Override
    public Start begin(Connection connection, OutboxItem item) throws SQLException {
        tools.ledger().lock(connection);
        Optional<CaseWork> found = CaseWork.find(tools, connection, item.caseId());
        String hash = Objects.requireNonNull(item.proposal(), "An action has a proposal.");
        Review review = tools.reviews(connection).find(hash).orElse(null);
        if (found.isEmpty() || review == null) {
            return new Start.Stop("The customer was erased, so nothing is done for them.");
        }
        if (TAKEN_BACK.contains(review.state())) {
            return new Start.Stop("The proposal was taken back.");
        }
        CaseWork work = found.get();
        Action approved = review.proposal().action();
        if (!tools.backOffice().offers(approved)) {
            work.escalate("The back office cannot do this by itself: a person does it.", List.of(), null);
            return new Start.Stop("The back office knows no such action.");
        }
        return claim(work, hash, review.proposal());
    }

    private Start claim(CaseWork work, String hash, Proposal proposal) throws SQLException {
        Decided decided = work.decide(asNew(proposal.action()));
        work.show(decided);
        Action now = decided.request().find(proposal.action().getClass()).orElseThrow();
        ClaimResult result = work.desk().claim(hash, now, decided.decision());
        String assistant = work.account().assistant();
        if (result instanceof Refused refused) {
            Payload payload = Payload.empty().hash("proposal", hash).word("refusal", refused.code());
            work.journal()
                    .write(
                            EventKind.REFUSED,
                            work.row().id(),
                            assistant,
                            decided.request(),
                            decided.decision(),
                            payload);
            work.escalate("The approved action was not executed. " + refused.message(), List.of(), decided);
            return new Start.Stop(refused.message());
        }
        work.desk().report(hash, ReviewState.SENT);
        Attempt attempt = ((ClaimResult.Claimed) result).attempt();
        String order = work.file().order().map(known -> known.order().id()).orElse("");
        String text = now instanceof Refund ? "" : proposal.preview();
        Change change = new Change(now, order == null ? "" : order, text, assistant);
        return new Start.Go(() -> execute(change, attempt));
    }

    private Sending execute(Change change, Attempt attempt) {
        Preparation preparation = tools.backOffice().prepare(change);
        if (preparation instanceof Preparation.ForPerson person) {
            return new Sending.NotDone(person.why(), person.screenshots());
        }
        PreparedChange prepared = ((Preparation.Ready) preparation).prepared();
        ChangeResult result = tools.backOffice().submit(prepared, attempt);
        if (result instanceof ChangeResult.Done done) {
            return new Sending.Done(done.reference(), done.screenshots());
        }
        return result instanceof ChangeResult.Declined declined
                ? new Sending.NotDone(declined.why(), declined.screenshots())
                : new Sending.Unknown(((ChangeResult.Unknown) result).why(), result.screenshots());
    }

    @Override
    public Sending found(OutboxItem item) {
        String hash = Objects.requireNonNull(item.proposal(), "An action has a proposal.");
        Optional<Attempt> attempt = database.inTransaction(connection ->
                tools.reviews(connection).find(hash).flatMap(review -> Optional.ofNullable(review.attempt())));
        try {
            return attempt.flatMap(used -> tools.backOffice().done(used.idempotencyKey()))
                    .<Sending>map(done -> new Sending.Done(done.reference(), done.screenshots()))
                    .orElseGet(() -> new Sending.Unknown(
                            "The application ended while the action was being executed, and the back office does not"
                                    + " show it."));
        } catch (BackOfficeException e) {
            return new Sending.Unknown(e.explanation());
        }
    }

    @Override
    public void end(Connection connection, OutboxItem item, Sending outcome) throws SQLException {
        tools.ledger().lock(connection);
        String hash = Objects.requireNonNull(item.proposal(), "An action has a proposal.");
        ReviewState state = outcome instanceof Sending.Done
                ? ReviewState.SUCCEEDED
                : outcome instanceof Sending.Unknown ? ReviewState.UNKNOWN : ReviewState.FAILED;
        tools.desk(connection).report(hash, state);
        CaseWork work = CaseWork.find(tools, connection, item.caseId()).orElse(null);
        if (work == null) {
            return;
        }
        Payload payload = Payload.empty()
                .hash("proposal", hash)
                .word("outcome", state)
                .flag("screenshots", !outcome.screenshots().isEmpty());
        work.journal().write(EventKind.EXECUTED, item.caseId(), work.account().assistant(), payload, pictures(outcome));
        if (outcome instanceof Sending.Done) {
            tell(work, hash);
        } else if (outcome instanceof Sending.NotDone no) {
            work.escalate("The action did not take effect. " + no.why(), List.of(), null);
        } else if (outcome instanceof Sending.Unknown unknown) {
            work.escalate(
                    "Nobody knows whether the action took effect: " + unknown.why() + " A person looks it up.",
                    List.of(),
                    null);
        }
    }

    private void tell(CaseWork work, String hash) throws SQLException {
        Review review = tools.reviews(work.connection()).find(hash).orElseThrow();
        Decided decided = work.decide();
        Action done = review.proposal().action();
        if (done instanceof Refund refund) {
            tell(work, hash, Purpose.REFUND_SENT, refund.amount(), decided);
        } else if (done instanceof Compensation compensation) {
            tell(work, hash, Purpose.COMPENSATION_SENT, compensation.amount(), decided);
        }
        work.show(decided);
        work.keep();
    }

    private static void tell(CaseWork work, String hash, Purpose purpose, Money paid, Decided decided)
            throws SQLException {
        Map<String, String> values = Map.of(
                "amount", amount(paid, decided), "order", work.file().named().orElse(""));
        new ReplyStep(work, "executed-" + hash).say(purpose, decided, values);
    }

    private static String amount(Money money, Decided decided) {
        String language = decided.decision().tone().language();
        Locale locale = language == null ? Locale.ROOT : Locale.forLanguageTag(language);
        return String.format(locale, "%,.2f %s", money.amount(), money.currency());
    }

    private static Map<String, Object> pictures(Sending outcome) {
        Map<String, Object> parts = new LinkedHashMap<>();
        for (Screenshot screenshot : outcome.screenshots()) {
            parts.put(screenshot.name(), screenshot.part());
            parts.put(screenshot.name() + "-facts", screenshot.facts());
        }
        return parts;
    }

    /** What was computed when it was proposed is computed again, so that what has happened since counts. */
    private static Action asNew(Action approved) {
        if (approved instanceof Refund refund) {
            return new Refund(
                    refund.id(), bare(refund.amount()), refund.method(), refund.orderId(), Money.UNKNOWN, null);
        }
        return approved instanceof Compensation paid
                ? new Compensation(paid.id(), bare(paid.amount()), paid.orderId(), Money.UNKNOWN)
                : approved;
    }

    private static Money bare(Money amount) {
        return new Money(amount.amount(), amount.currency(), null);
    }
}
