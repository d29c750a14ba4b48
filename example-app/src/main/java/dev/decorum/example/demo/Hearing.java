package dev.decorum.example.demo;

import dev.decorum.example.intake.Intake;
import dev.decorum.example.operations.CaseFile;
import dev.decorum.example.operations.CaseMessages;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Lets the played customer write, and takes the delivery in as any other. */
@Singleton
final class Hearing {
    private final Intake intake;
    private final ChannelAccount account;
    private final CaseMessages messages;
    private final DemoPhone phone;
    private final DemoClock clock;

    @Inject
    Hearing(Intake intake, ChannelAccount account, CaseMessages messages, DemoPhone phone, DemoClock clock) {
        this.intake = intake;
        this.account = account;
        this.messages = messages;
        this.phone = phone;
        this.clock = clock;
    }

    /** The shipped delivery; its words. */
    String first(CaseFile of) {
        return take(of, phone.firstMessage());
    }

    /** An answer of the customer, some minutes later; its words. */
    String later(CaseFile of, String text) {
        clock.pass(Duration.ofMinutes(3));
        return take(of, phone.message(text));
    }

    /** The answer with the code that came by mail; its words. */
    String withCode(CaseFile of) {
        return later(of, "Mein Code ist " + phone.codeFromMail() + ".");
    }

    /** Why the first delivery is not accepted when one byte of it was changed on the way. */
    Rejected tampered() {
        Reception reception = intake.receive(DemoPhone.tampered(phone.firstMessage()), account);
        if (reception.events().get(0) instanceof Rejected rejected) {
            return rejected;
        }
        throw Stopped.because("a delivery with a changed byte was accepted.");
    }

    private String take(CaseFile of, RawDelivery delivery) {
        Reception reception = intake.receive(delivery, account);
        if (!reception.events().isEmpty() && reception.events().get(0) instanceof Rejected rejected) {
            throw new Stopped(Stopped.REJECTED, "The delivery is rejected: " + rejected.reason());
        }
        List<String> texts = messages.add(of, reception);
        if (texts.isEmpty()) {
            throw Stopped.because("the delivery holds no message of a customer.");
        }
        return texts.get(0);
    }
}
