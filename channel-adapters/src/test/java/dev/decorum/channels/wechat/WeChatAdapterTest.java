package dev.decorum.channels.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.channels.WeChatDeliveries;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus.State;
import dev.decorum.policy.channel.ChannelEvent.MembershipChanged;
import dev.decorum.policy.channel.ChannelEvent.MembershipChanged.Change;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WeChatAdapterTest {
    static final WeChatAdapter ADAPTER = new WeChatAdapter();
    static final ChannelAccount ACCOUNT = ChannelAccount.of(
            "shop-cn",
            "wechat",
            Map.of(
                    "token",
                    WeChatDeliveries.TOKEN,
                    "aes-key",
                    WeChatDeliveries.AES_KEY,
                    "app-id",
                    WeChatDeliveries.RECEIVER));
    private static final ChannelAccount CLEAR =
            ChannelAccount.of("shop-cn", "wechat", Map.of("token", WeChatDeliveries.TOKEN));
    private static final Instant SENT = Instant.parse("2026-11-01T10:00:00Z");
    private static final Sender CUSTOMER = new Sender("oDemoCustomer1", Sender.Kind.CUSTOMER, null);
    private static final String THREAD = "gh_demo_shop:oDemoCustomer1";
    private static final ReplyWindow QUICK =
            new ReplyWindow(WindowKind.FREE_FORM, Instant.parse("2026-11-01T10:01:00Z"), 3, null);

    @Test
    void aTextOpensAWindowOf48HoursAndFiveReplies() {
        assertThat(events("text"))
                .containsExactly(new MessageReceived(
                        origin("90000000000000001"),
                        CUSTOMER,
                        MessageContent.of("我的包裹到哪里了？ <订单 1001>", THREAD, Audience.PRIVATE),
                        new ReplyWindow(WindowKind.FREE_FORM, Instant.parse("2026-11-03T10:00:00Z"), 5, null),
                        ReplyHandle.to("oDemoCustomer1")));
        assertThat(content("text-menu").postback()).isEqualTo("yes");
    }

    @Test
    void mediaPlacesAndLinksAreToldWithTheirWords() {
        assertThat(Stream.of("media", "media-voice", "media-video", "location")
                        .map(name -> content(name).attachments().get(0)))
                .containsExactly(
                        new Attachment(Attachment.Kind.IMAGE, null, null, null, null, "demo-media-1"),
                        new Attachment(Attachment.Kind.AUDIO, null, null, null, null, "demo-media-2"),
                        new Attachment(Attachment.Kind.VIDEO, null, null, null, null, "demo-media-3"),
                        new Attachment(Attachment.Kind.LOCATION, "玛利亚广场", null, null, null, "geo:48.137,11.575"));
        assertThat(content("media-voice").text()).isEqualTo("你好");
        assertThat(content("link").text()).isEqualTo("商品\n蓝色杯子\nhttps://shop.example.com/p/1");
    }

    @Test
    void aClickOrAScanOpensAWindowOfOneMinuteAndThreeReplies() {
        assertThat(events("click"))
                .containsExactly(new MessageReceived(
                        origin("oDemoCustomer1:1793527200:CLICK"),
                        CUSTOMER,
                        MessageContent.of(null, THREAD, Audience.PRIVATE).pressing("MENU_ORDER"),
                        QUICK,
                        ReplyHandle.to("oDemoCustomer1")));
        assertThat(content("scan").postback()).isEqualTo("counter-7");
        assertThat(((MessageReceived) events("scan").get(0)).window()).isEqualTo(QUICK);
    }

    @Test
    void aFollowIsAChangeOfMembershipAndOpensAShortWindow() {
        assertThat(events("follow"))
                .containsExactly(
                        new MembershipChanged(
                                origin("oDemoCustomer1:1793527200:subscribe"), CUSTOMER, null, Change.FOLLOWED),
                        new MessageReceived(
                                origin("oDemoCustomer1:1793527200:subscribe:pressed"),
                                CUSTOMER,
                                MessageContent.of(null, THREAD, Audience.PRIVATE)
                                        .pressing("subscribe"),
                                QUICK,
                                ReplyHandle.to("oDemoCustomer1")));
        assertThat(events("unfollow"))
                .containsExactly(new MembershipChanged(
                        origin("oDemoCustomer1:1793527200:unsubscribe"), CUSTOMER, null, Change.UNFOLLOWED));
    }

    @Test
    void whatBecameOfATemplateMessageIsAStatus() {
        assertThat(events("status"))
                .containsExactly(new DeliveryStatus(
                        origin("700001:delivered"), "700001", State.DELIVERED, "oDemoCustomer1", null));
        assertThat(events("status-failed"))
                .containsExactly(new DeliveryStatus(
                        origin("700002:failed"), "700002", State.FAILED, "oDemoCustomer1", "failed:user block"));
    }

    @Test
    void whatIsNotKnownIsKeptWhole() {
        assertThat(Stream.of("unknown", "unknown-type", "empty")
                        .map(name -> ((UnknownEvent) events(name).get(0)).kind()))
                .containsExactly("LOCATION", "hologram", "delivery");
    }

    @Test
    void deliveriesInTheClearAreReadTheSameByAnAccountWithoutAKey() {
        for (String name : List.of("text", "media", "click", "follow", "unfollow", "status", "unknown", "empty")) {
            Reception reception = ADAPTER.receive(WeChatDeliveries.clear(delivery(name)), CLEAR);

            assertThat(reception.events()).as(name).isEqualTo(events(name));
            assertThat(reception.answer()).isEqualTo(HttpAnswer.empty(200));
        }
    }

    @Test
    void anAccountWithAKeyTakesNothingInTheClear() {
        assertThat(rejected(WeChatDeliveries.clear(delivery("text")), ACCOUNT).code())
                .isEqualTo(Code.SIGNATURE_MISSING);
    }

    @Test
    void anEnvelopeForAnAccountWithoutAKeyIsAskedForAgain() {
        assertThat(rejected(WeChatDeliveries.sealed(delivery("text")), CLEAR))
                .isEqualTo(new Rejected(
                        origin(),
                        Code.ACCOUNT_INCOMPLETE,
                        "The account `shop-cn` has no secret `aes-key`, so nothing can be verified. Add it to the "
                                + "account; the channel will deliver again."));
        ChannelAccount wrong = ChannelAccount.of(
                "shop-cn", "wechat", Map.of("token", WeChatDeliveries.TOKEN, "aes-key", "short", "app-id", "demo"));
        assertThat(rejected(WeChatDeliveries.sealed(delivery("text")), wrong))
                .isEqualTo(new Rejected(
                        origin(),
                        Code.ACCOUNT_INCOMPLETE,
                        "The secret `aes-key` of the account `shop-cn` is no key: it must be the 43 signs that the "
                                + "platform shows. Correct it; the channel will deliver again."));
    }

    @Test
    void anEnvelopeForAnotherAppDoesNotOpen() {
        ChannelAccount other = ChannelAccount.of(
                "shop-cn",
                "wechat",
                Map.of("token", WeChatDeliveries.TOKEN, "aes-key", WeChatDeliveries.AES_KEY, "app-id", "other-app"));

        assertThat(rejected(WeChatDeliveries.sealed(delivery("text")), other))
                .isEqualTo(new Rejected(
                        origin(),
                        Code.MALFORMED,
                        "The delivery is verified, but its envelope does not open. Maybe the secret `aes-key` or "
                                + "`app-id` of the account `shop-cn` is not the platform's current one."));
    }

    @Test
    void aSignatureOfAnEmptyEnvelopeOpensNothing() {
        RawDelivery signed = WeChatDeliveries.clear(delivery("text"));
        RawDelivery renamed = new RawDelivery(
                "POST",
                "/hooks/demo",
                Map.of(),
                Map.of(
                        "msg_signature", signed.query().get("signature"),
                        "timestamp", signed.query().get("timestamp"),
                        "nonce", signed.query().get("nonce")),
                signed.body(),
                signed.receivedAt());

        assertThat(rejected(renamed, ACCOUNT).code()).isEqualTo(Code.MALFORMED);
    }

    @Test
    void whatIsSentAgainLaterIsRejected() {
        for (boolean sealed : new boolean[] {true, false}) {
            RawDelivery signed =
                    sealed ? WeChatDeliveries.sealed(delivery("text")) : WeChatDeliveries.clear(delivery("text"));
            RawDelivery later = new RawDelivery(
                    "POST",
                    signed.path(),
                    signed.headers(),
                    signed.query(),
                    signed.body(),
                    signed.receivedAt().plus(Duration.ofMinutes(6)));

            assertThat(rejected(later, sealed ? ACCOUNT : CLEAR).reason())
                    .isEqualTo("The signed time in `timestamp` is 360 seconds behind the time of receipt; 300 are "
                            + "tolerated. Maybe this machine's clock is wrong, or an old delivery is sent again.");
        }
    }

    @Test
    void aDocumentTypeIsRefusedInEnvelopesToo() {
        Bytes body = Bytes.utf8("<!DOCTYPE x [<!ENTITY e 'y'>]><xml><FromUserName>&e;</FromUserName></xml>");

        assertThat(rejected(WeChatDeliveries.sealed(WeChatDeliveries.post(body)), ACCOUNT)
                        .code())
                .isEqualTo(Code.MALFORMED);
        assertThat(rejected(WeChatDeliveries.clear(WeChatDeliveries.post(body)), CLEAR)
                        .reason())
                .contains("is no valid XML without a document type");
    }

    @Test
    void aHandshakeIsAnsweredByItsWordInTheClearOrOutOfItsEnvelope() {
        Map<String, String> clear = WeChatDeliveries.clearQuery();
        clear.put("echostr", "5577006791947779410");
        String envelope = WeChatDeliveries.envelope(Bytes.utf8("demo-word"));
        Map<String, String> sealed = WeChatDeliveries.sealedQuery(envelope);
        sealed.put("echostr", envelope);

        assertThat(get(clear, ACCOUNT))
                .isEqualTo(get(clear, CLEAR))
                .isEqualTo(Reception.handshake(HttpAnswer.text("5577006791947779410")));
        assertThat(get(sealed, ACCOUNT)).isEqualTo(Reception.handshake(HttpAnswer.text("demo-word")));
        assertThat(get(sealed, CLEAR).answer().status()).isEqualTo(503);
    }

    @Test
    void aHandshakeWithoutAWordOrWithAWrongSignatureIsRefused() {
        Map<String, String> wrong = WeChatDeliveries.clearQuery();
        wrong.put("echostr", "5577006791947779410");
        wrong.put("nonce", "another");

        assertThat(get(wrong, CLEAR).events())
                .extracting(event -> ((Rejected) event).code())
                .containsExactly(Code.SIGNATURE_MISMATCH);
        assertThat(get(WeChatDeliveries.clearQuery(), CLEAR).events())
                .containsExactly(new Rejected(
                        origin(),
                        Code.MALFORMED,
                        "A request by GET must be a handshake with an `echostr`. Maybe somebody opened the address in "
                                + "a browser."));
    }

    @Test
    void aReplyGoesOutByCustomerServiceWithinItsWindow() {
        MessageReceived message = (MessageReceived) events("click").get(0);

        assertThat(ADAPTER.render(ApprovedReply.to(message, "您好", SENT), ACCOUNT))
                .isEqualTo(new Requests(List.of(OutgoingRequest.post(
                        "https://api.weixin.qq.com/cgi-bin/message/custom/send?access_token={access-token}",
                        Map.of("Content-Type", "application/json"),
                        Bytes.utf8("{\"touser\":\"oDemoCustomer1\",\"msgtype\":\"text\",\"text\":"
                                + "{\"content\":\"您好\"}}")))));
        assertThat(((Refusal) ADAPTER.render(ApprovedReply.to(message, "您好", SENT.plusSeconds(60)), ACCOUNT)).code())
                .isEqualTo(Refusal.Code.WINDOW_CLOSED);
        assertThat(((Refusal) ADAPTER.render(ApprovedReply.to(message, "好".repeat(1400), SENT), ACCOUNT)).reason())
                .isEqualTo("The reply has 4200 bytes; the channel takes 2 messages of at most 2048.");
    }

    @Test
    void theAdapterIsFoundByItsChannel() {
        assertThat(ChannelAdapter.installed().get("wechat")).isInstanceOf(WeChatAdapter.class);
    }

    private static RawDelivery delivery(String fixture) {
        return WeChatDeliveries.post(WeChatDeliveries.file("/wechat/" + fixture + ".xml"));
    }

    private static List<ChannelEvent> events(String fixture) {
        return ADAPTER.receive(WeChatDeliveries.sealed(delivery(fixture)), ACCOUNT)
                .events();
    }

    private static MessageContent content(String fixture) {
        return ((MessageReceived) events(fixture).get(0)).content();
    }

    private static Rejected rejected(RawDelivery delivery, ChannelAccount account) {
        return (Rejected) ADAPTER.receive(delivery, account).events().get(0);
    }

    private static Reception get(Map<String, String> query, ChannelAccount account) {
        return ADAPTER.receive(RawDelivery.get("/hooks/demo", query, WeChatDeliveries.RECEIVED_AT), account);
    }

    private static Origin origin(String id) {
        return origin().event(id, SENT);
    }

    private static Origin origin() {
        return new Origin("wechat", Surface.PRIVATE_DOMAIN, "shop-cn", null, null, WeChatDeliveries.RECEIVED_AT, false);
    }
}
