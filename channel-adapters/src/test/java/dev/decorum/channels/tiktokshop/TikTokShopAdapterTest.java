package dev.decorum.channels.tiktokshop;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TikTokShopAdapterTest {
    static final TikTokShopAdapter ADAPTER = new TikTokShopAdapter();
    static final ChannelAccount ACCOUNT = ChannelAccount.of(
            "shop-us", "tiktok-shop", Map.of("app-secret", "demo-app-secret", "app-key", "demo-app-key"));
    private static final Instant SENT = Instant.parse("2026-11-01T10:00:00Z");

    static RawDelivery sign(RawDelivery delivery) {
        String signature = TestDeliveries.hex("demo-app-secret", Bytes.utf8("demo-app-key"), delivery.body());
        return TestDeliveries.with(delivery, "Authorization", signature);
    }

    @Test
    void aTextIsReadOutOfTheJsonInsideOfTheJson() {
        assertThat(event("text"))
                .isEqualTo(new MessageReceived(
                        origin("7200000000000000001"),
                        new Sender("7070000000000000011", Kind.CUSTOMER, null),
                        MessageContent.of("Where is my mug?", "7100000000000000123", Audience.PRIVATE),
                        ReplyWindow.UNKNOWN,
                        ReplyHandle.to("7100000000000000123")));
    }

    @Test
    void imagesProductsAndOrdersAreKept() {
        assertThat(content("media").attachments())
                .extracting(Attachment::remoteId)
                .containsExactly("https://files.example.com/mug.jpg");
        assertThat(content("product").attachments())
                .extracting(Attachment::remoteId)
                .containsExactly("1729000000000000001");
        assertThat(content("order-card").order()).isEqualTo("577000000000000001");
    }

    @Test
    void whatThePeopleAndMachinesOfTheShopWroteIsAnEcho() {
        assertThat(Stream.of("echo", "echo-robot")
                        .map(TikTokShopAdapterTest::event)
                        .map(event -> ((Echo) event).sender().kind()))
                .containsExactly(Kind.AGENT, Kind.BOT);
    }

    @Test
    void ordersCancellationsAndReturnsAreLookedUpByTheHouse() {
        assertThat(event("cancellation"))
                .isEqualTo(new ContentPending(
                        origin("7400000000000000102"),
                        "cancellation_status_change:CANCELLATION_REQUEST_PENDING",
                        "577000000000000001",
                        null));
        assertThat(Stream.of("order", "return").map(name -> ((ContentPending) event(name)).topic()))
                .containsExactly(
                        "order_status_change:AWAITING_SHIPMENT",
                        "return_status_change:RETURN_OR_REFUND_REQUEST_PENDING");
    }

    @Test
    void whatNobodyWroteOrIsNotKnownIsKeptWhole() {
        assertThat(Stream.of("unknown", "system", "hidden", "unknown-type", "empty")
                        .map(name -> ((UnknownEvent) event(name)).kind()))
                .containsExactly("BUYER_ENTER_FROM_ORDER", "NOTIFICATION", "TEXT", "type 5", "webhook");
    }

    @Test
    void theSignatureCoversTheKeyOfTheApp() {
        RawDelivery delivery = sign(TestDeliveries.post(Bytes.utf8("{}")));
        ChannelAccount other = ChannelAccount.of(
                "shop-us", "tiktok-shop", Map.of("app-secret", "demo-app-secret", "app-key", "other"));

        assertThat(ADAPTER.receive(delivery, other).events())
                .extracting(event -> ((Rejected) event).code())
                .containsExactly(Code.SIGNATURE_MISMATCH);
        assertThat(ADAPTER.receive(sign(TestDeliveries.post(Bytes.utf8("{"))), ACCOUNT)
                        .events())
                .extracting(event -> ((Rejected) event).code())
                .containsExactly(Code.MALFORMED);
    }

    @Test
    void aReplyIsTextInsideOfText() {
        ApprovedReply reply = ApprovedReply.to((MessageReceived) event("text"), "It \"ships\" today.", SENT);

        assertThat(ADAPTER.render(reply, ACCOUNT))
                .isEqualTo(new Requests(List.of(OutgoingRequest.post(
                        "https://open-api.tiktokglobalshop.com/customer_service/202309/conversations/"
                                + "7100000000000000123/messages?app_key={app-key}&shop_cipher={shop-cipher}"
                                + "&timestamp={timestamp}&sign={sign}",
                        Map.of("Content-Type", "application/json", "x-tts-access-token", "{access-token}"),
                        Bytes.utf8("{\"type\":\"TEXT\","
                                + "\"content\":\"{\\\"content\\\":\\\"It \\\\\\\"ships\\\\\\\" today.\\\"}\"}")))));
    }

    private static ChannelEvent event(String fixture) {
        Bytes body = TestDeliveries.file("/tiktokshop/" + fixture + ".json");
        return ADAPTER.receive(sign(TestDeliveries.post(body)), ACCOUNT)
                .events()
                .get(0);
    }

    private static MessageContent content(String fixture) {
        return ((MessageReceived) event(fixture)).content();
    }

    private static Origin origin(String id) {
        return new Origin("tiktok-shop", Surface.MARKETPLACES, "shop-us", id, SENT, TestDeliveries.RECEIVED_AT, false);
    }
}
