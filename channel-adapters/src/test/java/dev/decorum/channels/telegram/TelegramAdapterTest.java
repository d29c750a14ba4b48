package dev.decorum.channels.telegram;

import static dev.decorum.channels.telegram.Deliveries.ACCOUNT;
import static dev.decorum.channels.telegram.Deliveries.ADAPTER;
import static dev.decorum.channels.telegram.Deliveries.RECEIVED_AT;
import static dev.decorum.channels.telegram.Deliveries.receive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.IdentityChanged;
import dev.decorum.policy.channel.ChannelEvent.MembershipChanged;
import dev.decorum.policy.channel.ChannelEvent.MembershipChanged.Change;
import dev.decorum.policy.channel.ChannelEvent.MessageEdited;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.ReactionReceived;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
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
import dev.decorum.policy.channel.Sender.Kind;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Surface;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TelegramAdapterTest {
    private static final String MIA_ID = "7001002003";
    private static final Sender MIA = new Sender(MIA_ID, Kind.CUSTOMER, "Mia Beispiel");
    private static final Instant SENT = Instant.parse("2026-11-01T10:00:00Z");

    @Test
    void aTextIsAMessageOfItsChat() {
        assertThat(only("text"))
                .isEqualTo(new MessageReceived(
                        origin(MIA_ID + ":11", SENT),
                        MIA,
                        MessageContent.of("Guten Tag, wann kommt D-2001?", "shop-de:" + MIA_ID, Audience.PRIVATE),
                        ReplyWindow.UNKNOWN,
                        ReplyHandle.to(MIA_ID)));
    }

    @Test
    void filesPlacesAndCardsAreAttachments() {
        assertThat(content("photo").text()).isEqualTo("So kam sie an.");
        assertThat(attachment("photo"))
                .isEqualTo(new Attachment(Attachment.Kind.IMAGE, null, null, 64000L, null, "AgFICTgross"));
        assertThat(attachment("document"))
                .isEqualTo(
                        new Attachment(Attachment.Kind.FILE, "rechnung.pdf", "application/pdf", 4096L, null, "BQFICT"));
        assertThat(attachment("animation").kind()).isEqualTo(Attachment.Kind.VIDEO);
        assertThat(attachment("venue"))
                .isEqualTo(new Attachment(Attachment.Kind.LOCATION, "Paketladen", null, null, null, "geo:52.5,13.25"));
        assertThat(attachment("contact"))
                .isEqualTo(new Attachment(Attachment.Kind.CONTACT, "Jo", null, null, null, null));
    }

    @Test
    void anAnswerNamesTheMessageInItsChat() {
        assertThat(content("reply").replyTo()).isEqualTo(MIA_ID + ":10");
    }

    @Test
    void aGroupHasANegativeIdAndIsItsOwnThread() {
        MessageReceived received = (MessageReceived) only("group");

        assertThat(received.origin().id()).isEqualTo("-1004005006007:31");
        assertThat(received.content().thread()).isEqualTo("shop-de:-1004005006007");
        assertThat(received.content().audience()).isEqualTo(Audience.GROUP);
        assertThat(received.reply()).isEqualTo(ReplyHandle.to("-1004005006007"));
        assertThat(received.sender()).isEqualTo(MIA);
    }

    @Test
    void anEditNamesItsMessageAndHasAnIdOfItsOwn() {
        assertThat(only("edit")).isInstanceOfSatisfying(MessageEdited.class, edited -> {
            assertThat(edited.original()).isEqualTo(MIA_ID + ":11");
            assertThat(edited.origin().id()).startsWith(MIA_ID + ":11:edit:");
            assertThat(edited.origin().sentAt()).isEqualTo(SENT.plusSeconds(60));
            assertThat(edited.content().text()).endsWith("D-2002?");
        });
    }

    @Test
    void theChatOfABusinessAccountCarriesItsConnection() {
        MessageReceived received = (MessageReceived) only("business");

        assertThat(received.origin().id()).isEqualTo("bcFICT1:" + MIA_ID + ":41");
        assertThat(received.reply()).isEqualTo(new ReplyHandle(MIA_ID, "bcFICT1", null, false));
        assertThat(((MessageEdited) only("business-edit")).original())
                .isEqualTo(received.origin().id());
        assertThat(render(received, "Ja.").requests())
                .extracting(request -> request.body().text())
                .containsExactly(
                        "{\"business_connection_id\":\"bcFICT1\",\"chat_id\":\"" + MIA_ID + "\",\"text\":\"Ja.\"}");
    }

    @Test
    void whatTheSellersSideWritesIsAnEcho() {
        assertThat(echo("echo-owner").sender()).isEqualTo(new Sender("8008", Kind.AGENT, "Ada"));
        assertThat(echo("echo-owner").recipient()).isEqualTo(MIA_ID);
        assertThat(echo("echo-business-bot").sender().kind()).isEqualTo(Kind.BOT);
        assertThat(echo("echo-channel-post").sender().kind()).isEqualTo(Kind.AGENT);
        assertThat(echo("echo-channel-post").content().audience()).isEqualTo(Audience.PUBLIC);
        assertThat(echo("echo-channel-edit").origin().id()).startsWith("-1001112223334:51:edit:");
        assertThat(echo("echo-forwarded").sender().kind()).isEqualTo(Kind.AGENT);
        assertThat(echo("echo-anonymous-admin").recipient()).isNull();
    }

    @Test
    void everyDeletedMessageIsRevokedByTheIdThatItHad() {
        assertThat(receive("revoke").events())
                .extracting(event -> ((MessageRevoked) event).original())
                .containsExactly("bcFICT1:" + MIA_ID + ":41", "bcFICT1:" + MIA_ID + ":44");
    }

    @Test
    void aPressedButtonIsAMessage() {
        MessageReceived received = (MessageReceived) only("callback");

        assertThat(received.origin()).isEqualTo(origin("9180011", null));
        assertThat(received.content().postback()).isEqualTo("topic=refund");
        assertThat(received.content().replyTo()).isEqualTo(MIA_ID + ":18");
        assertThat(received.sender()).isEqualTo(MIA);
    }

    @Test
    void aReactionIsTheSignThatIsNew() {
        assertThat(((ReactionReceived) only("reaction")).emoji()).isEqualTo("👍");
        assertThat(((ReactionReceived) only("reaction")).message()).isEqualTo(MIA_ID + ":10");
        assertThat(((ReactionReceived) only("reaction-gone")).emoji()).isNull();
    }

    @Test
    void whoComesAndGoesIsToldApart() {
        assertThat(members("blocked")).containsExactly(MIA_ID + " " + Change.UNFOLLOWED + " null");
        assertThat(members("added")).containsExactly("9009 " + Change.JOINED + " shop-de:-400500600");
        assertThat(members("joined"))
                .containsExactly(
                        MIA_ID + " " + Change.JOINED + " shop-de:-1004005006007",
                        "7001002004 " + Change.JOINED + " shop-de:-1004005006007");
        assertThat(members("left")).containsExactly(MIA_ID + " " + Change.LEFT + " shop-de:-1004005006007");
    }

    @Test
    void aGroupThatBecomesASupergroupIsOneChangeToldTwice() {
        IdentityChanged changed =
                new IdentityChanged(origin("-400500600>-1004005006007", SENT), "-400500600", "-1004005006007");

        assertThat(only("migrated-to")).isEqualTo(changed);
        assertThat(only("migrated-from")).isEqualTo(changed);
    }

    @Test
    void whatIsNotKnownIsKeptWhole() {
        assertThat(((UnknownEvent) only("unknown")).kind()).isEqualTo("hologram");
        assertThat(((UnknownEvent) only("unknown-promoted")).kind()).isEqualTo("my_chat_member");
        assertThat(((UnknownEvent) only("unknown-service")).raw()).contains("pinned_message");
        assertThat(receive(Bytes.utf8("{\"update_id\":[]}")).events())
                .containsExactly(new UnknownEvent(origin(null, null), "update", "{\"update_id\":[]}"));
    }

    @Test
    void aReplyNamesTheChatAndInAGroupTheMessage() {
        assertThat(render((MessageReceived) only("text"), "Sie kommt morgen."))
                .isEqualTo(new Requests(List.of(OutgoingRequest.post(
                        "https://api.telegram.org/bot{bot-token}/sendMessage",
                        Map.of("Content-Type", "application/json"),
                        Bytes.utf8("{\"chat_id\":\"" + MIA_ID + "\",\"text\":\"Sie kommt morgen.\"}")))));
        assertThat(render((MessageReceived) only("group"), "Sie kommt morgen.").requests())
                .extracting(request -> request.body().text())
                .containsExactly("{\"chat_id\":\"-1004005006007\",\"text\":\"Sie kommt morgen.\","
                        + "\"reply_parameters\":{\"message_id\":31,\"allow_sending_without_reply\":true}}");
    }

    @Test
    void aReplyOverThreeMessagesIsRefused() {
        ApprovedReply reply = ApprovedReply.to((MessageReceived) only("text"), "x".repeat(12_289), RECEIVED_AT);

        assertThat(ADAPTER.render(reply, ACCOUNT))
                .isEqualTo(new Refusal(
                        Refusal.Code.TOO_LONG,
                        "The reply has 12289 utf16 units; the channel takes 3 messages of at most 4096.",
                        "Shorten the reply and have it approved again."));
    }

    @Test
    void anotherTokenOrABrokenBodyIsRejected() {
        RawDelivery guessed = RawDelivery.post(
                "/", Map.of("x-telegram-bot-api-secret-token", "guess"), Deliveries.fixture("text"), RECEIVED_AT);

        assertThat(rejected(ADAPTER.receive(guessed, ACCOUNT)))
                .isEqualTo(new Rejected(
                        origin(null, null),
                        Code.TOKEN_MISMATCH,
                        "The `X-Telegram-Bot-Api-Secret-Token` is not the secret `secret-token` of the account "
                                + "`shop-de`. Enter the same token here and at the channel."));
        assertThat(rejected(receive(Bytes.utf8("[]"))).code()).isEqualTo(Code.MALFORMED);
    }

    private static Requests render(MessageReceived message, String text) {
        Rendering rendering = ADAPTER.render(ApprovedReply.to(message, text, RECEIVED_AT), ACCOUNT);
        assertThat(rendering).isInstanceOf(Requests.class);
        return (Requests) rendering;
    }

    private static List<String> members(String fixture) {
        return receive(fixture).events().stream()
                .map(event -> (MembershipChanged) event)
                .map(changed -> changed.member().id() + " " + changed.change() + " " + changed.thread())
                .toList();
    }

    private static Echo echo(String fixture) {
        return (Echo) only(fixture);
    }

    private static MessageContent content(String fixture) {
        return ((MessageReceived) only(fixture)).content();
    }

    private static Attachment attachment(String fixture) {
        assertThat(content(fixture).attachments()).hasSize(1);
        return content(fixture).attachments().get(0);
    }

    private static ChannelEvent only(String fixture) {
        List<ChannelEvent> events = receive(fixture).events();
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static Rejected rejected(Reception reception) {
        assertThat(reception.events()).hasSize(1).first().isInstanceOf(Rejected.class);
        return (Rejected) reception.events().get(0);
    }

    private static Origin origin(String id, Instant sentAt) {
        return new Origin("telegram", Surface.MESSAGING, "shop-de", id, sentAt, RECEIVED_AT, false);
    }
}
