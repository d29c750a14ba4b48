package dev.decorum.channels.line;

import static dev.decorum.channels.line.Deliveries.ACCOUNT;
import static dev.decorum.channels.line.Deliveries.ADAPTER;
import static dev.decorum.channels.line.Deliveries.RECEIVED_AT;
import static dev.decorum.channels.line.Deliveries.receive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.Attachment.Kind;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.MembershipChanged;
import dev.decorum.policy.channel.ChannelEvent.MembershipChanged.Change;
import dev.decorum.policy.channel.ChannelEvent.MessageEdited;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.ChannelEvent.ThreadHandedOver;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
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
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Surface;
import dev.decorum.policy.fact.WindowKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineAdapterTest {
    private static final String SHOP = "U0000000000000000000000000000shop";
    private static final Sender YUKI = new Sender("Ufict-yuki", Sender.Kind.CUSTOMER, null);
    private static final Instant SENT = Instant.parse("2026-11-01T10:00:00Z");
    private static final ReplyHandle REPLY =
            new ReplyHandle("Ufict-yuki", "tokenfict01", Instant.parse("2026-11-01T10:00:50Z"), true);

    @Test
    void aTextBringsATokenThatServesOnceAndSoonEnds() {
        assertThat(receive("text").events())
                .containsExactly(new MessageReceived(
                        origin("50001"),
                        YUKI,
                        MessageContent.of("こんにちは、注文 J-3001 はいつ届きますか。", SHOP + ":Ufict-yuki", Audience.PRIVATE),
                        ReplyWindow.UNKNOWN,
                        REPLY));
    }

    @Test
    void everyTypeOfMessageKeepsItsAttachment() {
        assertThat(receive("media").events())
                .flatExtracting(event -> content(event).attachments())
                .containsExactly(
                        new Attachment(Kind.IMAGE, null, null, null, null, "50002"),
                        new Attachment(Kind.VIDEO, null, null, null, null, "https://example.com/film.mp4"),
                        new Attachment(Kind.AUDIO, null, null, null, null, "50004"),
                        new Attachment(Kind.FILE, "rechnung.pdf", null, 4096L, null, "50005"),
                        new Attachment(Kind.STICKER, null, null, null, null, "77"),
                        new Attachment(Kind.LOCATION, "駅前の店", null, null, null, "geo:35.5,139.25"));
    }

    @Test
    void aQuoteAndAButtonAreKept() {
        assertThat(content(only("reply")).replyTo()).isEqualTo("49999");
        assertThat(content(only("postback")).postback()).isEqualTo("topic=refund");
        assertThat(only("postback").origin().id()).isEqualTo("EVFICT09");
    }

    @Test
    void groupsAndRoomsAreTheirOwnThreadsAndAudience() {
        List<ChannelEvent> events = receive("group").events();

        assertThat(events)
                .extracting(event -> content(event).thread())
                .containsExactly(SHOP + ":Cfict-familie", SHOP + ":Rfict-zimmer");
        assertThat(events).extracting(event -> content(event).audience()).containsOnly(Audience.GROUP);
        assertThat(events)
                .extracting(event -> ((MessageReceived) event).sender().id())
                .containsExactly("Ufict-yuki", "Rfict-zimmer");
    }

    @Test
    void aMessageInStandbyTakesNoReply() {
        MessageReceived received = (MessageReceived) only("standby");

        assertThat(received.reply()).isNull();
        assertThat(received.window().kind()).isEqualTo(WindowKind.CLOSED);
    }

    @Test
    void aRedeliveryIsMarked() {
        assertThat(only("again").origin().redelivery()).isTrue();
        assertThat(only("text").origin().redelivery()).isFalse();
    }

    @Test
    void anEditNamesTheMessageThatItReplaces() {
        assertThat(only("edit")).isInstanceOfSatisfying(MessageEdited.class, edited -> {
            assertThat(edited.original()).isEqualTo("50001");
            assertThat(edited.origin().id()).isEqualTo("50001:edit:EVFICT14");
            assertThat(edited.content().text()).isEqualTo("注文 J-3002 です。");
        });
    }

    @Test
    void anUnsentMessageIsRevoked() {
        assertThat(only("revoke")).isEqualTo(new MessageRevoked(origin("50001:unsend"), "50001", YUKI));
    }

    @Test
    void whoComesAndGoesIsToldApart() {
        assertThat(receive("membership").events())
                .extracting(event -> ((MembershipChanged) event).member().id() + " "
                        + ((MembershipChanged) event).change() + " " + ((MembershipChanged) event).thread())
                .containsExactly(
                        "Ufict-yuki " + Change.FOLLOWED + " null",
                        "Ufict-yuki " + Change.UNFOLLOWED + " null",
                        SHOP + " " + Change.JOINED + " " + SHOP + ":Cfict-familie",
                        SHOP + " " + Change.LEFT + " " + SHOP + ":Cfict-familie",
                        "Ufict-yuki " + Change.JOINED + " " + SHOP + ":Cfict-familie",
                        "Ufict-ren " + Change.JOINED + " " + SHOP + ":Cfict-familie",
                        "Ufict-ren " + Change.LEFT + " " + SHOP + ":Cfict-familie");
    }

    @Test
    void theChatPassesFromOneModuleToAnother() {
        assertThat(receive("handover").events())
                .extracting(event -> ((ThreadHandedOver) event).toUs())
                .containsExactly(true, false);
    }

    @Test
    void whatIsNotKnownIsKeptWhole() {
        assertThat(receive("unknown").events())
                .extracting(event -> ((UnknownEvent) event).kind())
                .containsExactly("hologram", "message", "accountLink");
    }

    @Test
    void theTestOfTheAddressIsAnsweredBy200() {
        Reception reception = receive("empty");

        assertThat(reception.answer().status()).isEqualTo(200);
        assertThat(reception.events()).isEmpty();
    }

    @Test
    void aReplyByTheTokenCarriesAllPartsAtOnce() {
        assertThat(render(REPLY, "明日届きます。", RECEIVED_AT))
                .isEqualTo(new Requests(List.of(OutgoingRequest.post(
                        "https://api.line.me/v2/bot/message/reply",
                        Map.of("Authorization", "Bearer {access-token}", "Content-Type", "application/json"),
                        Bytes.utf8("{\"replyToken\":\"tokenfict01\",\"messages\":"
                                + "[{\"type\":\"text\",\"text\":\"明日届きます。\"}]}")))));
        assertThat(((Requests) render(REPLY, "明日届きます。".repeat(2000), RECEIVED_AT)).requests())
                .singleElement()
                .satisfies(request ->
                        assertThat(request.body().text().split("\"type\"", -1)).hasSize(4));
    }

    @Test
    void withoutATokenTheReplyIsPushed() {
        assertThat(((Requests) render(ReplyHandle.to("Ufict-yuki"), "明日届きます。", RECEIVED_AT)).requests())
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.url()).isEqualTo("https://api.line.me/v2/bot/message/push");
                    assertThat(request.body().text()).startsWith("{\"to\":\"Ufict-yuki\",\"messages\":");
                });
    }

    @Test
    void anEndedTokenAndATextOverFiveMessagesAreRefused() {
        assertThat(render(REPLY, "明日届きます。", Instant.parse("2026-11-01T10:00:50Z")))
                .isEqualTo(new Refusal(
                        Refusal.Code.TOKEN_EXPIRED,
                        "The token of the reply has ended.",
                        "Send it without the token where the channel can, or wait for the customer's next message."));
        assertThat(render(REPLY, "😀".repeat(12_501), RECEIVED_AT))
                .isEqualTo(new Refusal(
                        Refusal.Code.TOO_LONG,
                        "The reply has 25002 utf16 units; the channel takes 5 messages of at most 5000.",
                        "Shorten the reply and have it approved again."));
    }

    @Test
    void aWrongSignatureOrABrokenBodyIsRejected() {
        RawDelivery hexadecimal = RawDelivery.post(
                "/hooks/line", Map.of("X-Line-Signature", "00ff"), Deliveries.fixture("text"), RECEIVED_AT);

        assertThat(rejected(ADAPTER.receive(hexadecimal, ACCOUNT)).reason())
                .isEqualTo(
                        "The header `X-Line-Signature` is no signature: it must be 32 bytes in Base64. Maybe a proxy "
                                + "rewrites the header.");
        assertThat(rejected(receive(Bytes.utf8("{\"events\":"))).code()).isEqualTo(Code.MALFORMED);
        assertThat(rejected(ADAPTER.receive(RawDelivery.get("/hooks/line", Map.of(), RECEIVED_AT), ACCOUNT))
                        .reason())
                .isEqualTo("The channel uses POST alone. Maybe somebody else found the address.");
    }

    private static Rendering render(ReplyHandle to, String text, Instant now) {
        MessageReceived asked = (MessageReceived) only("text");
        return ADAPTER.render(
                ApprovedReply.to(
                        new MessageReceived(asked.origin(), asked.sender(), asked.content(), asked.window(), to),
                        text,
                        now),
                ACCOUNT);
    }

    private static ChannelEvent only(String fixture) {
        List<ChannelEvent> events = receive(fixture).events();
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static MessageContent content(ChannelEvent event) {
        return ((MessageReceived) event).content();
    }

    private static Rejected rejected(Reception reception) {
        assertThat(reception.events()).hasSize(1).first().isInstanceOf(Rejected.class);
        return (Rejected) reception.events().get(0);
    }

    private static Origin origin(String id) {
        return new Origin("line", Surface.MESSAGING, "shop-jp", id, SENT, RECEIVED_AT, false);
    }
}
