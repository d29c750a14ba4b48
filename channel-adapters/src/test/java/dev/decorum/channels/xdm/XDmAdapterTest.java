package dev.decorum.channels.xdm;

import static dev.decorum.channels.Trial.RECEIVED_AT;
import static dev.decorum.channels.Trial.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.channels.Trial;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus.State;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.HttpAnswer;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.Rendering.Requests;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.channel.Sender.Kind;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Surface;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class XDmAdapterTest {
    private static final XDmAdapter ADAPTER = new XDmAdapter();
    private static final Trial TRIAL = Trial.x(ADAPTER, "xdm");
    private static final String SHOP = "7700100020003";
    private static final Sender LENA = new Sender("5550010002000306", Kind.CUSTOMER, "Lena Musterfrau");
    private static final String THREAD = SHOP + ":5550010002000306";

    @Test
    void aMessageInTheClearIsRead() {
        assertThat(TRIAL.event("text"))
                .isEqualTo(new MessageReceived(
                        new Origin(
                                "x-dm", Surface.SOCIAL_DMS, "shop-de", "2080000000000000001", SENT, RECEIVED_AT, false),
                        LENA,
                        MessageContent.of("Wo ist meine Bestellung D-2001?", THREAD, Audience.PRIVATE),
                        ReplyWindow.UNKNOWN,
                        ReplyHandle.to("5550010002000306")));
    }

    @Test
    void theFormOfTheAccountActivityApiIsReadTheSameWay() {
        assertThat(TRIAL.message("old-form").sender()).isEqualTo(LENA);
        assertThat(TRIAL.message("old-form").content().thread()).isEqualTo(THREAD);
    }

    @Test
    void withoutItsOwnerNobodyCanTellWhoWroteAndTheDeliveryIsKeptWhole() {
        assertThat(TRIAL.event("old-form-without-owner")).isInstanceOf(UnknownEvent.class);
    }

    @Test
    void aPictureAndAButtonAreRead() {
        assertThat(TRIAL.message("media").content().attachments())
                .containsExactly(new Attachment(
                        Attachment.Kind.IMAGE, null, null, null, null, "https://media.example.com/tasse.jpg"));
        assertThat(TRIAL.message("button").content().postback()).isEqualTo("answer-yes");
    }

    @Test
    void whatTheSellerSentIsAnEcho() {
        assertThat(TRIAL.event("echo")).isInstanceOfSatisfying(Echo.class, echo -> {
            assertThat(echo.sender()).isEqualTo(new Sender(SHOP, Kind.AGENT, null));
            assertThat(echo.recipient()).isEqualTo("5550010002000306");
            assertThat(echo.content().thread()).isEqualTo(THREAD);
        });
    }

    @Test
    void aReadingByTheCustomerIsAStateAndOnesOwnIsNone() {
        List<ChannelEvent> events = TRIAL.events("status");

        assertThat(events.get(0)).isInstanceOfSatisfying(DeliveryStatus.class, status -> {
            assertThat(status.message()).isEqualTo("2080000000000000004");
            assertThat(status.state()).isEqualTo(State.READ);
        });
        assertThat(events.get(1)).isInstanceOf(UnknownEvent.class);
    }

    @Test
    void ciphertextStaysPendingWithItsConversationAndNothingIsReadIntoIt() {
        ContentPending pending = (ContentPending) TRIAL.event("encrypted");

        assertThat(pending.topic()).isEqualTo("chat.received");
        assertThat(pending.thread()).isEqualTo("5550010002000306:7700100020003");
        assertThat(pending.reference())
                .isEqualTo("5550010002000306:7700100020003/e4f4d3fc-0000-4000-8000-0000000000f1");
        assertThat(pending.origin().id()).isEqualTo("-6800000000000000101");
        assertThat(pending.origin().sentAt()).isEqualTo(SENT);
        assertThat(ADAPTER.fetched(pending, TRIAL.fetched("encrypted"), TRIAL.account()))
                .singleElement()
                .isInstanceOfSatisfying(
                        UnknownEvent.class, unknown -> assertThat(unknown.raw()).contains("Hallo, ist D-2001 da?"));
    }

    @Test
    void ciphertextOfTheSellersIsNoMessage() {
        assertThat(((UnknownEvent) TRIAL.event("encrypted-sent")).kind()).isEqualTo("chat.sent");
    }

    @Test
    void otherEventsAreKeptWholeByTheirType() {
        assertThat(((UnknownEvent) TRIAL.event("unknown")).kind()).isEqualTo("dm.indicate_typing");
        assertThat(((UnknownEvent) TRIAL.event("odd")).raw()).contains("welcome");
    }

    @Test
    void theHandshakeAnswersWithTheHmacOfTheToken() {
        assertThat(handshake("ZDk4NTE0NzMtOTg=").answer())
                .isEqualTo(HttpAnswer.json("{\"response_token\":\"" + signature("ZDk4NTE0NzMtOTg=") + "\"}"));
    }

    @Test
    void theHandshakeSignsNothingThatCouldBeABody() {
        String body = "{\"data\":{\"event_type\":\"dm.received\"}}";

        assertThat(handshake(body).answer()).isEqualTo(HttpAnswer.empty(400));
        assertThat(handshake(body).events())
                .extracting(event -> ((Rejected) event).reason())
                .containsExactly(
                        "A request by GET must be a handshake with a `crc_token` of at most 512 letters, digits and "
                                + "`_+/=.:-`. Maybe somebody opened the address in a browser, or wants a body signed.");
        assertThat(handshake("").answer()).isEqualTo(HttpAnswer.empty(400));
        assertThat(handshake("12 ").answer()).isEqualTo(HttpAnswer.empty(400));
    }

    @Test
    void theHandshakeNeedsTheSecret() {
        ChannelAccount bare = ChannelAccount.of("shop-de", "x-dm", Map.of());
        RawDelivery request = RawDelivery.get("/", Map.of("crc_token", "abc"), RECEIVED_AT);

        assertThat(ADAPTER.receive(request, bare).events())
                .extracting(event -> ((Rejected) event).code())
                .containsExactly(Code.ACCOUNT_INCOMPLETE);
    }

    @Test
    void aSignatureInHexadecimalOrOfAnotherBodyIsRejected() {
        Bytes body = TRIAL.fixture("text");

        assertThat(code(Map.of("x-twitter-webhooks-signature", "sha256=" + "ab".repeat(32)), body))
                .isEqualTo(Code.SIGNATURE_MALFORMED);
        assertThat(code(TRIAL.headers().apply(TRIAL.fixture("echo")), body)).isEqualTo(Code.SIGNATURE_MISMATCH);
        assertThat(code(TRIAL.headers().apply(Bytes.utf8("{")), Bytes.utf8("{")))
                .isEqualTo(Code.MALFORMED);
    }

    @Test
    void aReplyBecomesADirectMessage() {
        assertThat(ADAPTER.render(TRIAL.reply("text", "Sie kommt morgen.", RECEIVED_AT), TRIAL.account()))
                .isEqualTo(new Requests(List.of(OutgoingRequest.post(
                        "https://api.x.com/2/dm_conversations/with/5550010002000306/messages",
                        Map.of("Authorization", "Bearer {access-token}", "Content-Type", "application/json"),
                        Bytes.utf8("{\"text\":\"Sie kommt morgen.\"}")))));
    }

    private static Code code(Map<String, String> headers, Bytes body) {
        Reception reception = ADAPTER.receive(RawDelivery.post("/", headers, body, RECEIVED_AT), TRIAL.account());
        return ((Rejected) reception.events().get(0)).code();
    }

    private static Reception handshake(String token) {
        return ADAPTER.receive(RawDelivery.get("/", Map.of("crc_token", token), RECEIVED_AT), TRIAL.account());
    }

    private static String signature(String text) {
        return String.valueOf(TRIAL.headers().apply(Bytes.utf8(text)).get("x-twitter-webhooks-signature"));
    }
}
