package dev.decorum.channels.lazada;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.channels.TestDeliveries;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LazadaAdapterTest {
    static final LazadaAdapter ADAPTER = new LazadaAdapter();
    static final ChannelAccount ACCOUNT =
            ChannelAccount.of("shop-my", "lazada", Map.of("app-secret", "demo-app-secret", "app-key", "demo-app-key"));
    private static final String SESSION = "100000001_2_100000022_1_103";
    private static final Instant SENT = Instant.parse("2026-11-01T10:00:00Z");

    static RawDelivery sign(RawDelivery delivery) {
        String signature = TestDeliveries.hex("demo-app-secret", Bytes.utf8("demo-app-key"), delivery.body());
        return TestDeliveries.with(delivery, "Authorization", signature);
    }

    @Test
    void aPushedTextIsAMessageOfItsSession() {
        assertThat(events("text"))
                .containsExactly(new MessageReceived(
                        origin("1demo0000000000001", SENT),
                        new Sender("100000022", Kind.CUSTOMER, null),
                        MessageContent.of("Bila barang saya sampai?", SESSION, Audience.PRIVATE),
                        ReplyWindow.UNKNOWN,
                        ReplyHandle.to(SESSION)));
        assertThat(((MessageReceived) event("media")).content().attachments())
                .extracting(Attachment::kind)
                .containsExactly(Attachment.Kind.IMAGE);
    }

    @Test
    void whatTheSellerOrItsMachineWroteIsAnEcho() {
        assertThat(Stream.of("echo", "echo-automatic")
                        .map(LazadaAdapterTest::event)
                        .map(event -> ((Echo) event).sender().kind()))
                .containsExactly(Kind.AGENT, Kind.BOT);
    }

    @Test
    void aRecalledMessageIsRevokedAndABlockedOneHasFailed() {
        assertThat(event("revoke"))
                .isEqualTo(new MessageRevoked(
                        origin("1demo0000000000005:recalled", null),
                        "1demo0000000000005",
                        new Sender("100000022", Kind.CUSTOMER, null)));
        assertThat(event("status-failed"))
                .isEqualTo(new DeliveryStatus(
                        origin("1demo0000000000006:failed", SENT),
                        "1demo0000000000006",
                        State.FAILED,
                        "100000022",
                        "process_msg"));
    }

    @Test
    void aSessionWithSomethingUnreadRingsAndSaysWhatWasRead() {
        List<ChannelEvent> events = events("session");

        assertThat(events)
                .containsExactly(
                        new DeliveryStatus(origin(SESSION + ":read:1793527200000", SENT), null, State.READ, null, null),
                        new ContentPending(
                                origin(SESSION + ":unread:1793527100000:1793527200000:1", null),
                                "im_session",
                                SESSION,
                                SESSION));
        assertThat(events("session-read")).singleElement().isInstanceOf(DeliveryStatus.class);
    }

    @Test
    void theFetchedMessagesOfASessionAreReadLikePushedOnes() {
        ContentPending pending = (ContentPending) events("session").get(1);
        List<ChannelEvent> fetched =
                ADAPTER.fetched(pending, TestDeliveries.file("/lazada/fetched/session.json"), ACCOUNT);

        assertThat(fetched).hasSize(2);
        assertThat(fetched.get(0)).isInstanceOfSatisfying(MessageReceived.class, message -> {
            assertThat(message.origin()).isEqualTo(origin("1demo0000000000091", SENT));
            assertThat(message.content().text()).isEqualTo("Ada warna biru?");
        });
        assertThat(fetched.get(1)).isInstanceOf(Echo.class);
        assertThat(ADAPTER.fetched(pending, Bytes.utf8("{"), ACCOUNT))
                .singleElement()
                .isInstanceOf(Rejected.class);
        ContentPending order = (ContentPending) event("order");
        assertThat(ADAPTER.fetched(order, Bytes.utf8("{}"), ACCOUNT)).containsExactly(order);
    }

    @Test
    void ordersAndReturnsAreLookedUpByTheHouse() {
        assertThat(event("order"))
                .isEqualTo(new ContentPending(
                        origin("260000000000002:shipped:1793527200", SENT),
                        "trade_order:shipped",
                        "260000000000001",
                        null));
        assertThat(Stream.of("order-returned", "cancellation")
                        .map(name -> (ContentPending) event(name))
                        .map(pending -> pending.topic() + " " + pending.reference()))
                .containsExactly("reverse_order:returned 260000000000001", "reverse_order:CANCEL_INIT 260000000000001");
    }

    @Test
    void whatNobodyWroteOrIsNotKnownIsKeptWhole() {
        assertThat(Stream.of("unknown", "system", "unknown-type", "empty")
                        .map(name -> ((UnknownEvent) event(name)).kind()))
                .containsExactly("template 10007", "template 2", "type 8", "push");
        assertThat(ADAPTER.receive(sign(TestDeliveries.post(Bytes.utf8("1"))), ACCOUNT)
                        .events())
                .extracting(event -> ((Rejected) event).code())
                .containsExactly(Code.MALFORMED);
    }

    @Test
    void aReplyIsAFormForTheSession() {
        ApprovedReply reply = ApprovedReply.to((MessageReceived) event("text"), "Esok & lusa.", SENT);

        assertThat(ADAPTER.render(reply, ACCOUNT))
                .isEqualTo(new Requests(List.of(OutgoingRequest.post(
                        "https://{lazada-host}/rest/im/message/send?app_key={app-key}&access_token={access-token}"
                                + "&timestamp={timestamp}&sign_method=sha256&sign={sign}",
                        Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
                        Bytes.utf8("session_id=" + SESSION + "&template_id=1&txt=Esok%20%26%20lusa.")))));
    }

    private static List<ChannelEvent> events(String fixture) {
        Bytes body = TestDeliveries.file("/lazada/" + fixture + ".json");
        return ADAPTER.receive(sign(TestDeliveries.post(body)), ACCOUNT).events();
    }

    private static ChannelEvent event(String fixture) {
        return events(fixture).get(0);
    }

    private static Origin origin(String id, @Nullable Instant sentAt) {
        return new Origin("lazada", Surface.MARKETPLACES, "shop-my", id, sentAt, TestDeliveries.RECEIVED_AT, false);
    }
}
