package dev.decorum.channels.instagramlive;

import static dev.decorum.channels.Trial.RECEIVED_AT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.channels.Trial;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.HttpAnswer;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.Rendering.Refusal;
import dev.decorum.policy.channel.Rendering.Requests;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.WindowKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstagramLiveAdapterTest {
    private static final InstagramLiveAdapter ADAPTER = new InstagramLiveAdapter();
    private static final Trial TRIAL = Trial.meta(ADAPTER, "instagramlive");
    private static final ReplyWindow BROADCAST = new ReplyWindow(WindowKind.FREE_FORM, null, 1, null);

    @Test
    void aLiveCommentTakesOneReplyUntilTheHouseClosesTheWindow() {
        MessageReceived message = TRIAL.message("text");

        assertThat(message.content().text()).isEqualTo("Was kostet die blaue?");
        assertThat(message.content().thread()).isEqualTo("17841400700700700:18000500:17900001");
        assertThat(message.content().audience()).isEqualTo(Audience.PUBLIC);
        assertThat(message.window()).isEqualTo(BROADCAST);
    }

    @Test
    void theSellersOwnCommentIsAnEcho() {
        assertThat(TRIAL.event("echo")).isInstanceOf(Echo.class);
    }

    @Test
    void aCommentWithoutAnAuthorIsFetchedAndHasTheSameWindow() {
        ContentPending pending = (ContentPending) TRIAL.event("without-author");

        assertThat(ADAPTER.fetched(pending, TRIAL.fetched("without-author"), TRIAL.account()))
                .singleElement()
                .isInstanceOfSatisfying(MessageReceived.class, message -> assertThat(message.window())
                        .isEqualTo(BROADCAST));
    }

    @Test
    void aCommentBelowAPostIsNotReadHere() {
        assertThat(((UnknownEvent) TRIAL.event("unknown")).kind()).isEqualTo("comments");
    }

    @Test
    void thePrivateReplyGoesToTheAuthor() {
        Requests requests = (Requests) render(Audience.PRIVATE, TRIAL.reply("text", "10 €", RECEIVED_AT));

        assertThat(requests.requests()).singleElement().satisfies(request -> assertThat(
                        request.body().text())
                .isEqualTo("{\"recipient\":{\"comment_id\":\"17900001\"},\"message\":{\"text\":\"10 €\"}}"));
    }

    @Test
    void thereIsNoPublicAnswerAndNoReplyAfterTheBroadcast() {
        ApprovedReply reply = TRIAL.reply("text", "10 €", RECEIVED_AT);
        MessageReceived message = TRIAL.message("text");
        ApprovedReply late = ApprovedReply.to(
                new MessageReceived(
                        message.origin(),
                        message.sender(),
                        message.content(),
                        new ReplyWindow(WindowKind.CLOSED, null, null, null),
                        message.reply()),
                "10 €",
                RECEIVED_AT);

        assertThat(render(Audience.PUBLIC, reply))
                .isEqualTo(new Refusal(
                        Refusal.Code.NOT_SUPPORTED,
                        "A live comment takes a private reply and no public answer.",
                        "Say it in the broadcast, or have it approved as a private reply."));
        assertThat(render(Audience.PRIVATE, late))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.WINDOW_CLOSED));
    }

    @Test
    void aPrivateReplyIsOneMessageOfAtMost1000Bytes() {
        assertThat(render(Audience.PRIVATE, TRIAL.reply("text", "ä".repeat(501), RECEIVED_AT)))
                .isEqualTo(new Refusal(
                        Refusal.Code.TOO_LONG,
                        "The reply has 1002 bytes; the channel takes 1 message of at most 1000.",
                        "Shorten the reply and have it approved again."));
    }

    @Test
    void theHandshakeRepeatsTheChallengeAndAWrongSignatureIsRejected() {
        RawDelivery handshake = RawDelivery.get(
                "/",
                Map.of("hub.mode", "subscribe", "hub.challenge", "4711", "hub.verify_token", "demo-verify-token"),
                RECEIVED_AT);
        RawDelivery signed = TRIAL.delivery(TRIAL.fixture("text"));
        RawDelivery other =
                new RawDelivery("POST", "/", signed.headers(), Map.of(), TRIAL.fixture("several"), RECEIVED_AT);

        assertThat(ADAPTER.receive(handshake, TRIAL.account()).answer()).isEqualTo(HttpAnswer.text("4711"));
        assertThat(ADAPTER.receive(other, TRIAL.account()).events())
                .singleElement()
                .isInstanceOf(Rejected.class);
    }

    private static Rendering render(Audience audience, ApprovedReply reply) {
        return ADAPTER.render(Trial.to(audience, reply), TRIAL.account());
    }
}
