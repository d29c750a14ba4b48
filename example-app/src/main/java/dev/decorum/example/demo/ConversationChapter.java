package dev.decorum.example.demo;

import dev.decorum.example.operations.CaseDecisions;
import dev.decorum.example.operations.CaseFile;
import dev.decorum.example.operations.Decided;
import dev.decorum.example.operations.Drafter.Purpose;
import dev.decorum.example.operations.IdentityCheck;
import dev.decorum.example.operations.OrderLookUp;
import dev.decorum.example.operations.Replies;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.decision.ClaimFinding;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.decision.Tone;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.LookUpOrder;
import dev.decorum.policy.fact.Order;
import dev.decorum.policy.reply.ReplyFinding;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** From the first message to the order: who writes, what the rules say, and what may be answered. */
@Singleton
final class ConversationChapter {
    private static final String PROMISE =
            "Das tut uns leid! Natürlich bekommen Sie noch heute den vollen Betrag zurück.";
    private static final String TWO_DATA_POINTS = "Die Bestellnummer ist D-1042, die Postleitzahl 12345.";

    private final Hearing hearing;
    private final CaseDecisions decisions;
    private final Replies replies;
    private final IdentityCheck identity;
    private final OrderLookUp orders;
    private final Story story;

    @Inject
    ConversationChapter(
            Hearing hearing,
            CaseDecisions decisions,
            Replies replies,
            IdentityCheck identity,
            OrderLookUp orders,
            Story story) {
        this.hearing = hearing;
        this.decisions = decisions;
        this.replies = replies;
        this.identity = identity;
        this.orders = orders;
        this.story = story;
    }

    /** Tells it; the tone in which the rest is written. */
    Tone tell(CaseFile of) {
        receive(of);
        Tone tone = decide(of);
        stopPromise(of, tone);
        answer(of, tone);
        lookUp(of, prove(of));
        return tone;
    }

    private void receive(CaseFile of) {
        Rejected rejected = hearing.tampered();
        String text = hearing.first(of);
        String intents = of.message().intents().stream().map(FactKinds::wordFor).collect(Collectors.joining(", "));
        story.tell(
                "A signed WhatsApp delivery comes in",
                Words.quoted(text),
                "The signature is right; with one byte changed the delivery is rejected: "
                        + FactKinds.wordFor(rejected.code()) + ".",
                "Understood: " + intents + "; language " + of.message().language() + ".");
    }

    private Tone decide(CaseFile of) {
        String order = Optional.ofNullable(of.message().text())
                .flatMap(IdentityCheck::orderNumber)
                .orElse(null);
        Decided decided = decisions.decide(of, new LookUpOrder(OrderLookUp.ACTION, order));
        Tone tone = decided.decision().tone();
        story.tell(
                "The rules decide how to answer, and what must be proved first",
                "Tone: " + FactKinds.wordFor(tone.formality()) + ", " + tone.address() + ", language " + tone.language()
                        + ", by " + story.rule(decided, "de-formal-german") + ".",
                "Before any order data: "
                        + Words.level(decided.decision().verification().required()) + ", by "
                        + story.rule(decided, "identity-order-data") + ".",
                "Looking the order up: " + Words.outcome(decided.ruling(OrderLookUp.ACTION)) + ".");
        return tone;
    }

    private void stopPromise(CaseFile of, Tone tone) {
        Replies.Answer draft = replies.check(of, PROMISE, tone);
        if (draft.outcome() != Outcome.DENY || draft.forbidden().isEmpty()) {
            throw Stopped.because("these rules do not stop a draft that promises money.");
        }
        ClaimFinding finding = draft.forbidden().get(0);
        story.tell(
                "A draft that promises money is stopped",
                Words.quoted(draft.text()),
                "Forbidden: " + Words.quoted(Words.textOf(finding)) + ", a "
                        + FactKinds.wordFor(finding.claim().category()) + ".",
                "By " + story.rules(draft.decided(), finding.because()) + ":",
                String.join(" ", finding.remedy()));
    }

    private void answer(CaseFile of, Tone tone) {
        Replies.Answer answer = replies.answer(of, Purpose.ASK_TWO_DATA_POINTS, tone, Map.of());
        requireSent(answer);
        story.tell(
                "A draft in the decided tone goes out, and says that a machine writes",
                Words.quoted(answer.text()),
                "Sent by " + story.rules(answer.decided(), answer.because()) + ".");
    }

    private String prove(CaseFile of) {
        String text = hearing.later(of, TWO_DATA_POINTS);
        String order =
                identity.twoDataPoints(of, text).orElseThrow(() -> Stopped.because("the two data points do not fit."));
        story.tell(
                "The customer proves who they are",
                Words.quoted(text) + " (a second signed delivery)",
                "Order number and postcode fit the database: " + Words.level(of.proved()) + ".");
        return order;
    }

    private void lookUp(CaseFile of, String orderId) {
        Decided decided = orders.lookUp(of, orderId);
        if (of.order().isEmpty()) {
            throw Stopped.because("the order was not looked up: " + Words.outcome(decided.ruling(OrderLookUp.ACTION)));
        }
        Order order = decisions.decide(of).request().find(Order.class).orElseThrow();
        story.tell(
                "Now the order may be looked up",
                "By " + story.rules(decided, decided.ruling(OrderLookUp.ACTION).because()) + ".",
                "Order " + order.id() + ": " + FactKinds.wordFor(order.status()) + ", " + order.total() + ", "
                        + order.daysLate() + " days late. The rules decide again, with it.");
    }

    static void requireSent(Replies.Answer answer) {
        if (!answer.sent()) {
            throw Stopped.because("the reply was not sent: "
                    + answer.report().findings().stream()
                            .findFirst()
                            .map(ReplyFinding::message)
                            .orElseGet(() -> Words.outcome(answer.decided().ruling("reply")) + "."));
        }
    }
}
