package dev.decorum.channels.shopee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.channels.TestDeliveries;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.Rendering.Refusal;
import dev.decorum.policy.channel.Rendering.Requests;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.channel.Sender.Kind;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Surface;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShopeeAdapterTest {
    static final ShopeeAdapter ADAPTER = new ShopeeAdapter();
    static final ChannelAccount ACCOUNT = ChannelAccount.of(
            "shop-id",
            "shopee",
            Map.of(
                    "partner-key",
                    "demo-partner-key",
                    "callback-url",
                    "https://shop.example.com/hooks/shopee",
                    "shop-user-id",
                    "660000000000000001"));
    private static final Instant SENT = Instant.parse("2026-11-01T10:00:00Z");

    static RawDelivery sign(RawDelivery delivery) {
        String signature = TestDeliveries.hex(
                "demo-partner-key", Bytes.utf8("https://shop.example.com/hooks/shopee|"), delivery.body());
        return TestDeliveries.with(delivery, "authorization", signature);
    }

    @Test
    void aTextBecomesAMessageWithIdsOf64BitsWhole() {
        Reception reception = ADAPTER.receive(delivery("text"), ACCOUNT);

        assertThat(reception.answer().status()).isEqualTo(200);
        assertThat(reception.answer().body()).isEqualTo(Bytes.EMPTY);
        assertThat(reception.events())
                .containsExactly(new MessageReceived(
                        origin("8800000000000001"),
                        new Sender("660000000000000011", Kind.CUSTOMER, "pembeli_contoh"),
                        MessageContent.of("Kapan pesanan saya dikirim?", "990000000000000123", Audience.PRIVATE),
                        ReplyWindow.UNKNOWN,
                        ReplyHandle.to("660000000000000011")));
    }

    @Test
    void imagesQuotesAndOrdersAreKept() {
        assertThat(content("media").attachments())
                .containsExactly(new Attachment(
                        Attachment.Kind.IMAGE, null, null, null, null, "https://files.example.com/mug.jpg"));
        assertThat(content("reply").replyTo()).isEqualTo("8800000000000003");
        assertThat(content("reply").order()).isEqualTo("261101DEMO0002");
        assertThat(content("order-card").order()).isEqualTo("261101DEMO0001");
    }

    @Test
    void whatASubAccountOrTheShopItselfWroteIsAnEcho() {
        for (String fixture : List.of("echo", "echo-shop")) {
            assertThat(event(fixture)).isInstanceOfSatisfying(Echo.class, echo -> {
                assertThat(echo.sender().kind()).isEqualTo(Kind.AGENT);
                assertThat(echo.recipient()).isEqualTo("660000000000000011");
            });
        }
    }

    @Test
    void anOrderThatChangedIsLookedUpByTheHouse() {
        assertThat(event("order"))
                .isEqualTo(new ContentPending(
                        origin("261101DEMO0001:order_status:IN_CANCEL:1793527200"),
                        "order_status:IN_CANCEL",
                        "261101DEMO0001",
                        null));
        assertThat(((ContentPending) event("tracking")).topic()).isEqualTo("order_trackingno");
    }

    @Test
    void whatIsNotKnownIsKeptWhole() {
        assertThat(List.of(event("unknown"), event("unknown-code"), event("empty")))
                .extracting(event -> ((UnknownEvent) event).kind())
                .containsExactly("hologram", "code 5", "push");
    }

    @Test
    void theSignatureCoversTheAddressThatShopeeCalls() {
        ChannelAccount moved = ChannelAccount.of(
                "shop-id",
                "shopee",
                Map.of("partner-key", "demo-partner-key", "callback-url", "https://other.example.com/"));
        ChannelAccount without = ChannelAccount.of("shop-id", "shopee", Map.of("partner-key", "demo-partner-key"));

        assertThat(rejected(moved, "{}").code()).isEqualTo(Code.SIGNATURE_MISMATCH);
        assertThat(rejected(without, "{}").reason())
                .isEqualTo("The account `shop-id` has no secret `callback-url`, so nothing can be verified. Add it to "
                        + "the account; the channel will deliver again.");
        assertThat(rejected(ACCOUNT, "[]").code()).isEqualTo(Code.MALFORMED);
    }

    @Test
    void aReplyGoesToTheBuyerByANumberAndTooLongAOneIsRefused() {
        MessageReceived message = (MessageReceived) event("text");

        assertThat(ADAPTER.render(ApprovedReply.to(message, "Besok.", SENT), ACCOUNT))
                .isEqualTo(new Requests(List.of(OutgoingRequest.post(
                        "https://partner.shopeemobile.com/api/v2/sellerchat/send_message?partner_id={partner-id}"
                                + "&shop_id={shop-id}&timestamp={timestamp}&access_token={access-token}&sign={sign}",
                        Map.of("Content-Type", "application/json"),
                        Bytes.utf8("{\"to_id\":660000000000000011,\"message_type\":\"text\","
                                + "\"content\":{\"text\":\"Besok.\"}}")))));
        assertThat(ADAPTER.render(ApprovedReply.to(message, "Ya. ".repeat(600), SENT), ACCOUNT))
                .isEqualTo(new Refusal(
                        Refusal.Code.TOO_LONG,
                        "The reply has 2400 characters; the channel takes 2 messages of at most 1000.",
                        "Shorten the reply and have it approved again."));
    }

    private static Rejected rejected(ChannelAccount account, String body) {
        RawDelivery delivery = sign(TestDeliveries.post(Bytes.utf8(body)));
        return (Rejected) ADAPTER.receive(delivery, account).events().get(0);
    }

    private static RawDelivery delivery(String fixture) {
        return sign(TestDeliveries.post(TestDeliveries.file("/shopee/" + fixture + ".json")));
    }

    private static ChannelEvent event(String fixture) {
        return ADAPTER.receive(delivery(fixture), ACCOUNT).events().get(0);
    }

    private static MessageContent content(String fixture) {
        return ((MessageReceived) event(fixture)).content();
    }

    private static Origin origin(String id) {
        return new Origin("shopee", Surface.MARKETPLACES, "shop-id", id, SENT, TestDeliveries.RECEIVED_AT, false);
    }
}
