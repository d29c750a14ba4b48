package dev.decorum.channels.instagramcomments;

import static dev.decorum.channels.Trial.RECEIVED_AT;
import static dev.decorum.channels.Trial.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.channels.ReplayGuard;
import dev.decorum.channels.Trial;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.HttpAnswer;
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
import dev.decorum.policy.fact.WindowKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstagramCommentsAdapterTest {
    private static final InstagramCommentsAdapter ADAPTER = new InstagramCommentsAdapter();
    private static final Trial TRIAL = Trial.meta(ADAPTER, "instagramcomments");
    private static final String SHOP = "17841400700700700";
    private static final Sender KIM = new Sender("5550010002000305", Kind.CUSTOMER, "kim.beispiel");

    @Test
    void aCommentBecomesAPublicMessageWithTheWindowOfItsPrivateReply() {
        assertThat(TRIAL.event("text"))
                .isEqualTo(new MessageReceived(
                        new Origin(
                                "instagram-comments",
                                Surface.PUBLIC_COMMENTS,
                                "shop-de",
                                "17900001",
                                SENT,
                                RECEIVED_AT,
                                false),
                        KIM,
                        MessageContent.of("Wie groß ist die Tasse?", SHOP + ":18000100:17900001", Audience.PUBLIC),
                        new ReplyWindow(WindowKind.FREE_FORM, SENT.plus(Duration.ofDays(7)), 1, null),
                        ReplyHandle.to("17900001")));
    }

    @Test
    void anAnswerBelongsToTheThreadOfTheCommentAboveIt() {
        assertThat(TRIAL.message("reply").content().thread()).isEqualTo(SHOP + ":18000100:17900001");
        assertThat(TRIAL.message("reply").content().replyTo()).isEqualTo("17900001");
    }

    @Test
    void theSecondNotificationOfABoostedPostIsTheSameCommentInTheSameThread() {
        ReplayGuard guard = new ReplayGuard();

        assertThat(guard.isNew(TRIAL.event("text"))).isTrue();
        assertThat(guard.isNew(TRIAL.event("boosted"))).isFalse();
        assertThat(TRIAL.message("boosted").content())
                .isEqualTo(TRIAL.message("text").content());
    }

    @Test
    void aTimeInMillisecondsIsReadToo() {
        assertThat(TRIAL.events("several"))
                .extracting(event -> event.origin().sentAt())
                .containsExactly(SENT, SENT);
    }

    @Test
    void theSellersOwnCommentsAreEchoesByEitherId() {
        assertThat(TRIAL.events("echo")).hasSize(2).allSatisfy(event -> assertThat(((Echo) event).sender())
                .isEqualTo(new Sender(SHOP, Kind.AGENT, null)));
    }

    @Test
    void aCommentOfTheOldFormHasNoAuthorAndIsFetched() {
        ContentPending pending = (ContentPending) TRIAL.event("old-form");

        assertThat(pending.reference()).isEqualTo("17900003");
        assertThat(pending.thread()).isEqualTo(SHOP + ":17900003");
        assertThat(ADAPTER.fetched(pending, TRIAL.fetched("old-form"), TRIAL.account()))
                .containsExactly(new MessageReceived(
                        pending.origin().event("17900003", SENT),
                        KIM,
                        MessageContent.of("Wie groß ist die Tasse?", SHOP + ":18000100:17900003", Audience.PUBLIC),
                        new ReplyWindow(WindowKind.FREE_FORM, SENT.plus(Duration.ofDays(7)), 1, null),
                        ReplyHandle.to("17900003")));
    }

    @Test
    void aMentionIsAPairOfIdsThatRingsTheBell() {
        ContentPending inComment = (ContentPending) TRIAL.event("mention-in-a-comment");
        ContentPending inPost =
                (ContentPending) TRIAL.events("mention-in-a-post").get(0);

        assertThat(inComment.topic()).isEqualTo("mentioned_comment");
        assertThat(inComment.reference()).isEqualTo("17900077");
        assertThat(inPost.topic()).isEqualTo("mentioned_media");
        assertThat(TRIAL.events("mention-in-a-post").get(1)).isInstanceOf(UnknownEvent.class);
        assertThat(ADAPTER.fetched(inComment, TRIAL.fetched("mention-in-a-comment"), TRIAL.account()))
                .singleElement()
                .isInstanceOfSatisfying(MessageReceived.class, message -> {
                    assertThat(message.sender()).isEqualTo(new Sender("@max.beispiel", Kind.CUSTOMER, "max.beispiel"));
                    assertThat(message.content().text()).isEqualTo("Fragt @tassenladen");
                    assertThat(message.reply()).isNull();
                });
        assertThat(ADAPTER.fetched(inPost, TRIAL.fetched("mention-in-a-post"), TRIAL.account()))
                .singleElement()
                .isInstanceOfSatisfying(
                        MessageReceived.class,
                        message -> assertThat(message.content().text()).isEqualTo("Meine neue Tasse von @tassenladen"));
    }

    @Test
    void whatIsFetchedWithoutAnAuthorIsKeptWholeAndOnesOwnIsAnEcho() {
        ContentPending pending = (ContentPending) TRIAL.event("old-form");

        assertThat(ADAPTER.fetched(pending, Bytes.utf8("{\"id\":\"17900003\",\"text\":\"Hallo\"}"), TRIAL.account()))
                .singleElement()
                .isInstanceOf(UnknownEvent.class);
        assertThat(ADAPTER.fetched(
                        pending,
                        Bytes.utf8("{\"id\":\"17900003\",\"text\":\"Hallo\",\"from\":{\"id\":\"" + SHOP + "\"}}"),
                        TRIAL.account()))
                .singleElement()
                .isInstanceOf(Echo.class);
    }

    @Test
    void aLiveCommentIsNotReadHere() {
        assertThat(((UnknownEvent) TRIAL.event("unknown")).kind()).isEqualTo("live_comments");
    }

    @Test
    void theAudienceDecidesBetweenAPublicAnswerAndThePrivateReply() {
        Requests inPublic = (Requests) render("30 cl.", Audience.PUBLIC, RECEIVED_AT);
        Requests inPrivate = (Requests) render("30 cl.", Audience.PRIVATE, RECEIVED_AT);

        assertThat(inPublic.requests()).singleElement().satisfies(request -> {
            assertThat(request.url()).isEqualTo("https://{graph-host}/{graph-version}/17900001/replies");
            assertThat(request.body().text()).isEqualTo("{\"message\":\"30 cl.\"}");
        });
        assertThat(inPrivate.requests()).singleElement().satisfies(request -> {
            assertThat(request.url()).isEqualTo("https://{graph-host}/{graph-version}/{instagram-id}/messages");
            assertThat(request.body().text())
                    .isEqualTo("{\"recipient\":{\"comment_id\":\"17900001\"},\"message\":{\"text\":\"30 cl.\"}}");
        });
    }

    @Test
    void aPrivateReplyIsCountedInBytesAndRefusedAfter7Days() {
        assertThat(render("ä".repeat(501), Audience.PRIVATE, RECEIVED_AT))
                .isEqualTo(new Refusal(
                        Refusal.Code.TOO_LONG,
                        "The reply has 1002 bytes; a private reply takes 1000.",
                        "Shorten the reply and have it approved again."));
        assertThat(render("Ja.", Audience.PRIVATE, SENT.plus(Duration.ofDays(7))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.WINDOW_CLOSED));
    }

    @Test
    void theHandshakeRepeatsTheChallengeAndAWrongSignatureIsRejected() {
        RawDelivery handshake = RawDelivery.get(
                "/",
                Map.of("hub.mode", "subscribe", "hub.challenge", "4711", "hub.verify_token", "demo-verify-token"),
                RECEIVED_AT);
        RawDelivery signed = TRIAL.delivery(TRIAL.fixture("text"));
        RawDelivery other =
                new RawDelivery("POST", "/", signed.headers(), Map.of(), TRIAL.fixture("reply"), RECEIVED_AT);

        assertThat(ADAPTER.receive(handshake, TRIAL.account()).answer()).isEqualTo(HttpAnswer.text("4711"));
        assertThat(ADAPTER.receive(other, TRIAL.account()).events())
                .isEqualTo(List.of(new Rejected(
                        new Origin(
                                "instagram-comments",
                                Surface.PUBLIC_COMMENTS,
                                "shop-de",
                                null,
                                null,
                                RECEIVED_AT,
                                false),
                        Code.SIGNATURE_MISMATCH,
                        "The signature in the header `X-Hub-Signature-256` does not match the body. Maybe the secret "
                                + "`app-secret` of the account `shop-de` is not the channel's current one, or the body "
                                + "was changed on its way.")));
    }

    private static Rendering render(String text, Audience audience, Instant now) {
        return ADAPTER.render(Trial.to(audience, TRIAL.reply("text", text, now)), TRIAL.account());
    }
}
