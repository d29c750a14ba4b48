package dev.decorum.channels.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.channels.WeChatDeliveries;
import dev.decorum.policy.channel.ApprovedReply;
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
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.HttpAnswer;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.Rendering.Refusal;
import dev.decorum.policy.channel.Rendering.Requests;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Author;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Surface;
import dev.decorum.policy.fact.WindowKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeComAdapterTest {
    static final WeComAdapter ADAPTER = new WeComAdapter();
    static final ChannelAccount ACCOUNT = ChannelAccount.of(
            "shop-cn",
            "wecom",
            Map.of(
                    "token",
                    WeChatDeliveries.TOKEN,
                    "aes-key",
                    WeChatDeliveries.AES_KEY,
                    "corp-id",
                    WeChatDeliveries.RECEIVER));
    private static final Instant SENT = Instant.parse("2026-11-01T10:00:00Z");
    private static final Instant RANG = Instant.parse("2026-11-01T10:00:10Z");
    private static final Instant HAPPENED = Instant.parse("2026-11-01T10:00:20Z");
    private static final Sender CUSTOMER = new Sender("wmDemoCustomer", Sender.Kind.CUSTOMER, null);
    private static final Sender AGENT = new Sender("demo-agent", Sender.Kind.AGENT, null);
    private static final String THREAD = "wkDemoService:wmDemoCustomer";

    static ContentPending bell(String fixture) {
        return (ContentPending) received(fixture).get(0);
    }

    @Test
    void aBellNamesWhatToFetch() {
        assertThat(received("text"))
                .containsExactly(new ContentPending(
                        origin("wkDemoService:1793527210:demo-bell-text", RANG),
                        "kf_msg_or_event",
                        "open_kfid=wkDemoService&token=demo-bell-text",
                        null));
        assertThat(received("app-message")).singleElement().isInstanceOfSatisfying(UnknownEvent.class, event -> {
            assertThat(event.kind()).isEqualTo("text");
            assertThat(event.origin()).isEqualTo(origin("880001", RANG));
        });
        assertThat(((UnknownEvent) received("empty").get(0)).kind()).isEqualTo("delivery");
    }

    @Test
    void aFetchedTextOpensAWindowOf48HoursAndFiveReplies() {
        assertThat(fetched("text"))
                .containsExactly(new MessageReceived(
                        origin("demo-m1", SENT),
                        CUSTOMER,
                        MessageContent.of("可以换货吗？", THREAD, Audience.PRIVATE).pressing("exchange"),
                        new ReplyWindow(WindowKind.FREE_FORM, Instant.parse("2026-11-03T10:00:00Z"), 5, null),
                        ReplyHandle.to("wmDemoCustomer")));
        assertThat(fetched("several")).hasSize(2).allMatch(MessageReceived.class::isInstance);
    }

    @Test
    void mediaPlacesLinksGoodsAndOrdersAreTold() {
        List<MessageContent> contents = fetched("media").stream()
                .map(event -> ((MessageReceived) event).content())
                .toList();

        assertThat(contents.stream()
                        .flatMap(content -> content.attachments().stream())
                        .map(attachment -> attachment.kind() + " " + attachment.remoteId()))
                .containsExactly(
                        Kind.IMAGE + " demo-media-1",
                        Kind.AUDIO + " demo-media-2",
                        Kind.VIDEO + " demo-media-3",
                        Kind.FILE + " demo-media-4",
                        Kind.LOCATION + " geo:48.137,11.575",
                        Kind.PRODUCT + " demo-p1");
        assertThat(contents.get(5).text()).isEqualTo("商品\n杯子\nhttps://shop.example.com/p/1");
        assertThat(contents.get(7).order()).isEqualTo("1001");
    }

    @Test
    void whatAPersonOrAMachineOfTheSellersWroteIsAnEcho() {
        assertThat(fetched("echo"))
                .containsExactly(
                        new Echo(
                                origin("demo-m10", SENT),
                                AGENT,
                                "wmDemoCustomer",
                                MessageContent.of("您好", THREAD, Audience.PRIVATE)),
                        new Echo(
                                origin("demo-m11", SENT),
                                new Sender("wkDemoService", Sender.Kind.BOT, null),
                                "wmDemoCustomer",
                                MessageContent.of("请选择\n谢谢", THREAD, Audience.PRIVATE)));
    }

    @Test
    void recalledMessagesAreRevokedAndUndeliveredOnesHaveFailed() {
        assertThat(fetched("revoke"))
                .containsExactly(
                        new MessageRevoked(origin("demo-e1", HAPPENED), "demo-m1", CUSTOMER),
                        new MessageRevoked(origin("demo-e2", HAPPENED), "demo-m10", AGENT));
        assertThat(fetched("status"))
                .containsExactly(new DeliveryStatus(
                        origin("demo-e3", HAPPENED), "demo-m10", State.FAILED, "wmDemoCustomer", "4"));
    }

    @Test
    void aCustomerWhoComesInMayBeGreetedOnceWithin20Seconds() {
        Instant ends = HAPPENED.plusSeconds(20);
        MessageReceived welcome = new MessageReceived(
                origin("demo-e4", HAPPENED),
                CUSTOMER,
                MessageContent.of(null, THREAD, Audience.PRIVATE).pressing("homepage"),
                new ReplyWindow(WindowKind.FREE_FORM, ends, 1, null),
                new ReplyHandle("wmDemoCustomer", "demo-welcome", ends, true));

        assertThat(fetched("welcome").get(0)).isEqualTo(welcome);
        assertThat(((UnknownEvent) fetched("welcome").get(1)).kind()).isEqualTo("enter_session");
        assertThat(ADAPTER.render(ApprovedReply.to(welcome, "您好", HAPPENED), ACCOUNT))
                .isEqualTo(new Requests(List.of(post(
                        "send_msg_on_event",
                        "{\"code\":\"demo-welcome\",\"msgtype\":\"text\",\"text\":{\"content\":\"您好\"}}"))));
        assertThat(((Refusal) ADAPTER.render(ApprovedReply.to(welcome, "您好", ends), ACCOUNT)).code())
                .isEqualTo(Refusal.Code.WINDOW_CLOSED);
    }

    @Test
    void aFurtherPageIsPendingFromItsCursorOn() {
        ContentPending next = (ContentPending) fetched("pages").get(1);

        assertThat(next)
                .isEqualTo(new ContentPending(
                        origin("cursor:demo/cursor 2", RANG),
                        "kf_msg_or_event",
                        "open_kfid=wkDemoService&token=demo-bell-pages&cursor=demo%2Fcursor%202",
                        null));
        String page = "{\"errcode\":0,\"has_more\":1,\"next_cursor\":\"c3\",\"msg_list\":[]}";
        assertThat(((ContentPending)
                                ADAPTER.fetched(next, Bytes.utf8(page), ACCOUNT).get(0))
                        .reference())
                .isEqualTo("open_kfid=wkDemoService&token=demo-bell-pages&cursor=c3");
    }

    @Test
    void whatIsNotKnownIsKeptWholeAndAnErrorIsNamed() {
        assertThat(fetched("unknown").stream().map(event -> ((UnknownEvent) event).kind()))
                .containsExactly("session_status_change", "hologram", "text", "text", "message");
        assertThat(page("{\"errcode\":95007,\"errmsg\":\"demo\",\"msg_list\":[]}"))
                .containsExactly(new UnknownEvent(
                        origin(), "errcode 95007", "{\"errcode\":95007,\"errmsg\":\"demo\",\"msg_list\":[]}"));
        assertThat(page("{}")).containsExactly(new UnknownEvent(origin(), "sync_msg", "{}"));
        assertThat(page("{\"errcode\":0,\"msg_list\":[]}")).isEmpty();
        assertThat(page("[")).singleElement().isInstanceOf(Rejected.class);
    }

    @Test
    void nothingIsTakenWithoutAnEnvelopeOrForAnotherCompany() {
        RawDelivery plain = WeChatDeliveries.post(WeChatDeliveries.file("/wecom/text.xml"));
        ChannelAccount other = ChannelAccount.of(
                "shop-cn",
                "wecom",
                Map.of("token", WeChatDeliveries.TOKEN, "aes-key", WeChatDeliveries.AES_KEY, "corp-id", "other-corp"));

        assertThat(rejected(WeChatDeliveries.clear(plain), ACCOUNT).code()).isEqualTo(Code.SIGNATURE_MISSING);
        assertThat(rejected(WeChatDeliveries.sealed(plain), other).reason())
                .isEqualTo("The delivery is verified, but its envelope does not open. Maybe the secret `aes-key` or "
                        + "`corp-id` of the account `shop-cn` is not the platform's current one.");
    }

    @Test
    void aHandshakeIsAnsweredByTheWordInItsEnvelopeAlone() {
        String envelope = WeChatDeliveries.envelope(Bytes.utf8("demo-word"));
        Map<String, String> sealed = WeChatDeliveries.sealedQuery(envelope);
        sealed.put("echostr", envelope);
        Map<String, String> clear = WeChatDeliveries.clearQuery();
        clear.put("echostr", "demo-word");

        assertThat(ADAPTER.receive(get(sealed), ACCOUNT)).isEqualTo(Reception.handshake(HttpAnswer.text("demo-word")));
        assertThat(rejected(get(clear), ACCOUNT).code()).isEqualTo(Code.SIGNATURE_MISSING);
        sealed.put("echostr", WeChatDeliveries.envelope(Bytes.utf8("another-word")));
        assertThat(rejected(get(sealed), ACCOUNT).code()).isEqualTo(Code.SIGNATURE_MISMATCH);
    }

    @Test
    void aReplyGoesOutByTheAccountOfItsThread() {
        MessageReceived message = (MessageReceived) fetched("text").get(0);

        assertThat(ADAPTER.render(ApprovedReply.to(message, "可以。", SENT), ACCOUNT))
                .isEqualTo(new Requests(List.of(post(
                        "send_msg",
                        "{\"touser\":\"wmDemoCustomer\",\"open_kfid\":\"wkDemoService\",\"msgtype\":\"text\","
                                + "\"text\":{\"content\":\"可以。\"}}"))));
        Rendering elsewhere = ADAPTER.render(
                new ApprovedReply(
                        "可以。",
                        null,
                        ReplyHandle.to("wmDemoCustomer"),
                        "elsewhere",
                        null,
                        Audience.PRIVATE,
                        Author.BOT,
                        null,
                        ReplyWindow.UNKNOWN,
                        null,
                        SENT),
                ACCOUNT);
        assertThat(elsewhere)
                .isEqualTo(new Refusal(
                        Refusal.Code.INCOMPLETE,
                        "The thread of the reply names no customer service account.",
                        "Answer in the thread of the customer's message."));
    }

    @Test
    void theAdapterIsFoundByItsChannel() {
        assertThat(ChannelAdapter.installed().get("wecom")).isInstanceOf(WeComAdapter.class);
    }

    private static List<ChannelEvent> received(String fixture) {
        RawDelivery delivery = WeChatDeliveries.post(WeChatDeliveries.file("/wecom/" + fixture + ".xml"));
        return ADAPTER.receive(WeChatDeliveries.sealed(delivery), ACCOUNT).events();
    }

    private static List<ChannelEvent> fetched(String fixture) {
        Bytes content = WeChatDeliveries.file("/wecom/fetched/" + fixture + ".json");
        return ADAPTER.fetched(bell(fixture), content, ACCOUNT);
    }

    private static List<ChannelEvent> page(String json) {
        return ADAPTER.fetched(bell("text"), Bytes.utf8(json), ACCOUNT);
    }

    private static Rejected rejected(RawDelivery delivery, ChannelAccount account) {
        return (Rejected) ADAPTER.receive(delivery, account).events().get(0);
    }

    private static RawDelivery get(Map<String, String> query) {
        return RawDelivery.get("/hooks/demo", query, WeChatDeliveries.RECEIVED_AT);
    }

    private static OutgoingRequest post(String method, String body) {
        return OutgoingRequest.post(
                "https://qyapi.weixin.qq.com/cgi-bin/kf/" + method + "?access_token={access-token}",
                Map.of("Content-Type", "application/json"),
                Bytes.utf8(body));
    }

    private static Origin origin(String id, Instant sentAt) {
        return origin().event(id, sentAt);
    }

    private static Origin origin() {
        return new Origin("wecom", Surface.PRIVATE_DOMAIN, "shop-cn", null, null, WeChatDeliveries.RECEIVED_AT, false);
    }
}
