package dev.decorum.channels.xreplies;

import static dev.decorum.channels.Trial.RECEIVED_AT;
import static dev.decorum.channels.Trial.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.channels.Trial;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageEdited;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
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
import java.util.Map;
import org.junit.jupiter.api.Test;

class XRepliesAdapterTest {
    private static final XRepliesAdapter ADAPTER = new XRepliesAdapter();
    private static final Trial TRIAL = Trial.x(ADAPTER, "xreplies");
    private static final Sender LENA = new Sender("5550010002000306", Kind.CUSTOMER, "Lena Musterfrau");

    @Test
    void aMentionBecomesAPublicMessageInItsConversation() {
        assertThat(TRIAL.event("text"))
                .isEqualTo(new MessageReceived(
                        new Origin(
                                "x-replies",
                                Surface.PUBLIC_COMMENTS,
                                "shop-de",
                                "2080000000000001001",
                                SENT,
                                RECEIVED_AT,
                                false),
                        LENA,
                        MessageContent.of("@tassenladen wann kommt D-2001?", "2080000000000001000", Audience.PUBLIC)
                                .in("de"),
                        ReplyWindow.UNKNOWN,
                        ReplyHandle.to("2080000000000001001")));
    }

    @Test
    void anAnswerNamesThePostAboveItInEitherForm() {
        assertThat(TRIAL.message("reply").content().replyTo()).isEqualTo("2080000000000001000");
        assertThat(TRIAL.message("reply").sender()).isEqualTo(LENA);
        assertThat(TRIAL.message("reply-by-reference").content().replyTo()).isEqualTo("2080000000000001000");
        assertThat(TRIAL.message("reply-by-reference").content().language()).isNull();
    }

    @Test
    void aLongPostIsReadInFullAndKeepsItsPicture() {
        MessageContent content = TRIAL.message("media").content();

        assertThat(content.text()).isEqualTo("@tassenladen ein sehr langer Text");
        assertThat(content.attachments())
                .containsExactly(new Attachment(
                        Attachment.Kind.IMAGE, null, null, null, null, "https://media.example.com/tasse.jpg"));
    }

    @Test
    void anEditNamesThePostThatItReplaces() {
        assertThat(((MessageEdited) TRIAL.event("edit")).original()).isEqualTo("2080000000000001001");
    }

    @Test
    void theSellersPostsAndAnswersAreEchoesAndTheirDeletionIsARevocation() {
        assertThat(TRIAL.event("echo")).isInstanceOf(Echo.class);
        assertThat(((Echo) TRIAL.event("echo-post")).content().thread()).isEqualTo("2080000000000001007");
        assertThat(((MessageRevoked) TRIAL.event("revoke")).original()).isEqualTo("2080000000000001009");
    }

    @Test
    void aPostThatWasFoundByAWordAndAChatInABroadcastAreNoMessagesToTheSeller() {
        assertThat(((UnknownEvent) TRIAL.event("keyword")).kind()).isEqualTo("post.create");
        assertThat(((UnknownEvent) TRIAL.event("broadcast")).kind()).isEqualTo("broadcast.chat");
        assertThat(((UnknownEvent) TRIAL.event("broadcast")).raw()).contains("Was kostet die?");
    }

    @Test
    void anAnswerIsAPostBelowThePost() {
        Requests requests = (Requests) render(Audience.PUBLIC, "Morgen!");

        assertThat(requests.requests()).singleElement().satisfies(request -> {
            assertThat(request.url()).isEqualTo("https://api.x.com/2/tweets");
            assertThat(request.body().text())
                    .isEqualTo("{\"text\":\"Morgen!\",\"reply\":{\"in_reply_to_tweet_id\":\"2080000000000001001\"}}");
        });
    }

    @Test
    void aPrivateReplyIsNeverPosted() {
        assertThat(render(Audience.PRIVATE, "Ihre Adresse"))
                .isEqualTo(new Refusal(
                        Refusal.Code.NOT_SUPPORTED,
                        "The reply is private, and anyone can read an answer here.",
                        "Send it as a direct message, or have a public answer approved."));
    }

    @Test
    void scriptsOfAsiaCountDouble() {
        assertThat(render(Audience.PUBLIC, "杯".repeat(140))).isInstanceOf(Requests.class);
        assertThat(render(Audience.PUBLIC, "杯".repeat(141)))
                .isEqualTo(new Refusal(
                        Refusal.Code.TOO_LONG,
                        "The reply counts as 282 characters; a post takes 280.",
                        "Shorten the reply and have it approved again."));
    }

    @Test
    void theHandshakeIsAnsweredAndAWrongSignatureIsRejected() {
        RawDelivery handshake = RawDelivery.get("/", Map.of("crc_token", "demo-token"), RECEIVED_AT);
        RawDelivery signed = TRIAL.delivery(TRIAL.fixture("text"));
        RawDelivery other =
                new RawDelivery("POST", "/", signed.headers(), Map.of(), TRIAL.fixture("reply"), RECEIVED_AT);

        assertThat(ADAPTER.receive(handshake, TRIAL.account()).answer().body().text())
                .startsWith("{\"response_token\":\"sha256=");
        assertThat(ADAPTER.receive(other, TRIAL.account()).events())
                .extracting(event -> ((Rejected) event).code())
                .containsExactly(Code.SIGNATURE_MISMATCH);
    }

    private static Rendering render(Audience audience, String text) {
        return ADAPTER.render(Trial.to(audience, TRIAL.reply("text", text, RECEIVED_AT)), TRIAL.account());
    }
}
