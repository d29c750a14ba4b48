package dev.decorum.channels.messenger;

import static dev.decorum.channels.Trial.RECEIVED_AT;
import static dev.decorum.channels.Trial.SENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.decorum.channels.ReplayGuard;
import dev.decorum.channels.Trial;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus.State;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageEdited;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.ReactionReceived;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.ChannelEvent.ThreadHandedOver;
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

class MessengerAdapterTest {
    private static final MessengerAdapter ADAPTER = new MessengerAdapter();
    private static final Trial TRIAL = Trial.meta(ADAPTER, "messenger");
    private static final String PAGE = "770010002000301";
    private static final String THREAD = PAGE + ":5550010002000301";
    private static final Sender LENA = new Sender("5550010002000301", Kind.CUSTOMER, null);
    private static final ReplyWindow CLOSED = new ReplyWindow(WindowKind.CLOSED, null, null, null);

    @Test
    void aTextBecomesAMessageThatOpensAWindowOf24Hours() {
        assertThat(TRIAL.event("text"))
                .isEqualTo(new MessageReceived(
                        origin("m_FICTtext01", SENT),
                        LENA,
                        MessageContent.of("Ist die blaue Tasse noch da?", THREAD, Audience.PRIVATE),
                        new ReplyWindow(WindowKind.FREE_FORM, SENT.plus(Duration.ofHours(24)), null, null),
                        ReplyHandle.to("5550010002000301")));
    }

    @Test
    void idsThatAreNumbersOfJsonAreTheSameIds() {
        assertThat(TRIAL.message("numbers").sender()).isEqualTo(LENA);
        assertThat(TRIAL.message("numbers").content().thread()).isEqualTo(THREAD);
    }

    @Test
    void aMessageFromAnAdvertisementOpensAWindowOf7Days() {
        assertThat(TRIAL.message("advertisement").window())
                .isEqualTo(new ReplyWindow(WindowKind.FREE_FORM, SENT.plus(Duration.ofDays(7)), null, null));
    }

    @Test
    void attachmentsKeepTheirKindAndPlace() {
        assertThat(TRIAL.message("media").content().attachments())
                .extracting(Attachment::kind, Attachment::name, Attachment::remoteId)
                .containsExactly(
                        tuple(Attachment.Kind.IMAGE, null, "https://media.example.com/tasse.jpg"),
                        tuple(Attachment.Kind.STICKER, null, "https://media.example.com/daumen.png"),
                        tuple(Attachment.Kind.LOCATION, "Paketladen", "geo:52.5,13.4"),
                        tuple(Attachment.Kind.OTHER, "Die Tasse", "https://shop.example.com/tasse"));
    }

    @Test
    void aReplyNamesTheMessageOrTheStoryThatItAnswers() {
        assertThat(TRIAL.events("reply"))
                .extracting(event -> content(event).replyTo())
                .containsExactly("m_FICTout07", "1790010");
    }

    @Test
    void aButtonGivesWhatIsStoredBehindIt() {
        assertThat(TRIAL.events("buttons"))
                .extracting(event -> content(event).postback())
                .containsExactly("ANSWER_YES", "GET_STARTED", "OLD_STYLE");
        assertThat(TRIAL.events("buttons").get(2).origin().id()).isEqualTo("5550010002000301:1793527201000:postback");
    }

    @Test
    void theWindowOfAnEditIsThatOfTheEarliestMessageItCanBelongTo() {
        assertThat(TRIAL.event("edit"))
                .isEqualTo(new MessageEdited(
                        origin("m_FICTtext01:edit:1", SENT.plusSeconds(20)),
                        "m_FICTtext01",
                        LENA,
                        MessageContent.of("Ist die rote Tasse noch da?", THREAD, Audience.PRIVATE),
                        new ReplyWindow(WindowKind.FREE_FORM, Instant.parse("2026-11-02T09:45:20Z"), null, null),
                        ReplyHandle.to("5550010002000301")));
    }

