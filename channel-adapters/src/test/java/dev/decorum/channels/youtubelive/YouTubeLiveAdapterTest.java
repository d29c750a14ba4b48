package dev.decorum.channels.youtubelive;

import static dev.decorum.channels.Trial.RECEIVED_AT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.channels.Trial;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.ContentFetcher;
import dev.decorum.policy.channel.ContentFetcher.Fetched;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class YouTubeLiveAdapterTest {
    private static final YouTubeLiveAdapter ADAPTER = new YouTubeLiveAdapter();
    private static final Trial TRIAL = Trial.unsigned(ADAPTER, "youtubelive");

    @Test
    void aPageGivesItsMessagesAndTheNextPageAsPendingContent() {
        List<ChannelEvent> events = TRIAL.events("text");

        assertThat(events)
                .containsExactly(
                        new MessageReceived(
                                origin("LCC.fict01", Instant.parse("2026-11-01T10:00:00.123456Z")),
                                new Sender("UCfict0001", Kind.CUSTOMER, "Kim Beispiel"),
                                MessageContent.of("Liefert ihr nach Wien?", "Cg0fict", Audience.PUBLIC),
                                new ReplyWindow(WindowKind.FREE_FORM, null, null, null),
                                ReplyHandle.to("Cg0fict")),
                        new ContentPending(origin("page:GFICT02", null), "liveChatMessages", "GFICT02", "Cg0fict"));
    }

    @Test
    void theNextPageIsReadOnceItWasFetched() {
        ContentFetcher fetcher = (pending, account) -> pending.reference().equals("GFICT02")
                ? new Fetched.Content(TRIAL.fetched("text"))
                : new Fetched.Unavailable("It is not time to ask again.");

        List<ChannelEvent> filled = fetcher.fill(ADAPTER, TRIAL.events("text"), TRIAL.account());

        assertThat(filled).hasSize(3);
        assertThat(((MessageReceived) filled.get(1)).content().text()).isEqualTo("Und nach Graz?");
        assertThat(((ContentPending) filled.get(2)).reference()).isEqualTo("GFICT03");
    }

    @Test
    void whatWasSaidWithMoneyOrOnAnAnniversaryIsAMessageToo() {
        assertThat(TRIAL.events("super-chat").subList(0, 4))
                .extracting(event -> ((MessageReceived) event).content().text())
                .containsExactly("D-2001 fehlt", null, "Ein Jahr dabei", "Nur gezeigt");
        assertThat(((MessageReceived) TRIAL.events("super-chat").get(1))
                        .content()
                        .attachments())
                .singleElement()
                .satisfies(sticker -> assertThat(sticker.name()).isEqualTo("Eine Tasse"));
    }

    @Test
    void aDeletedMessageIsRevoked() {
        assertThat(TRIAL.events("revoke").subList(0, 2))
                .extracting(event -> ((MessageRevoked) event).original())
                .containsExactly("LCC.fict01", "LCC.fict02");
    }

    @Test
    void theOwnerAndTheModeratorsWriteForTheSeller() {
        assertThat(TRIAL.events("echo").subList(0, 2))
                .allSatisfy(event -> assertThat(((Echo) event).sender().kind()).isEqualTo(Kind.AGENT));
    }

    @Test
    void otherItemsAreKeptWholeByTheirType() {
        assertThat(TRIAL.events("unknown").subList(0, 3))
                .extracting(event -> ((UnknownEvent) event).kind())
                .containsExactly("pollEvent", "superChatEvent", "item");
        assertThat(((UnknownEvent) TRIAL.event("no-page")).kind()).isEqualTo("delivery");
    }

    @Test
    void aQuietChatGoesOnAndAnEmptyPageWithoutATokenEnds() {
        assertThat(TRIAL.event("quiet")).isInstanceOf(ContentPending.class);
        assertThat(TRIAL.events("empty")).isEmpty();
    }

    @Test
    void whenTheBroadcastIsOverTheChatIsClosedAndNoPageFollows() {
        assertThat(TRIAL.message("over").window())
                .isEqualTo(new ReplyWindow(WindowKind.CLOSED, Instant.parse("2026-11-01T10:00:10Z"), null, null));
        assertThat(TRIAL.message("over").reply()).isNull();
    }

    @Test
    void aReplyIsAMessageInTheChat() {
        assertThat(render(Audience.PUBLIC, "Ja, nach Wien auch."))
                .isEqualTo(new Requests(List.of(OutgoingRequest.post(
                        "https://www.googleapis.com/youtube/v3/liveChat/messages?part=snippet",
                        Map.of("Authorization", "Bearer {access-token}", "Content-Type", "application/json"),
                        Bytes.utf8("{\"snippet\":{\"liveChatId\":\"Cg0fict\",\"type\":\"textMessageEvent\","
                                + "\"textMessageDetails\":{\"messageText\":\"Ja, nach Wien auch.\"}}}")))));
    }

    @Test
    void whatIsPrivateOrLongOrALinkIsRefused() {
        assertThat(render(Audience.PRIVATE, "Ihre Adresse"))
                .isEqualTo(new Refusal(
                        Refusal.Code.NOT_SUPPORTED,
                        "The reply is private, and anyone can read the chat.",
                        "Answer on a private channel, or have a public answer approved."));
        assertThat(render(Audience.PUBLIC, "x".repeat(201)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.TOO_LONG));
        assertThat(render(Audience.PUBLIC, "https://shop.example.com"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.LINKS_NOT_ALLOWED));
    }

    @Test
    void malformedPagesAndOtherMethodsAreRejected() {
        assertThat(TRIAL.receive(Bytes.utf8("{\"items\":")).events())
                .singleElement()
                .isInstanceOf(Rejected.class);
        assertThat(ADAPTER.receive(RawDelivery.get("/", Map.of(), RECEIVED_AT), TRIAL.account())
                        .answer()
                        .status())
                .isEqualTo(405);
    }

    private static Rendering render(Audience audience, String text) {
        return ADAPTER.render(Trial.to(audience, TRIAL.reply("text", text, RECEIVED_AT)), TRIAL.account());
    }

    private static Origin origin(String id, @Nullable Instant sentAt) {
        return new Origin("youtube-live", Surface.LIVE_ROOMS, "shop-de", id, sentAt, RECEIVED_AT, false);
    }
}
