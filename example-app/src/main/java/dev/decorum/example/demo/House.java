package dev.decorum.example.demo;

import dev.decorum.example.execution.Dispatcher;
import dev.decorum.example.intake.Intake;
import dev.decorum.example.operations.CaseDesk;
import dev.decorum.example.operations.CaseFilter;
import dev.decorum.example.operations.CaseRow;
import dev.decorum.example.operations.CaseState;
import dev.decorum.example.operations.CaseView;
import dev.decorum.example.operations.CaseView.MessageState;
import dev.decorum.example.operations.CaseView.Said;
import dev.decorum.example.operations.Deed;
import dev.decorum.example.operations.InboxWorker;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * The house as {@code serve} runs it, without its threads: each step of inbox and outbox is taken when the story comes to
 * it.
 */
@Singleton
final class House {
    private final Intake intake;
    private final InboxWorker worker;
    private final Dispatcher dispatcher;
    private final CaseDesk desk;
    private final DemoPhone phone;
    private final DemoClock clock;

    @Inject
    House(Intake intake, InboxWorker worker, Dispatcher dispatcher, CaseDesk desk, DemoPhone phone, DemoClock clock) {
        this.intake = intake;
        this.worker = worker;
        this.dispatcher = dispatcher;
        this.desk = desk;
        this.phone = phone;
        this.clock = clock;
    }

    /** Lets the customer write after some minutes, and takes the delivery into the inbox. */
    void hear(String text) {
        clock.pass(Duration.ofMinutes(3));
        take(phone.message(text));
    }

    /** Takes a delivery into the inbox, and drops it when it comes again. */
    void take(RawDelivery delivery) {
        Reception first = intake.receive(delivery, DemoPhone.ACCOUNT);
        if (!first.events().isEmpty() && first.events().get(0) instanceof Rejected rejected) {
            throw new Stopped(Stopped.REJECTED, "The delivery is rejected: " + rejected.reason());
        }
        if (first.events().stream().noneMatch(MessageReceived.class::isInstance)) {
            throw Stopped.because("the delivery holds no message of a customer.");
        }
        Reception again = intake.receive(delivery, DemoPhone.ACCOUNT);
        if (!again.events().isEmpty()) {
            throw Stopped.because("a delivery that came twice was taken twice.");
        }
    }

    /** Why a delivery is not accepted when one byte of it was changed on the way. */
    Rejected tampered(RawDelivery delivery) {
        Reception reception = intake.receive(DemoPhone.tampered(delivery), DemoPhone.ACCOUNT);
        if (reception.events().get(0) instanceof Rejected rejected) {
            return rejected;
        }
        throw Stopped.because("a delivery with a changed byte was accepted.");
    }

    /** Handles what is in the inbox. */
    void handle() {
        while (worker.step()) {}
        List<CaseDesk.Failed> failed = desk.failed();
        if (!failed.isEmpty()) {
            throw Stopped.because(
                    "a message could not be handled. " + failed.get(0).fault());
        }
        requireNoPerson();
    }

    /** Sends the first that is in the outbox. */
    void sendNext() {
        if (!dispatcher.step()) {
            throw Stopped.because("nothing was to be sent.");
        }
        requireNoPerson();
    }

    /** Sends what is in the outbox. */
    void send() {
        while (dispatcher.step()) {}
        requireNoPerson();
    }

    /** The case. */
    CaseView view() {
        List<CaseRow> cases = desk.list(CaseFilter.OPEN).cases();
        if (cases.size() != 1) {
            throw Stopped.because("there are " + cases.size() + " cases, and the story is of one.");
        }
        return desk.view(cases.get(0).id()).orElseThrow();
    }

    /** The reply that went out last. */
    String lastSent() {
        return view().messages().stream()
                .filter(said -> said.state() == MessageState.SENT)
                .reduce((before, after) -> after)
                .map(Said::text)
                .orElseThrow(() -> Stopped.because("no reply was sent."));
    }

    /** Insists that a person's deed was done. */
    static void require(Deed deed) {
        if (deed instanceof Deed.NotDone no) {
            throw Stopped.because(no.message());
        }
    }

    private void requireNoPerson() {
        CaseRow row = view().row();
        if (row.state() == CaseState.PERSON) {
            throw Stopped.because("under these rules the case goes to a person. " + row.reason());
        }
    }
}