    @Test
    void aDeletedMessageIsRevoked() {
        assertThat(TRIAL.event("revoke"))
                .isEqualTo(
                        new MessageRevoked(origin("m_FICTtext01:deleted", SENT.plusSeconds(25)), "m_FICTtext01", LENA));
    }

    @Test
    void echoesAreAPersonsUnlessThisAppSentThem() {
        assertThat(TRIAL.events("echo"))
                .allSatisfy(event -> assertThat(((Echo) event).recipient()).isEqualTo("5550010002000301"));
        assertThat(TRIAL.events("echo"))
                .extracting(event -> ((Echo) event).sender())
                .containsExactly(
                        new Sender(PAGE, Kind.AGENT, null),
                        new Sender(PAGE, Kind.BOT, null),
                        new Sender(PAGE, Kind.AGENT, null));
    }

    @Test
    void deliveriesAndReadingsAreStatesOfOneMessageOrOfAllUpToAnInstant() {
        List<ChannelEvent> events = TRIAL.events("status");

        assertThat(events)
                .extracting(event -> ((DeliveryStatus) event).state())
                .containsExactly(State.DELIVERED, State.DELIVERED, State.READ, State.READ);
        assertThat(events)
                .extracting(event -> ((DeliveryStatus) event).message())
                .containsExactly("m_FICTout07", "m_FICTout08", null, "m_FICTout08");
        assertThat(events.get(2).origin().sentAt()).isEqualTo(SENT.plusSeconds(2));
    }

    @Test
    void aReactionIsGivenAndTakenBack() {
        assertThat(TRIAL.events("reaction"))
                .extracting(event -> ((ReactionReceived) event).emoji())
                .containsExactly("❤️", null);
    }

    @Test
    void inStandbyTheThreadIsAnothersAndNothingMayBeAnswered() {
        List<ChannelEvent> events = TRIAL.events("standby");

        assertThat(events.get(0))
                .isEqualTo(new ThreadHandedOver(origin("m_FICTsb1:standby", SENT), THREAD, false, null));
        assertThat(events.get(1)).isInstanceOfSatisfying(MessageReceived.class, message -> {
            assertThat(message.content().text()).isEqualTo("Hallo?");
            assertThat(message.window()).isEqualTo(CLOSED);
            assertThat(message.reply()).isNull();
        });
        assertThat(events.get(2)).isInstanceOfSatisfying(MessageEdited.class, edited -> assertThat(edited.reply())
                .isNull());
    }

    @Test
    void aHandOverSaysWhoHoldsTheThread() {
        assertThat(TRIAL.events("handover"))
                .extracting(
                        event -> ((ThreadHandedOver) event).toUs(), event -> ((ThreadHandedOver) event).application())
                .containsExactly(tuple(true, "263902"), tuple(false, "263902"), tuple(true, null));
    }

    @Test
    void whatIsNotReadHereIsKeptWholeByItsName() {
        assertThat(TRIAL.events("unknown"))
                .extracting(event -> ((UnknownEvent) event).kind())
                .containsExactly("unsupported", "policy-enforcement", "messaging");
        assertThat(TRIAL.events("comments"))
                .extracting(event -> ((UnknownEvent) event).kind())
                .containsExactly("feed", "entry");
    }

    @Test
    void aMessageThatIsDeliveredAgainIsRecognised() {
        ReplayGuard guard = new ReplayGuard();

        assertThat(guard.isNew(TRIAL.event("text"))).isTrue();
        assertThat(guard.isNew(TRIAL.event("text"))).isFalse();
        assertThat(guard.isNew(TRIAL.event("edit"))).isTrue();
    }

    @Test
    void theHandshakeRepeatsTheChallengeForTheRightTokenAlone() {
        Map<String, String> query =
                Map.of("hub.mode", "subscribe", "hub.challenge", "4711", "hub.verify_token", "demo-verify-token");
        Map<String, String> wrong =
                Map.of("hub.mode", "subscribe", "hub.challenge", "4711", "hub.verify_token", "another");

        assertThat(ADAPTER.receive(RawDelivery.get("/", query, RECEIVED_AT), TRIAL.account())
                        .answer())
                .isEqualTo(HttpAnswer.text("4711"));
        assertThat(ADAPTER.receive(RawDelivery.get("/", wrong, RECEIVED_AT), TRIAL.account())
                        .answer())
                .isEqualTo(HttpAnswer.empty(403));
    }

