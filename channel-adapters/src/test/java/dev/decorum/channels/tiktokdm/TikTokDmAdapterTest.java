package dev.decorum.channels.tiktokdm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.channels.WeChatDeliveries;
import dev.decorum.channels.verify.HmacVerifier.Algorithm;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.Attachment.Kind;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus.State;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Rendering.Refusal;
import dev.decorum.policy.channel.Rendering.Requests;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Surface;
import dev.decorum.policy.fact.WindowKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TikTokDmAdapterTest {
    static final TikTokDmAdapter ADAPTER = new TikTokDmAdapter();
    static final ChannelAccount ACCOUNT =
            ChannelAccount.of("shop-br", "tiktok-dm", Map.of("client-secret", "demo-client-secret"));
    private static final Instant SENT = Instant.parse("2026-11-01T10:00:00Z");
    private static final Instant DELIVERED = Instant.parse("2026-11-01T10:00:01Z");
    private static final Sender CUSTOMER = new Sender("demo-customer-1", Sender.Kind.CUSTOMER, "cliente.demo");
    private static final Sender SHOP = new Sender("demo-shop", Sender.Kind.AGENT, "tienda.demo");

    static RawDelivery sign(RawDelivery delivery) {
        String time = String.valueOf(WeChatDeliveries.RECEIVED_AT.getEpochSecond());
        byte[] signature = Algorithm.SHA256.sign("demo-client-secret", Bytes.utf8(time + "."), delivery.body());
        return RawDelivery.post(
                delivery.path(),
                Map.of("Tiktok-Signature", "t=" + time + ",s=" + HexFormat.of().formatHex(signature)),
                delivery.body(),
                delivery.receivedAt());
    }

    @Test
    void aTextOpensAWindowOf48HoursAndTenReplies() {
        assertThat(event("text"))
                .isEqualTo(new MessageReceived(
                        origin("demo-m1", SENT),
                        CUSTOMER,
                        content("¿Cuándo llega mi pedido?"),
                        new ReplyWindow(WindowKind.FREE_FORM, Instant.parse("2026-11-03T10:00:00Z"), 10, null),
                        ReplyHandle.to("demo-talk-1")));
        assertThat(((MessageReceived) event("reply")).content().replyTo()).isEqualTo("demo-m1");
    }

    @Test
    void imagesAndSharedPostsAreAttachments() {
        assertThat(Stream.of("media", "media-post")
                        .map(name -> ((MessageReceived) event(name)).content().attachments()))
                .containsExactly(
                        List.of(new Attachment(Kind.IMAGE, null, null, null, null, "demo-media-1")),
                        List.of(new Attachment(Kind.VIDEO, null, null, null, null, "demo-video-1")));
    }

    @Test
    void whatTheSellerWroteIsAnEchoWhateverTheDeliverySays() {
        assertThat(event("echo"))
                .isEqualTo(new Echo(origin("demo-m5", SENT), SHOP, "demo-customer-1", content("Hola")));
        assertThat(event("echo-received"))
                .isEqualTo(new Echo(origin("demo-m6", SENT), SHOP, "demo-customer-1", content("Hola")));
    }

    @Test
    void whatTheCustomerHasReadIsAStatusUpToATime() {
        assertThat(event("status-read"))
                .isEqualTo(new DeliveryStatus(
                        origin("demo-talk-1:read:1793527200000", SENT), null, State.READ, "demo-customer-1", null));
    }

    @Test
    void aBellOfTheEuNamesWhatToFetch() {
        assertThat(event("bell"))
                .isEqualTo(new ContentPending(
                        origin("demo-talk-1:bell:2026-11-01T10:00:01Z", DELIVERED),
                        "im_receive_msg_eu",
                        "demo-talk-1",
                        "demo-talk-1"));
        assertThat(event("bell-message"))
                .isEqualTo(new ContentPending(
                        origin("demo-m8:bell", DELIVERED), "im_receive_msg_eu", "demo-m8", "demo-talk-1"));
    }

    @Test
    void fetchedMessagesAreReadLikeDeliveredOnes() {
        ContentPending bell = (ContentPending) event("bell");
        List<ChannelEvent> fetched =
                ADAPTER.fetched(bell, WeChatDeliveries.file("/tiktok-dm/fetched/bell.json"), ACCOUNT);

        assertThat(fetched).hasSize(2);
        assertThat(fetched.get(0)).isInstanceOfSatisfying(MessageReceived.class, message -> {
            assertThat(message.origin()).isEqualTo(origin("demo-m9", SENT));
            assertThat(message.content()).isEqualTo(content("Hallo"));
        });
        assertThat(fetched.get(1))
                .isEqualTo(new Echo(origin("demo-m10", SENT), SHOP, "demo-customer-1", content("Guten Tag")));
        assertThat(ADAPTER.fetched(bell, Bytes.utf8("{"), ACCOUNT))
                .singleElement()
                .isInstanceOf(Rejected.class);
    }

    @Test
    void whatIsNotKnownIsKeptWhole() {
        assertThat(Stream.of("unknown", "unknown-type", "unknown-read", "unreadable", "bell-empty", "empty")
                        .map(name -> ((UnknownEvent) event(name)).kind()))
                .containsExactly(
                        "authorization.removed",
                        "hologram",
                        "im_mark_read_msg",
                        "im_receive_msg",
                        "im_receive_msg_eu",
                        "delivery");
        assertThat(((UnknownEvent) event("unreadable")).raw()).contains("\"content\":\"no JSON\"");
    }

    @Test
    void whatIsSentAgainLaterOrWithAnotherTimeIsRejected() {
        RawDelivery signed = sign(delivery("text"));
        RawDelivery later = RawDelivery.post(
                signed.path(),
                Map.of("Tiktok-Signature", signed.header("Tiktok-Signature").orElseThrow()),
                signed.body(),
                signed.receivedAt().plus(Duration.ofMinutes(6)));
        RawDelivery moved = RawDelivery.post(
                signed.path(),
                Map.of(
                        "Tiktok-Signature",
                        signed.header("Tiktok-Signature").orElseThrow().replace("t=17935", "t=17936")),
                signed.body(),
                signed.receivedAt());

        assertThat(rejected(later)).isEqualTo(Code.OUT_OF_TIME);
        assertThat(rejected(moved)).isEqualTo(Code.SIGNATURE_MISMATCH);
        assertThat(rejected(sign(WeChatDeliveries.post(Bytes.utf8("[]"))))).isEqualTo(Code.MALFORMED);
    }

    @Test
    void aReplyGoesIntoTheConversationWithoutLinks() {
        MessageReceived message = (MessageReceived) event("text");

        assertThat(ADAPTER.render(ApprovedReply.to(message, "Mañana.", SENT), ACCOUNT))
                .isEqualTo(new Requests(List.of(OutgoingRequest.post(
                        "https://business-api.tiktok.com/open_api/{api-version}/business/message/send/",
                        Map.of("Access-Token", "{access-token}", "Content-Type", "application/json"),
                        Bytes.utf8("{\"business_id\":\"{business-id}\",\"recipient_type\":\"CONVERSATION\","
                                + "\"recipient\":\"demo-talk-1\",\"message_type\":\"TEXT\","
                                + "\"text\":{\"body\":\"Mañana.\"}}")))));
        assertThat(ADAPTER.render(ApprovedReply.to(message, "Vea https://shop.example.com/1", SENT), ACCOUNT))
                .isEqualTo(new Refusal(
                        Refusal.Code.LINKS_NOT_ALLOWED,
                        "The reply holds a link, and the channel takes none.",
                        "Leave the link out and have the reply approved again."));
    }

    @Test
    void theAdapterIsFoundByItsChannel() {
        assertThat(ChannelAdapter.installed().get("tiktok-dm")).isInstanceOf(TikTokDmAdapter.class);
    }

    private static RawDelivery delivery(String fixture) {
        return WeChatDeliveries.post(WeChatDeliveries.file("/tiktok-dm/" + fixture + ".json"));
    }

    private static ChannelEvent event(String fixture) {
        return ADAPTER.receive(sign(delivery(fixture)), ACCOUNT).events().get(0);
    }

    private static Code rejected(RawDelivery delivery) {
        return ((Rejected) ADAPTER.receive(delivery, ACCOUNT).events().get(0)).code();
    }

    private static MessageContent content(String text) {
        return MessageContent.of(text, "demo-talk-1", Audience.PRIVATE);
    }

    private static Origin origin(String id, Instant sentAt) {
        return new Origin("tiktok-dm", Surface.SOCIAL_DMS, "shop-br", id, sentAt, WeChatDeliveries.RECEIVED_AT, false);
    }
}
