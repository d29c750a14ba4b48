package dev.decorum.channels.facebookcomments;

import static dev.decorum.channels.Trial.RECEIVED_AT;
import static dev.decorum.channels.Trial.SENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.decorum.channels.Trial;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageEdited;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.ReactionReceived;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.HttpAnswer;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FacebookCommentsAdapterTest {
    private static final FacebookCommentsAdapter ADAPTER = new FacebookCommentsAdapter();
    private static final Trial TRIAL = Trial.meta(ADAPTER, "facebookcomments");
    private static final String PAGE = "770010002000301";
    private static final String POST = PAGE + ":" + PAGE + "_88001";
    private static final Sender LENA = new Sender("5550010002000303", Kind.CUSTOMER, "Lena Musterfrau");

    @Test
    void aCommentBecomesAPublicMessageWithTheWindowOfItsPrivateReply() {
        assertThat(TRIAL.event("text"))
                .isEqualTo(new MessageReceived(
                        new Origin(
                                "facebook-comments",
                                Surface.PUBLIC_COMMENTS,
                                "shop-de",
                                "88001_9001",
                                SENT,
                                RECEIVED_AT,
                                false),
                        LENA,
                        MessageContent.of("Wann kommt meine Bestellung D-2001?", POST + ":88001_9001", Audience.PUBLIC),
                        new ReplyWindow(WindowKind.FREE_FORM, SENT.plus(Duration.ofDays(7)), 1, null),
                        ReplyHandle.to("88001_9001")));
    }

    @Test
    void theAuthorOfTheOldFormIsRead() {
        assertThat(TRIAL.message("old-form").sender())
                .isEqualTo(new Sender("5550010002000304", Kind.CUSTOMER, "Max Beispiel"));
    }

    @Test
    void anAnswerBelongsToTheThreadOfTheCommentAboveIt() {
        MessageContent content = TRIAL.message("reply").content();

        assertThat(content.thread()).isEqualTo(POST + ":88001_9001");
        assertThat(content.replyTo()).isEqualTo("88001_9001");
    }

    @Test
    void picturesAreAttachments() {
        assertThat(TRIAL.events("media"))
                .extracting(event ->
                        ((MessageReceived) event).content().attachments().get(0))
                .extracting(Attachment::kind, Attachment::remoteId)
                .containsExactly(
                        tuple(Attachment.Kind.IMAGE, "https://media.example.com/tasse.jpg"),
                        tuple(Attachment.Kind.VIDEO, "https://media.example.com/tasse.mp4"));
    }

    @Test
    void bothWordsForAnEditReplaceTheCommentAndOpenNoWindow() {
        List<ChannelEvent> events = TRIAL.events("edit");

        assertThat(events.subList(0, 2)).allSatisfy(event -> {
            assertThat(((MessageEdited) event).original()).isEqualTo("88001_9001");
            assertThat(((MessageEdited) event).window()).isEqualTo(ReplyWindow.UNKNOWN);
        });
        assertThat(events)
                .extracting(event -> event.origin().id())
                .containsExactly(
                        "88001_9001:edited:1793527200", "88001_9001:edited:1793527260", "88001_9001:edited:1793527320");
        assertThat(events.get(2)).isInstanceOf(UnknownEvent.class);
    }

    @Test
    void aRemovedCommentIsRevokedAtTheTimeOfTheNotification() {
        assertThat(TRIAL.event("revoke")).isInstanceOfSatisfying(MessageRevoked.class, revoked -> {
            assertThat(revoked.original()).isEqualTo("88001_9001");
            assertThat(revoked.sender()).isEqualTo(LENA);
            assertThat(revoked.origin().id()).isEqualTo("88001_9001:remove:1793527201");
        });
    }

    @Test
    void thePagesOwnCommentsAndEditsAreEchoes() {
        assertThat(TRIAL.events("echo")).hasSize(2).allSatisfy(event -> assertThat(((Echo) event).sender())
                .isEqualTo(new Sender(PAGE, Kind.AGENT, null)));
    }

    @Test
    void reactionsNameTheCommentOrThePost() {
        assertThat(TRIAL.events("reaction"))
                .extracting(event -> ((ReactionReceived) event).message(), event -> ((ReactionReceived) event).emoji())
                .containsExactly(
                        tuple("88001_9001", "love"), tuple(PAGE + "_88001", null), tuple(PAGE + "_88001", "like"));
    }

    @Test
    void whatIsNoCommentIsKeptWholeByItemAndVerb() {
        assertThat(TRIAL.events("unknown"))
                .extracting(event -> ((UnknownEvent) event).kind())
                .containsExactly("post-edit", "comment-hide", "reaction-add", "feed");
    }

    @Test
    void aCommentWithoutAnAuthorIsFetched() {
        ContentPending pending = (ContentPending) TRIAL.event("without-author");

        assertThat(pending.topic()).isEqualTo("comment");
        assertThat(pending.reference()).isEqualTo("88001_9008");
        assertThat(ADAPTER.fetched(pending, TRIAL.fetched("without-author"), TRIAL.account()))
                .singleElement()
                .isInstanceOfSatisfying(MessageReceived.class, message -> {
                    assertThat(message.origin().id()).isEqualTo("88001_9008");
                    assertThat(message.origin().sentAt()).isEqualTo(SENT);
                    assertThat(message.sender()).isEqualTo(LENA);
                    assertThat(message.content().thread()).isEqualTo(POST + ":88001_9008");
                    assertThat(message.reply()).isEqualTo(ReplyHandle.to("88001_9008"));
                });
    }

    @Test
    void whatIsFetchedOfThePageItselfIsAnEcho() {
        ContentPending pending = (ContentPending) TRIAL.event("without-author");
        Bytes own = Bytes.utf8("{\"message\":\"Hallo\",\"from\":{\"id\":\"" + PAGE + "\"}}");

        assertThat(ADAPTER.fetched(pending, own, TRIAL.account()))
                .singleElement()
                .isInstanceOf(Echo.class);
    }

    @Test
    void whatIsFetchedWithoutAnAuthorIsKeptWholeAndNonsenseIsRejected() {
        ContentPending pending = (ContentPending) TRIAL.event("without-author");

        assertThat(ADAPTER.fetched(pending, Bytes.utf8("{\"message\":\"Hallo\"}"), TRIAL.account()))
                .singleElement()
                .isInstanceOf(UnknownEvent.class);
        assertThat(ADAPTER.fetched(pending, Bytes.utf8("<html>"), TRIAL.account()))
                .singleElement()
                .isInstanceOf(Rejected.class);
    }

    @Test
    void aMentionRingsTheBellAndTakesNoReply() {
        ContentPending pending = (ContentPending) TRIAL.event("mention");

        assertThat(pending.topic()).isEqualTo("mention");
        assertThat(ADAPTER.fetched(pending, TRIAL.fetched("mention"), TRIAL.account()))
                .singleElement()
                .isInstanceOfSatisfying(MessageReceived.class, message -> {
                    assertThat(message.content().replyTo()).isEqualTo("99001_9099");
                    assertThat(message.reply()).isNull();
                });
        assertThat(TRIAL.events("mention-of-a-post"))
                .extracting(Object::getClass)
                .containsExactly(ContentPending.class, UnknownEvent.class);
    }

    @Test
    void aPublicAnswerStandsBelowTheCommentAndHasNoWindow() {
        assertThat(render("Sie kommt morgen.", Audience.PUBLIC, SENT.plus(Duration.ofDays(30))))
                .isEqualTo(new Requests(List.of(OutgoingRequest.post(
                        "https://graph.facebook.com/{graph-version}/88001_9001/comments",
                        Map.of("Authorization", "Bearer {access-token}", "Content-Type", "application/json"),
                        Bytes.utf8("{\"message\":\"Sie kommt morgen.\"}")))));
    }

    @Test
    void aPrivateReplyGoesToTheAuthorOfTheComment() {
        assertThat(render("Sie kommt morgen.", Audience.PRIVATE, RECEIVED_AT))
                .isEqualTo(new Requests(List.of(OutgoingRequest.post(
                        "https://graph.facebook.com/{graph-version}/{page-id}/messages",
                        Map.of("Authorization", "Bearer {access-token}", "Content-Type", "application/json"),
                        Bytes.utf8("{\"recipient\":{\"comment_id\":\"88001_9001\"},"
                                + "\"message\":{\"text\":\"Sie kommt morgen.\"}}")))));
    }

    @Test
    void aPrivateReplyIsRefusedAfter7DaysOrWhenItIsTooLong() {
        assertThat(render("Ja.", Audience.PRIVATE, SENT.plus(Duration.ofDays(7))))
                .isEqualTo(new Refusal(
                        Refusal.Code.WINDOW_CLOSED,
                        "The window is closed: nothing may be sent.",
                        "Wait for the customer's next message."));
        assertThat(render("x".repeat(2001), Audience.PRIVATE, RECEIVED_AT))
                .isEqualTo(new Refusal(
                        Refusal.Code.TOO_LONG,
                        "The reply has 2001 characters; a private reply takes 2000.",
                        "Shorten the reply and have it approved again."));
        assertThat(render("x".repeat(2001), Audience.PUBLIC, RECEIVED_AT)).isInstanceOf(Requests.class);
    }

    @Test
    void theHandshakeRepeatsTheChallengeAndAWrongSignatureIsRejected() {
        RawDelivery handshake = RawDelivery.get(
                "/",
                Map.of("hub.mode", "subscribe", "hub.challenge", "4711", "hub.verify_token", "demo-verify-token"),
                RECEIVED_AT);
        RawDelivery signed = TRIAL.delivery(TRIAL.fixture("text"));
        RawDelivery other =
                new RawDelivery("POST", "/", signed.headers(), Map.of(), TRIAL.fixture("edit"), RECEIVED_AT);

        assertThat(ADAPTER.receive(handshake, TRIAL.account()).answer()).isEqualTo(HttpAnswer.text("4711"));
        assertThat(ADAPTER.receive(other, TRIAL.account()).events())
                .extracting(event -> ((Rejected) event).code())
                .containsExactly(Code.SIGNATURE_MISMATCH);
    }

    private static Rendering render(String text, Audience audience, Instant now) {
        return ADAPTER.render(Trial.to(audience, TRIAL.reply("text", text, now)), TRIAL.account());
    }
}