    @Test
    void theSignatureCoversEscapesAsTheyWereSent() {
        Bytes escaped = Bytes.utf8("{\"object\":\"page\",\"entry\":[],\"x\":\"pre\\u00e7o\"}");
        RawDelivery signed = TRIAL.delivery(escaped);
        RawDelivery decoded = new RawDelivery(
                "POST",
                "/",
                signed.headers(),
                Map.of(),
                Bytes.utf8("{\"object\":\"page\",\"entry\":[],\"x\":\"preço\"}"),
                RECEIVED_AT);

        assertThat(ADAPTER.receive(signed, TRIAL.account()).answer().status()).isEqualTo(200);
        assertThat(ADAPTER.receive(decoded, TRIAL.account()).events())
                .singleElement()
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.code()).isEqualTo(Code.SIGNATURE_MISMATCH));
    }

    @Test
    void malformedJsonIsRejectedWithItsPlace() {
        assertThat(TRIAL.receive(Bytes.utf8("{\"object\":\n  Geheimnis}")).events())
                .singleElement()
                .isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.reason())
                        .startsWith("The body is verified, but is no valid JSON (line 2")
                        .doesNotContain("Geheimnis"));
    }

    @Test
    void aReplyBecomesARequestOfTheSendApi() {
        assertThat(render(TRIAL.reply("text", "Ja, zwei Stück.", RECEIVED_AT)))
                .isEqualTo(new Requests(List.of(OutgoingRequest.post(
                        "https://graph.facebook.com/{graph-version}/{page-id}/messages",
                        Map.of("Authorization", "Bearer {access-token}", "Content-Type", "application/json"),
                        Bytes.utf8("{\"recipient\":{\"id\":\"5550010002000301\"},\"messaging_type\":\"RESPONSE\","
                                + "\"message\":{\"text\":\"Ja, zwei Stück.\"}}")))));
    }

    @Test
    void whenTheWindowIsClosedNothingIsSent() {
        assertThat(render(TRIAL.reply("text", "Ja.", SENT.plus(Duration.ofHours(24)))))
                .isEqualTo(new Refusal(
                        Refusal.Code.WINDOW_CLOSED,
                        "The window is closed: nothing may be sent.",
                        "Wait for the customer's next message."));
    }

    @Test
    void inTheWindowForPeopleAPersonWritesWithTheTagAndAMachineDoesNot() {
        ApprovedReply reply = forPeople(SENT.plus(Duration.ofDays(3)));

        assertThat(render(reply)).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(Refusal.Code.HUMAN_REQUIRED));
        assertThat(((Requests) render(reply.byAgent())).requests().get(0).body().text())
                .contains("\"messaging_type\":\"MESSAGE_TAG\",\"tag\":\"HUMAN_AGENT\"");
        assertThat(render(forPeople(SENT.plus(Duration.ofDays(7))).byAgent()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.WINDOW_CLOSED));
    }

    private static ApprovedReply forPeople(Instant now) {
        MessageReceived message = TRIAL.message("text");
        return ApprovedReply.to(
                new MessageReceived(
                        message.origin(),
                        message.sender(),
                        message.content(),
                        ADAPTER.forPeople(message),
                        message.reply()),
                "Ja.",
                now);
    }

    private static Rendering render(ApprovedReply reply) {
        ChannelAccount account = TRIAL.account();
        return ADAPTER.render(reply, account);
    }

    private static MessageContent content(ChannelEvent event) {
        return ((MessageReceived) event).content();
    }

    private static Origin origin(String id, Instant sentAt) {
        return new Origin("messenger", Surface.MESSAGING, "shop-de", id, sentAt, RECEIVED_AT, false);
    }
}
