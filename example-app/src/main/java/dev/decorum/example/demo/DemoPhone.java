package dev.decorum.example.demo;

import dev.decorum.example.execution.CodeLetter;
import dev.decorum.example.execution.CodeSender;
import dev.decorum.example.execution.Sending;
import dev.decorum.example.execution.Transport;
import dev.decorum.example.intake.Account;
import dev.decorum.example.simulator.Simulator;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The played customer with phone and mailbox, and the channel that carries between them and the house. */
@Singleton
final class DemoPhone implements Transport, CodeSender {
    static final ChannelAccount ACCOUNT = ChannelAccount.of(
            "shop-de",
            "whatsapp",
            Map.of(
                    "app-secret", "demo-secret-of-no-worth",
                    "access-token", "demo",
                    "graph-version", "demo",
                    "phone-number-id", "demo"));

    private static final String CUSTOMER = "lena";

    private final InstantSource clock;
    private final Simulator channel = new Simulator();
    private volatile @Nullable String mailedCode;

    @Inject
    DemoPhone(InstantSource clock) {
        this.clock = clock;
    }

    /** A message of the customer, signed as WhatsApp signs. */
    RawDelivery message(String text) {
        return channel.message(ACCOUNT, CUSTOMER, text, clock.instant());
    }

    /** The code in the newest mail. */
    String codeFromMail() {
        return Objects.requireNonNull(mailedCode, "No code has been mailed.");
    }

    /** The same delivery with the lowest bit of one byte of its body changed on the way. */
    static RawDelivery tampered(RawDelivery delivery) {
        byte[] body = delivery.body().toArray();
        body[body.length / 2] ^= 1;
        return new RawDelivery(
                delivery.method(),
                delivery.path(),
                delivery.headers(),
                delivery.query(),
                Bytes.of(body),
                delivery.receivedAt());
    }

    /** The customer reads along; what they write next is in the story. */
    @Override
    public Sending send(OutgoingRequest request, Account account) {
        return new Sending.Done("");
    }

    @Override
    public Sending send(CodeLetter letter) {
        mailedCode = letter.code();
        return new Sending.Done("");
    }
}
