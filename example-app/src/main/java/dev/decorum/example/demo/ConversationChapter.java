package dev.decorum.example.demo;

import dev.decorum.example.operations.CaseFlow;
import dev.decorum.example.operations.CaseView;
import dev.decorum.example.operations.Decided;
import dev.decorum.example.operations.DraftTrial;
import dev.decorum.example.operations.Replies;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.decision.ClaimFinding;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.decision.Tone;
import dev.decorum.policy.evidence.EventKind;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.Order;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.stream.Collectors;

/** From the first message to the order: who writes, what the rules say, and what may be answered. */
@Singleton
final class ConversationChapter {
    /** The id of the action of sending a reply. */
    static final String REPLY = "reply";

    private static final String REQUEST =
            "Meine Bestellung D-1042 ist immer noch nicht da. Ich möchte mein Geld zurück.";
    private static final String PROMISE =
            "Das tut uns leid! Natürlich bekommen Sie noch heute den vollen Betrag zurück.";
    private static final String TWO_DATA_POINTS = "Die Bestellnummer ist D-1042, die Postleitzahl 12345.";

    private final House house;
    private final DemoPhone phone;
    private final DraftTrial trial;
    private final Story story;

    @Inject
    ConversationChapter(House house, DemoPhone phone, DraftTrial trial, Story story) {
        this.house = house;
        this.phone = phone;
        this.trial = trial;
        this.story = story;
    }

    /** Tells it. */
    void tell() {
        receive();
        decide();
        Decided reply = story.lastOn(REPLY);
        stopPromise();
        answer(reply);
        prove();
        lookUp();
    }

    private void receive() {
        RawDelivery delivery = phone.message(REQUEST);
        Rejected rejected = house.tampered(delivery);
        house.take(delivery);
        story.tell(
                "A signed WhatsApp delivery comes in",
                Words.quoted(REQUEST),
                "The signature is right; with one byte changed the delivery is rejected: "
                        + FactKinds.wordFor(rejected.code()) + ".");
    }

    private void decide() {
        house.handle();
        story.of(house.view().row().id());
        Decided decided = story.lastOn(CaseFlow.LOOK_UP);
        Message message = decided.request().find(Message.class).orElseThrow();
        Tone tone = decided.decision().tone();
        story.tellUpTo(
                EventKind.DECIDED,
                "The rules decide how to answer, and what must be proved first",
                "Understood: "
                        + message.intents().stream().map(FactKinds::wordFor).collect(Collectors.joining(", "))
                        + "; language " + message.language() + ".",
                "Tone: " + FactKinds.wordFor(tone.formality()) + ", " + tone.address() + ", language " + tone.language()
                        + ", by " + story.rule(decided, "de-formal-german") + ".",
                "Before any order data: "
                        + Words.level(decided.decision().verification().required()) + ", by "
                        + story.rule(decided, "identity-order-data") + ".",
                "Looking the order up: " + Words.outcome(decided.ruling(CaseFlow.LOOK_UP)) + ".");
    }

    private void stopPromise() {
        Replies.Answer draft = trial.of(house.view().row().id(), PROMISE)
                .orElseThrow(() -> Stopped.because("the case was not decided."));
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

    private void answer(Decided reply) {
        house.send();
        story.tell(
                "A draft in the decided tone goes out, and says that a machine writes",
                Words.quoted(house.lastSent()),
                "Sent by " + story.rules(reply, reply.ruling(REPLY).because()) + ".");
    }

    private void prove() {
        house.hear(TWO_DATA_POINTS);
        house.handle();
        CaseView view = house.view();
        story.tellUpTo(
                EventKind.VERIFIED,
                "The customer proves who they are",
                Words.quoted(TWO_DATA_POINTS) + " (a second signed delivery)",
                "Order number and postcode fit the database: " + Words.level(view.proved()) + ".");
    }

    private void lookUp() {
        Decided decided = story.lastOn(CaseFlow.LOOK_UP);
        if (house.view().order() == null) {
            throw Stopped.because("the order was not looked up: " + Words.outcome(decided.ruling(CaseFlow.LOOK_UP)));
        }
        Order order = Objects.requireNonNull(decided.request().find(Order.class).orElse(null), "The order is known.");
        story.tellUpTo(
                EventKind.DECIDED,
                "Now the order may be looked up",
                "By " + story.rules(decided, decided.ruling(CaseFlow.LOOK_UP).because()) + ". Order " + order.id()
                        + ": " + FactKinds.wordFor(order.status()) + ", " + order.total() + ", " + order.daysLate()
                        + " days late.");
    }
}
