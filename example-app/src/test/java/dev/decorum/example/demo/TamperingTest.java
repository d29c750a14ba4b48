package dev.decorum.example.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.intake.Inbox;
import dev.decorum.example.intake.Intake;
import dev.decorum.example.store.Database;
import dev.decorum.example.store.HouseKey;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TamperingTest {
    private static final String MISMATCH =
            "The signature in the header `X-Hub-Signature-256` does not match the body. Maybe the secret `app-secret` of"
                    + " the account `shop-de` is not the channel's current one, or the body was changed on its way.";

    private final RawDelivery delivery = new DemoPhone(new DemoClock()).message("Ich möchte mein Geld zurück.");
    private final Database database = Database.inMemory();
    private final Inbox inbox = new Inbox(database, HouseKey.random(), InstantSource.system());
    private final Intake intake = new Intake(inbox);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void thePlayedDeliveryIsAcceptedOnce() {
        assertThat(intake.receive(delivery, DemoPhone.ACCOUNT).events())
                .singleElement()
                .isInstanceOf(MessageReceived.class);
        Reception again = intake.receive(delivery, DemoPhone.ACCOUNT);
        assertThat(again.events()).isEmpty();
        assertThat(again.answer().status()).isEqualTo(200);
        assertThat(inbox.count(Inbox.State.NEW)).isOne();
    }

    @Test
    void aChangedByteInTheDeliveryIsCaught() {
        assertRejected(DemoPhone.tampered(delivery), Code.SIGNATURE_MISMATCH, MISMATCH);
    }

    @Test
    void aChangedDigitInTheSignatureIsCaught() {
        String last = signature().endsWith("0") ? "1" : "0";
        assertRejected(
                withSignature(signature().substring(0, signature().length() - 1) + last),
                Code.SIGNATURE_MISMATCH,
                MISMATCH);
    }

    @Test
    void aByteThatMakesTheSignatureNoneIsCaughtWithAMessageOfItsOwn() {
        assertRejected(
                withSignature(signature().substring(0, signature().length() - 1) + "x"),
                Code.SIGNATURE_MALFORMED,
                "The header `X-Hub-Signature-256` is no signature: it must be `sha256=` and then 64 hexadecimal digits."
                        + " Maybe a proxy rewrites the header.");
    }

    private void assertRejected(RawDelivery changed, Code code, String reason) {
        Rejected rejected =
                (Rejected) intake.receive(changed, DemoPhone.ACCOUNT).events().get(0);
        assertThat(rejected.code()).isEqualTo(code);
        assertThat(rejected.reason()).isEqualTo(reason);
        assertThat(inbox.count(Inbox.State.NEW)).isZero();
    }

    private String signature() {
        return delivery.header("X-Hub-Signature-256").orElseThrow();
    }

    private RawDelivery withSignature(String signature) {
        return RawDelivery.post(
                delivery.path(), Map.of("X-Hub-Signature-256", signature), delivery.body(), delivery.receivedAt());
    }
}
