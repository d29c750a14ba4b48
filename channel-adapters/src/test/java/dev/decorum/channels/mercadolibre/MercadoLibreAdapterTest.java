package dev.decorum.channels.mercadolibre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.channels.TestDeliveries;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.Rendering.Refusal;
import dev.decorum.policy.channel.Rendering.Requests;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.channel.Sender.Kind;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Surface;
import dev.decorum.policy.fact.WindowKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MercadoLibreAdapterTest {
    static final MercadoLibreAdapter ADAPTER = new MercadoLibreAdapter();
    static final ChannelAccount ACCOUNT =
            ChannelAccount.of("shop-br", "mercado-libre", Map.of("seller-id", "330000001"));
    private static final String THREAD = "packs/2000000000000001/sellers/330000001";
    private static final Instant WRITTEN = Instant.parse("2026-11-01T10:00:10Z");

    static RawDelivery sign(RawDelivery delivery) {
        return delivery;
    }

    @Test
    void aNotificationRingsTheBellAndNothingMore() {
        ContentPending bell = bell("text");

        assertThat(bell)
                .isEqualTo(new ContentPending(
                        origin("bell-text-0001", Instant.parse("2026-11-01T10:00:20.006Z")),
                        "messages",
                        "m-text-0001",
                        null));
        assertThat(bell("again").origin()).isEqualTo(bell.origin().redelivered());
        assertThat(event("unknown")).isInstanceOf(UnknownEvent.class);
    }

    @Test
    void whatIsFetchedBecomesAMessageWithAWindowOf30Days() {
        assertThat(fetched("text"))
                .isEqualTo(new MessageReceived(
                        origin("m-text-0001", WRITTEN),
                        new Sender("550000022", Kind.CUSTOMER, null),
                        MessageContent.of("Quando chega minha caneca?", THREAD, Audience.PRIVATE)
                                .about("2000000000000001"),
                        new ReplyWindow(WindowKind.FREE_FORM, Instant.parse("2026-12-01T10:00:10Z"), null, null),
                        ReplyHandle.to("550000022")));
        assertThat(((MessageReceived) fetched("media")).content().attachments())
                .containsExactly(new Attachment(
                        Attachment.Kind.IMAGE, "caneca.png", "image/png", 5120L, null, "330000001_demo.png"));
    }

    @Test
    void aBlockedConversationClosesTheWindowAndRefusesTheReply() {
        MessageReceived message = (MessageReceived) fetched("blocked");

        assertThat(message.window().kind()).isEqualTo(WindowKind.CLOSED);
        assertThat(render(message, "Olá"))
                .isEqualTo(new Refusal(
                        Refusal.Code.WINDOW_CLOSED,
                        "The window is closed: nothing may be sent.",
                        "Wait for the customer's next message."));
        assertThat(((UnknownEvent) fetched("quiet")).kind()).isEqualTo("conversation blocked");
    }

    @Test
    void whatTheSellerWroteIsAnEchoAndHasFailedWhenItWasModerated() {
        assertThat(fetched("echo")).isInstanceOfSatisfying(Echo.class, echo -> {
            assertThat(echo.sender()).isEqualTo(new Sender("330000001", Kind.AGENT, null));
            assertThat(echo.recipient()).isEqualTo("550000022");
        });
        assertThat(fetched("rejected")).isInstanceOfSatisfying(DeliveryStatus.class, status -> {
            assertThat(status.state()).isEqualTo(DeliveryStatus.State.FAILED);
            assertThat(status.errorCode()).isEqualTo("SOCIAL_NETWORK_LINK");
        });
    }

    @Test
    void whoTheSellerIsComesFromTheFetchedPathOrElseFromTheAccount() {
        Bytes withoutPath = Bytes.utf8(TestDeliveries.file("/mercadolibre/fetched/echo.json")
                .text()
                .replace("/packs/2000000000000001/sellers/330000001", "/elsewhere"));
        ChannelAccount silent = ChannelAccount.of("shop-br", "mercado-libre", Map.of());

        assertThat(ADAPTER.fetched(bell("echo"), withoutPath, ACCOUNT).get(0)).isInstanceOf(Echo.class);
        assertThat(ADAPTER.fetched(bell("echo"), withoutPath, silent).get(0)).isInstanceOf(UnknownEvent.class);
    }

    @Test
    void otherTopicsStayPendingAndWhatCannotBeReadIsRejected() {
        ContentPending order = bell("order");

        assertThat(order.topic() + " " + order.reference()).isEqualTo("orders_v2 /orders/2000000000000001");
        assertThat(ADAPTER.fetched(order, Bytes.utf8("{}"), ACCOUNT)).containsExactly(order);
        assertThat(ADAPTER.fetched(bell("text"), Bytes.utf8("<html>"), ACCOUNT).get(0))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void aReplyGoesToThePackAndNoFartherThan350Characters() {
        MessageReceived message = (MessageReceived) fetched("text");

        assertThat(render(message, "Chega amanhã."))
                .isEqualTo(new Requests(List.of(OutgoingRequest.post(
                        "https://api.mercadolibre.com/messages/" + THREAD + "?tag=post_sale",
                        Map.of("Authorization", "Bearer {access-token}", "Content-Type", "application/json"),
                        Bytes.utf8("{\"from\":{\"user_id\":\"330000001\"},\"to\":{\"user_id\":\"550000022\"},"
                                + "\"text\":\"Chega amanhã.\"}")))));
        assertThat(((Refusal) render(message, "Sim. ".repeat(71))).reason())
                .isEqualTo("The reply has 355 characters; the channel takes 1 message of at most 350.");
    }

    @Test
    void aThreadThatIsNoPackIsRefused() {
        MessageReceived message = (MessageReceived) fetched("text");
        MessageReceived elsewhere = new MessageReceived(
                message.origin(),
                message.sender(),
                MessageContent.of("Olá", "packs/../sellers/1", Audience.PRIVATE),
                message.window(),
                message.reply());

        assertThat(render(elsewhere, "Olá"))
                .isEqualTo(new Refusal(
                        Refusal.Code.INCOMPLETE,
                        "The thread of the reply is no pack of Mercado Libre.",
                        "Answer a message of a pack, and keep its thread as it is."));
    }

    private static Rendering render(MessageReceived message, String text) {
        return ADAPTER.render(ApprovedReply.to(message, text, TestDeliveries.RECEIVED_AT), ACCOUNT);
    }

    private static ChannelEvent event(String fixture) {
        Bytes body = TestDeliveries.file("/mercadolibre/" + fixture + ".json");
        return ADAPTER.receive(TestDeliveries.post(body), ACCOUNT).events().get(0);
    }

    private static ContentPending bell(String fixture) {
        return (ContentPending) event(fixture);
    }

    private static ChannelEvent fetched(String fixture) {
        Bytes content = TestDeliveries.file("/mercadolibre/fetched/" + fixture + ".json");
        return ADAPTER.fetched(bell(fixture), content, ACCOUNT).get(0);
    }

    private static Origin origin(String id, Instant sentAt) {
        return new Origin(
                "mercado-libre", Surface.MARKETPLACES, "shop-br", id, sentAt, TestDeliveries.RECEIVED_AT, false);
    }
}
