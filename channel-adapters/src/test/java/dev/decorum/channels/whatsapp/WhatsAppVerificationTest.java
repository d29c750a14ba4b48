package dev.decorum.channels.whatsapp;

import static dev.decorum.channels.whatsapp.Deliveries.ACCOUNT;
import static dev.decorum.channels.whatsapp.Deliveries.ADAPTER;
import static dev.decorum.channels.whatsapp.Deliveries.RECEIVED_AT;
import static dev.decorum.channels.whatsapp.Deliveries.delivery;
import static dev.decorum.channels.whatsapp.Deliveries.fixture;
import static dev.decorum.channels.whatsapp.Deliveries.receive;
import static dev.decorum.channels.whatsapp.Deliveries.signature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.channels.internal.JsonBody;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.HttpAnswer;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhatsAppVerificationTest {
    private static final String MISMATCH =
            "The signature in the header `X-Hub-Signature-256` does not match the body. Maybe the secret `app-secret` "
                    + "of the account `shop-de` is not the channel's current one, or the body was changed on its way.";

    @Test
    void aChangedByteOfTheBodyIsCaught() {
        byte[] changed = fixture("text").toArray();
        changed[changed.length / 2] ^= 1;

        Rejected rejected = rejected(ADAPTER.receive(delivery(Bytes.of(changed), signature(fixture("text"))), ACCOUNT));

        assertThat(rejected.code()).isEqualTo(Code.SIGNATURE_MISMATCH);
        assertThat(rejected.reason()).isEqualTo(MISMATCH);
    }

    @Test
    void aChangedByteOfTheSignatureIsCaught() {
        String right = signature(fixture("text"));
        String changed = right.substring(0, right.length() - 1) + (right.endsWith("0") ? "1" : "0");

        Reception reception = ADAPTER.receive(delivery(fixture("text"), changed), ACCOUNT);

        assertThat(rejected(reception).reason()).isEqualTo(MISMATCH);
        assertThat(reception.answer()).isEqualTo(HttpAnswer.empty(401));
    }

    @Test
    void aDeliveryWithoutASignatureIsNotRead() {
        RawDelivery unsigned = RawDelivery.post("/hooks/whatsapp", Map.of(), fixture("text"), RECEIVED_AT);

        assertThat(rejected(ADAPTER.receive(unsigned, ACCOUNT)))
                .satisfies(rejected -> assertThat(rejected.code()).isEqualTo(Code.SIGNATURE_MISSING))
                .satisfies(rejected ->
                        assertThat(rejected.reason()).startsWith("The header `X-Hub-Signature-256` is missing"));
    }

    @Test
    void theSignatureCoversEscapesAsTheyWereSent() {
        Bytes escaped = Bytes.utf8("{\"object\":\"whatsapp_business_account\",\"entry\":[],\"x\":\"pre\\u00e7o\"}");
        Bytes decoded = Bytes.utf8("{\"object\":\"whatsapp_business_account\",\"entry\":[],\"x\":\"preço\"}");

        assertThat(receive(escaped).answer().status()).isEqualTo(200);
        assertThat(rejected(ADAPTER.receive(delivery(decoded, signature(escaped)), ACCOUNT))
                        .code())
                .isEqualTo(Code.SIGNATURE_MISMATCH);
    }

    @Test
    void malformedJsonIsRejectedWithItsPlaceAndWithoutItsContent() {
        Reception reception = receive(Bytes.utf8("{\"object\":\n  Geheimnis}"));

        assertThat(rejected(reception).code()).isEqualTo(Code.MALFORMED);
        assertThat(rejected(reception).reason())
                .matches("The body is verified, but is no valid JSON \\(line 2, column \\d+\\)\\. Maybe the channel "
                        + "changed its format; report it with the time of receipt\\.");
        assertThat(reception.answer().status()).isEqualTo(400);
    }

    @Test
    void whatIsNoObjectOrSaysThingsTwiceOrGoesOnAfterItsEndIsRejected() {
        for (String body : List.of("", "null", "[]", "7", "{} {}", "{}}", "{\"object\":1,\"object\":2}")) {
            assertThat(rejected(receive(Bytes.utf8(body))).code()).as(body).isEqualTo(Code.MALFORMED);
        }
        assertThat(rejected(receive(Bytes.of("{\"a\":\"\u00e7\"}".getBytes(StandardCharsets.ISO_8859_1))))
                        .code())
                .isEqualTo(Code.MALFORMED);
    }

    @Test
    void aNumberWithAnExponentOutOfAllBoundsIsRejected() {
        for (String number : List.of("1e9999999999999", "-1111e9992223334", "1e-9999999999999")) {
            assertThat(rejected(receive(Bytes.utf8("{\"object\":" + number + "}")))
                            .reason())
                    .isEqualTo("The body is verified, but holds a number that is out of all bounds. Maybe the channel "
                            + "changed its format; report it with the time of receipt.");
        }
    }

    @Test
    void whatIsTooDeepOrHasTooManyPartsOrIsTooLargeIsRejected() {
        String deep = "{\"object\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        String many = "{\"object\":[" + "0,".repeat(300_000) + "0]}";

        assertThat(rejected(receive(Bytes.utf8(deep))).code()).isEqualTo(Code.TOO_LARGE);
        assertThat(rejected(receive(Bytes.utf8(many))).code()).isEqualTo(Code.TOO_LARGE);
        assertThat(rejected(receive(Bytes.of(new byte[JsonBody.MAX_BYTES + 1]))).reason())
                .isEqualTo("The body has 3145729 bytes; at most 3145728 are read. Maybe this is no delivery of the "
                        + "channel.");
    }

    @Test
    void aLoneSurrogateIsReplacedSoThatTheEventCanBeStored() throws Exception {
        String body = fixture("text").text().replace("Guten Tag", "\\ud83d Tag");

        MessageReceived received =
                (MessageReceived) receive(Bytes.utf8(body)).events().get(0);

        assertThat(received.content().text()).startsWith("\uFFFD Tag");
        assertThat(PolicyJson.mapper().writeValueAsBytes(received)).isNotEmpty();
    }

    @Test
    void partsOfAnotherTypeBecomeEventsAndNeverExceptions() {
        String whole = "{\"object\":\"whatsapp_business_account\",\"entry\":%s}";
        for (String entry : List.of("{}", "[7]", "[{}]", "[{\"changes\":7}]", "[{\"changes\":[[]]}]")) {
            assertThat(receive(Bytes.utf8(whole.formatted(entry))).events())
                    .as(entry)
                    .hasSize(1);
        }
        String message = whole.formatted("[{\"changes\":[{\"field\":\"messages\",\"value\":{\"messages\":[%s]}}]}]");
        for (String part : List.of(
                "null",
                "{\"type\":\"text\"}",
                "{\"type\":\"text\",\"id\":\"a\",\"from\":\"1\",\"timestamp\":\"99999999999999999\",\"text\":[]}",
                "{\"type\":\"text\",\"id\":{},\"from\":[],\"text\":{\"body\":7}}")) {
            assertThat(receive(Bytes.utf8(message.formatted(part))).events())
                    .as(part)
                    .hasSize(1);
        }
    }

    @Test
    void theHandshakeEchoesTheChallenge() {
        Reception reception = handshake("subscribe", "demo-verify-token");

        assertThat(reception).isEqualTo(Reception.handshake(HttpAnswer.text("1158201444")));
        assertThat(reception.answer().contentType()).isEqualTo("text/plain; charset=utf-8");
    }

    @Test
    void aHandshakeWithAnotherTokenIsRefused() {
        Reception reception = handshake("subscribe", "guess");

        assertThat(reception.answer()).isEqualTo(HttpAnswer.empty(403));
        assertThat(rejected(reception).reason())
                .isEqualTo(
                        "The `hub.verify_token` is not the secret `verify-token` of the account `shop-de`. Enter the "
                                + "same token here and at the channel.");
    }

    @Test
    void aRequestThatIsNoHandshakeIsRefused() {
        assertThat(rejected(handshake("unsubscribe", "demo-verify-token")).code())
                .isEqualTo(Code.MALFORMED);
        RawDelivery deletion = new RawDelivery("delete", "/", Map.of(), Map.of(), Bytes.EMPTY, RECEIVED_AT);
        assertThat(ADAPTER.receive(deletion, ACCOUNT).answer().status()).isEqualTo(405);
    }

    @Test
    void anAccountOfAnotherChannelIsAMistakeOfTheProgram() {
        ChannelAccount other = ChannelAccount.of("shop-line", "line", Map.of());

        assertThatThrownBy(() -> ADAPTER.receive(delivery(fixture("text"), ""), other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The account `shop-line` belongs to the channel `line`, and this adapter reads `whatsapp`. "
                        + "Maybe the route leads to the wrong adapter.");
    }

    private static Reception handshake(String mode, String token) {
        return ADAPTER.receive(
                RawDelivery.get(
                        "/hooks/whatsapp",
                        Map.of("hub.mode", mode, "hub.verify_token", token, "hub.challenge", "1158201444"),
                        RECEIVED_AT),
                ACCOUNT);
    }

    private static Rejected rejected(Reception reception) {
        assertThat(reception.events()).hasSize(1).first().isInstanceOf(Rejected.class);
        return (Rejected) reception.events().get(0);
    }
}
