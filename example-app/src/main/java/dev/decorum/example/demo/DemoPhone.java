package dev.decorum.example.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.channels.verify.HmacVerifier.Algorithm;
import dev.decorum.example.intake.Outbox;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.RawDelivery;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The played customer with phone and mailbox, and the platform that signs what is sent. Not safe for several threads. */
@Singleton
final class DemoPhone implements Outbox {
    static final ChannelAccount ACCOUNT =
            ChannelAccount.of("shop-de", "whatsapp", Map.of("app-secret", "demo-secret-of-no-worth"));

    private static final String SIGNATURE = "X-Hub-Signature-256";
    private static final String SHIPPED = "/demo/whatsapp-refund.json";

    private final InstantSource clock;
    private final ObjectMapper json = new ObjectMapper();
    private int sent = 1;
    private @Nullable String mailedCode;

    @Inject
    DemoPhone(InstantSource clock) {
        this.clock = clock;
    }

    /** The delivery that is shipped with the demo. */
    RawDelivery firstMessage() {
        return signed(shipped());
    }

    /** A further message of the same customer. */
    RawDelivery message(String text) {
        try {
            ObjectNode root = (ObjectNode) json.readTree(shipped().toArray());
            ObjectNode message = (ObjectNode) root.at("/entry/0/changes/0/value/messages/0");
            message.put("id", "wamid.FICTDEMO" + String.format("%04d", ++sent));
            message.put("timestamp", Long.toString(clock.instant().getEpochSecond()));
            ((ObjectNode) message.get("text")).put("body", text);
            return signed(Bytes.of(json.writeValueAsBytes(root)));
        } catch (IOException e) {
            throw new UncheckedIOException("The shipped delivery is not JSON. Maybe the jar is damaged.", e);
        }
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
    public void reply(ApprovedReply reply) {}

    @Override
    public void code(String addressOnFile, String code) {
        mailedCode = code;
    }

    private RawDelivery signed(Bytes body) {
        String secret = ACCOUNT.secret("app-secret").orElseThrow();
        String signature = "sha256=" + HexFormat.of().formatHex(Algorithm.SHA256.sign(secret, body));
        return RawDelivery.post("/intake/whatsapp/shop-de", Map.of(SIGNATURE, signature), body, clock.instant());
    }

    private static Bytes shipped() {
        try (InputStream in = Objects.requireNonNull(DemoPhone.class.getResourceAsStream(SHIPPED), SHIPPED)) {
            return Bytes.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The shipped delivery cannot be read. Maybe the jar is damaged.", e);
        }
    }
}
