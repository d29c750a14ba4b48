package dev.decorum.example.demo;

import dev.decorum.example.execution.BackOffice;
import dev.decorum.example.execution.Change;
import dev.decorum.example.execution.ChangeResult;
import dev.decorum.example.execution.Preparation.Ready;
import dev.decorum.example.journal.Ledger;
import dev.decorum.example.operations.CaseRow;
import dev.decorum.example.operations.CaseTools;
import dev.decorum.example.operations.Decided;
import dev.decorum.example.store.Database;
import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.evidence.Payload;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.review.ClaimResult;
import dev.decorum.policy.review.JdbcReviewStore;
import dev.decorum.policy.review.Refused;
import dev.decorum.policy.review.Review;
import dev.decorum.policy.review.ReviewDesk;
import dev.decorum.policy.review.ReviewListener;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Tries on the real desk and the real back office what must not work, as a faulty or hostile program would. */
@Singleton
final class Misuse {
    private final CaseTools tools;
    private final Database database;

    @Inject
    Misuse(CaseTools tools, Database database) {
        this.tools = tools;
        this.database = database;
    }

    /** Why an approval cannot be used for the refund of another amount. */
    String useFor(Money amount, Review review, Decided decided, CaseRow of) {
        Refund approved = (Refund) review.proposal().action();
        PolicyEngine engine = tools.engine();
        PolicyRequest request = engine.complete(
                with(new Refund(approved.id(), amount, Objects.requireNonNull(approved.orderId())), decided.request()));
        return use(review, new Decided(request, engine.decide(request)), of);
    }

    /** Why an approval that was used cannot be used again. */
    String useAgain(Review review, Decided decided, CaseRow of) {
        return use(review, decided, of);
    }

    /** The number of the payment that was made. */
    String payment(Review review) {
        return tools.backOffice()
                .done(Objects.requireNonNull(review.attempt()).idempotencyKey())
                .map(ChangeResult.Done::reference)
                .orElseThrow(() -> Stopped.because("the back office knows nothing of the refund."));
    }

    /** The number of the payment that the back office gives for the key of one that it has made. */
    String payAgain(Review review) {
        BackOffice backOffice = tools.backOffice();
        Refund paid = (Refund) review.proposal().action();
        Change change = new Change(paid, Objects.requireNonNull(paid.orderId()), "", "assistant");
        Ready prepared = (Ready) backOffice.prepare(change);
        ChangeResult result = backOffice.submit(prepared.prepared(), Objects.requireNonNull(review.attempt()));
        if (result instanceof ChangeResult.Done done && done.before()) {
            return done.reference();
        }
        throw Stopped.because("the refund was paid twice.");
    }

    private String use(Review review, Decided decided, CaseRow of) {
        Refund refund = decided.request().find(Refund.class).orElseThrow();
        String hash = review.proposal().hash();
        Ledger ledger = tools.ledger();
        return database.inTransaction(connection -> {
            ledger.lock(connection);
            ReviewDesk desk =
                    new ReviewDesk(JdbcReviewStore.on(connection, ReviewListener.NONE), tools.clock(), tools.limits());
            ClaimResult result = desk.claim(hash, refund, decided.decision());
            if (!(result instanceof Refused refused)) {
                throw Stopped.because("an approval was good for what nobody approved.");
            }
            Payload payload = Payload.empty()
                    .hash("proposal", hash)
                    .word("refusal", refused.code())
                    .money("amount", refund.amount());
            ledger.journal(connection, of.subject(), ledger.key(connection, of.subject()))
                    .write(EventKind.REFUSED, of.id(), "assistant", decided.request(), decided.decision(), payload);
            return refused.message();
        });
    }

    private static PolicyRequest with(Refund changed, PolicyRequest request) {
        List<Fact> facts = new ArrayList<>(request.facts());
        facts.removeIf(Refund.class::isInstance);
        facts.add(changed);
        return request.withFacts(facts);
    }
}
