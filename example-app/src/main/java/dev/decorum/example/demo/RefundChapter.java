package dev.decorum.example.demo;

import dev.decorum.example.operations.CaseDesk;
import dev.decorum.example.operations.CaseRow;
import dev.decorum.example.operations.CaseView;
import dev.decorum.example.operations.Decided;
import dev.decorum.example.operations.Person;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.decision.Ruling;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.Role;
import dev.decorum.policy.review.Review;
import dev.decorum.policy.review.ReviewState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** From the wish for money to its payment: held, approved, paid once, and told to the customer. */
@Singleton
final class RefundChapter {
    private static final String REFUND = "refund";
    private static final Person SUPERVISOR = new Person("supervisor-7", Role.SUPERVISOR);

    private final House house;
    private final CaseDesk desk;
    private final Misuse misuse;
    private final DemoPhone phone;
    private final DemoClock clock;
    private final Story story;

    @Inject
    RefundChapter(House house, CaseDesk desk, Misuse misuse, DemoPhone phone, DemoClock clock, Story story) {
        this.house = house;
        this.desk = desk;
        this.misuse = misuse;
        this.phone = phone;
        this.clock = clock;
        this.story = story;
    }

    void tell() {
        proveMore(hold());
        approve();
        pay();
        close();
    }

    private Ruling hold() {
        Decided decided = story.lastOn(REFUND);
        Ruling ruling = decided.ruling(REFUND);
        if (ruling.outcome() != Outcome.REVIEW) {
            throw Stopped.because("these rules do not hold the refund: " + Words.outcome(ruling) + ".");
        }
        Refund refund = decided.request().find(Refund.class).orElseThrow();
        story.tell(
                "A refund of " + refund.amount() + " is prepared, and held",
                "It " + Words.outcome(ruling) + ", by " + story.rules(decided, ruling.because()) + ".",
                "Proof needed: " + Words.level(ruling.verification()) + ", by "
                        + story.rule(decided, "identity-refund-above-limit") + ".");
        return ruling;
    }

    private void proveMore(Ruling ruling) {
        house.send();
        house.hear("Mein Code ist " + phone.codeFromMail() + ".");
        house.handle();
        CaseView view = house.view();
        if (view.proved().compareTo(ruling.verification()) < 0) {
            throw Stopped.because("the customer could not prove " + Words.level(ruling.verification()) + ".");
        }
        house.send();
        story.tell(
                "A code goes to the e-mail address on file, and comes back on WhatsApp",
                "\"Mein Code ist ******.\" (a third signed delivery): " + Words.level(view.proved()) + " is proved.");
    }

    private void approve() {
        Review proposed = review(ReviewState.PROPOSED);
        clock.pass(Duration.ofMinutes(20));
        House.require(
                desk.approve(proposed.proposal().hash(), "The order is late, and the carrier is silent.", SUPERVISOR));
        Review approved = review(ReviewState.APPROVED);
        Money changed = Money.of("190.00", "EUR");
        String refused = misuse.useFor(changed, approved, story.lastOn(REFUND), row());
        story.tell(
                "A supervisor approves exactly this refund",
                SUPERVISOR.name() + " saw " + Words.quoted(proposed.proposal().preview()) + " and approved it.",
                "The same approval for " + changed + " is refused: " + refused);
    }

    private void pay() {
        house.sendNext();
        Review paid = review(ReviewState.SUCCEEDED);
        Decided decided = story.lastOn(REFUND);
        String payment = misuse.payment(paid);
        String refused = misuse.useAgain(paid, decided, row());
        story.tell(
                "Decided once more, the refund is paid, and once",
                "Payment " + payment + ", under a key of its own; the same key again pays nothing (payment "
                        + misuse.payAgain(paid) + ").",
                "The approval again is refused: " + refused,
                "The rules also want screenshots; this back office has no page, and the evidence says so.");
    }

    private void close() {
        house.send();
        story.tell("The customer hears what has happened, not what might", Words.quoted(house.lastSent()));
    }

    private CaseRow row() {
        return house.view().row();
    }

    private Review review(ReviewState expected) {
        Review newest = house.view().actions().stream()
                .findFirst()
                .orElseThrow(() -> Stopped.because("no refund was proposed."));
        if (newest.state() != expected) {
            throw Stopped.because("the refund is " + newest.state() + ", and the story needs " + expected + ".");
        }
        return newest;
    }
}
