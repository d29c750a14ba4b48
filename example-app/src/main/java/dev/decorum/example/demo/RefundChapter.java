package dev.decorum.example.demo;

import dev.decorum.example.execution.BackOffice;
import dev.decorum.example.execution.Change;
import dev.decorum.example.execution.ChangeResult;
import dev.decorum.example.execution.Preparation.Ready;
import dev.decorum.example.execution.RefundDesk;
import dev.decorum.example.execution.RefundDesk.Payment;
import dev.decorum.example.operations.CaseDecisions;
import dev.decorum.example.operations.CaseFile;
import dev.decorum.example.operations.Decided;
import dev.decorum.example.operations.Drafter.Purpose;
import dev.decorum.example.operations.IdentityCheck;
import dev.decorum.example.operations.Replies;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.decision.Tone;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Order;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.review.Refused;
import dev.decorum.policy.review.ReviewResult;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** From the wish for money to its payment: held, approved, paid once, and told to the customer. */
@Singleton
final class RefundChapter {
    private static final String REFUND = "refund";
    private static final String SUPERVISOR = "supervisor-7";

    private final Hearing hearing;
    private final CaseDecisions decisions;
    private final Replies replies;
    private final IdentityCheck identity;
    private final RefundDesk desk;
    private final BackOffice backOffice;
    private final DemoClock clock;
    private final Story story;

    @Inject
    RefundChapter(
            Hearing hearing,
            CaseDecisions decisions,
            Replies replies,
            IdentityCheck identity,
            RefundDesk desk,
            BackOffice backOffice,
            DemoClock clock,
            Story story) {
        this.hearing = hearing;
        this.decisions = decisions;
        this.replies = replies;
        this.identity = identity;
        this.desk = desk;
        this.backOffice = backOffice;
        this.clock = clock;
        this.story = story;
    }

    void tell(CaseFile of, Tone tone) {
        Decided held = hold(of);
        proveMore(of, tone, held.ruling(REFUND));
        String proposal = approve(of);
        pay(of, proposal);
        close(of, tone);
    }

    private Decided hold(CaseFile of) {
        Decided decided = decide(of, total(of));
        Ruling ruling = decided.ruling(REFUND);
        if (ruling.outcome() != Outcome.REVIEW) {
            throw Stopped.because("these rules do not hold the refund: " + Words.outcome(ruling) + ".");
        }
        story.tell(
                "A refund of " + total(of) + " is proposed, and held",
                "It " + Words.outcome(ruling) + ", by " + story.rules(decided, ruling.because()) + ".",
                "Proof needed: " + Words.level(ruling.verification()) + ", by "
                        + story.rule(decided, "identity-refund-above-limit") + ".");
        return decided;
    }

    private void proveMore(CaseFile of, Tone tone, Ruling ruling) {
        identity.sendCode(of);
        ConversationChapter.requireSent(replies.answer(
                of, Purpose.ASK_CODE, tone, Map.of("minutes", Long.toString(IdentityCheck.CODE_LIFE.toMinutes()))));
        String text = hearing.withCode(of);
        if (!identity.code(of, text) || of.proved().compareTo(ruling.verification()) < 0) {
            throw Stopped.because("the customer could not prove " + Words.level(ruling.verification()) + ".");
        }
        story.tell(
                "A code goes to the e-mail address on file, and comes back on WhatsApp",
                "\"Mein Code ist ******.\" (a third signed delivery): " + Words.level(of.proved()) + " is proved.");
    }

    private String approve(CaseFile of) {
        Decided decided = decide(of, total(of));
        String preview = "Refund " + total(of) + " for order " + orderId(of) + ", the way it was paid.";
        String hash = accepted(desk.propose(
                of.id(),
                refund(decided),
                decided.request(),
                decided.decision(),
                preview,
                of.shop().assistant()));
        clock.pass(Duration.ofMinutes(20));
        accepted(desk.approve(hash, SUPERVISOR, "The order is late, and the carrier is silent."));
        Money changed = Money.of("190.00", "EUR");
        Payment payment = pay(of, hash, decide(of, changed));
        if (!(payment instanceof Payment.NotAllowed refused)) {
            throw Stopped.because("an approval was good for another amount.");
        }
        story.tell(
                "A supervisor approves exactly this refund",
                SUPERVISOR + " saw \"" + preview + "\" and approved it.",
                "The same approval for " + changed + " is refused: "
                        + refused.refused().message());
        return hash;
    }

    private void pay(CaseFile of, String hash) {
        Decided now = decide(of, total(of));
        Payment payment = pay(of, hash, now);
        if (!(payment instanceof Payment.Done done) || !(done.result() instanceof ChangeResult.Done paid)) {
            throw Stopped.because("the refund was not paid: " + payment + ".");
        }
        Change change = new Change(refund(now), orderId(of), "", of.shop().assistant());
        Ready prepared = (Ready) backOffice.prepare(change);
        ChangeResult.Done repeated = (ChangeResult.Done) backOffice.submit(prepared.prepared(), done.attempt());
        Payment again = pay(of, hash, now);
        if (!repeated.before() || !(again instanceof Payment.NotAllowed refused)) {
            throw Stopped.because("the refund was paid twice.");
        }
        story.tell(
                "Decided once more, the refund is paid, in one transaction and once",
                "Payment " + paid.reference() + " under the key "
                        + done.attempt().idempotencyKey().substring(0, 12)
                        + "; the same key again pays nothing (payment "
                        + repeated.reference() + ").",
                "The approval again is refused: " + refused.refused().message(),
                "The rules also want screenshots; this back office has no page, and the evidence says so.");
    }

    private void close(CaseFile of, Tone tone) {
        Replies.Answer answer = replies.answer(of, Purpose.REFUND_SENT, tone, values(of));
        ConversationChapter.requireSent(answer);
        story.tell("The customer hears what has happened, not what might", Words.quoted(answer.text()));
    }

    private Decided decide(CaseFile of, Money amount) {
        return decisions.decide(of, new Refund(REFUND, amount, orderId(of)));
    }

    private static Order order(CaseFile of) {
        return of.order()
                .orElseThrow(() -> Stopped.because("the order is not known."))
                .order();
    }

    private static String orderId(CaseFile of) {
        return Objects.requireNonNull(order(of).id(), "An order of the back office has a number.");
    }

    private static Money total(CaseFile of) {
        return order(of).total();
    }

    private static Map<String, String> values(CaseFile of) {
        Money total = total(of);
        String amount = String.format(Locale.GERMANY, "%,.2f %s", total.amount(), total.currency());
        return Map.of("amount", amount, "order", orderId(of));
    }

    private Payment pay(CaseFile of, String hash, Decided now) {
        return desk.execute(
                hash,
                of.id(),
                refund(now),
                now.request(),
                now.decision(),
                of.shop().assistant());
    }

    private static Refund refund(Decided decided) {
        return decided.request().find(Refund.class).orElseThrow();
    }

    private static String accepted(ReviewResult result) {
        if (result instanceof ReviewResult.Accepted accepted) {
            return accepted.review().proposal().hash();
        }
        throw Stopped.because(((Refused) result).message());
    }
}
