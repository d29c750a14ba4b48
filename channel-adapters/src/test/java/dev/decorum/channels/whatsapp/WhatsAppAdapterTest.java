package dev.decorum.channels.whatsapp;

import static dev.decorum.channels.whatsapp.Deliveries.ACCOUNT;
import static dev.decorum.channels.whatsapp.Deliveries.ADAPTER;
import static dev.decorum.channels.whatsapp.Deliveries.RECEIVED_AT;
import static dev.decorum.channels.whatsapp.Deliveries.fixture;
import static dev.decorum.channels.whatsapp.Deliveries.receive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus.State;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.IdentityChanged;
import dev.decorum.policy.channel.ChannelEvent.MessageEdited;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.ReactionReceived;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.channel.Sender.Kind;
import dev.decorum.policy.channel.Stated;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Surface;
import dev.decorum.policy.fact.WindowKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhatsAppAdapterTest {
    private static final String BUSINESS = "770010002000300";
    private static final Sender LENA = new Sender("DE.70011223344556677", Kind.CUSTOMER, "Lena Musterfrau");
    private static final Instant SENT = Instant.parse("2026-11-01T10:00:00Z");

    @Test
    void aTextBecomesAMessageThatOpensAWindowOf24Hours() {
        Reception reception = receive("text");

        assertThat(reception.answer().status()).isEqualTo(200);
        assertThat(reception.events())
                .containsExactly(new MessageReceived(
                        origin("wamid.FICTTEXT01", SENT),
                        LENA,
                        MessageContent.of(
                                "Guten Tag, wann kommt meine Bestellung D-2001?",
                                BUSINESS + ":DE.70011223344556677",
                                Audience.PRIVATE),
                        new ReplyWindow(WindowKind.FREE_FORM, Instant.parse("2026-11-02T10:00:00Z"), null, null),
                        ReplyHandle.to("DE.70011223344556677")));
    }

    @Test
    void anImageBecomesAnAttachmentWithItsCaptionAsText() {
        MessageContent content = content(onlyEvent("image"));

        assertThat(content.text()).isEqualTo("So kam die Tasse an.");
        assertThat(content.attachments())
                .containsExactly(new Attachment(
                        Attachment.Kind.IMAGE,
                        null,
                        "image/jpeg",
                        null,
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        "61001"));
    }

    @Test
    void everyTypeOfMessageKeepsItsWordsAndAttachments() {
        List<ChannelEvent> events = receive("all-types").events();

        assertThat(events.stream().limit(9).map(event -> content(event).text()))
                .containsExactly(
                        "Die Rechnung", null, null, null, null, null, "Erstattung", "Ja", "Bitte als Geschenk");
        assertThat(events.stream().limit(9).map(event -> content(event).postback()))
                .containsExactly(null, null, null, null, null, null, "topic-refund", "yes", null);
        assertThat(events.stream().limit(9).flatMap(event -> content(event).attachments().stream()))
                .containsExactly(
                        attachment(Attachment.Kind.FILE, "rechnung.pdf", "application/pdf", "61002"),
                        attachment(Attachment.Kind.AUDIO, null, "audio/ogg; codecs=opus", "61003"),
                        attachment(Attachment.Kind.VIDEO, null, "video/mp4", "61004"),
                        attachment(Attachment.Kind.STICKER, null, "image/webp", "61005"),
                        attachment(Attachment.Kind.LOCATION, "Paketladen am Markt", null, "geo:52.5,13.4"),
                        attachment(Attachment.Kind.CONTACT, "Jo Beispiel", null, null),
                        attachment(Attachment.Kind.PRODUCT, "tasse-blau", null, null));
        assertThat(events.stream().skip(9))
                .containsExactly(
                        new ReactionReceived(origin("wamid.FICTT10", SENT), LENA, "wamid.FICTOUT07", "👍"),
                        new ReactionReceived(origin("wamid.FICTT11", SENT), LENA, "wamid.FICTOUT07", null));
    }

    @Test
    void aReplyNamesTheMessageThatItAnswers() {
        assertThat(content(onlyEvent("reply")).replyTo()).isEqualTo("wamid.FICTOUT07");
    }

    @Test
    void theWindowOfAnEditIsThatOfTheEarliestMessageItCanBelongTo() {
        assertThat(onlyEvent("edit")).isInstanceOfSatisfying(MessageEdited.class, edited -> {
            assertThat(edited.original()).isEqualTo("wamid.FICTTEXT01");
            assertThat(edited.content().text()).isEqualTo("Guten Tag, wann kommt meine Bestellung D-2002?");
            assertThat(edited.window().closesAt()).isEqualTo(Instant.parse("2026-11-02T09:45:30Z"));
        });
    }

    @Test
    void aRevocationNamesTheMessageThatIsGone() {
        assertThat(onlyEvent("revoke"))
                .isEqualTo(new MessageRevoked(
                        origin("wamid.FICTREV01", Instant.parse("2026-11-01T10:06:40Z")), "wamid.FICTTEXT01", LENA));
    }

    @Test
    void aMessageOfTheBusinessAppIsAnEchoAndNoMessageOfACustomer() {
        assertThat(onlyEvent("echo")).isInstanceOfSatisfying(Echo.class, echo -> {
            assertThat(echo.sender()).isEqualTo(new Sender(BUSINESS, Kind.AGENT, null));
            assertThat(echo.recipient()).startsWith("number-").doesNotContain("4915550100");
            assertThat(echo.content().text()).isEqualTo("Wir schauen gleich nach.");
        });
    }

    @Test
    void statusesOfOneMessageAreToldApartByTheirIds() {
        List<ChannelEvent> events = receive("status").events();

        assertThat(events)
                .extracting(event -> event.origin().id())
                .containsExactly("wamid.FICTOUT07:delivered", "wamid.FICTOUT07:read", "wamid.FICTOUT08:failed");
        assertThat(events)
                .extracting(event -> ((DeliveryStatus) event).state())
                .containsExactly(State.DELIVERED, State.READ, State.FAILED);
        assertThat(((DeliveryStatus) events.get(2)).errorCode()).isEqualTo("131047");
    }

    @Test
    void whatIsNotKnownIsKeptWhole() {
        List<ChannelEvent> events = receive("unknown").events();

        assertThat(events)
                .extracting(event -> ((UnknownEvent) event).kind())
                .containsExactly("hologram", "unsupported");
        assertThat(((UnknownEvent) events.get(0)).raw()).contains("\"hologram\":{\"depth\":3}");
        assertThat(onlyEvent("unknown-field")).isInstanceOfSatisfying(UnknownEvent.class, unknown -> {
            assertThat(unknown.kind()).isEqualTo("account_update");
            assertThat(unknown.raw())
                    .isEqualTo("{\"value\":{\"event\":\"PHONE_NUMBER_VERIFIED\"},\"field\":\"account_update\"}");
        });
    }

    @Test
    void aGroupIsItsOwnThreadAndAudience() {
        MessageReceived received = (MessageReceived) onlyEvent("group");

        assertThat(received.content().audience()).isEqualTo(Audience.GROUP);
        assertThat(received.content().thread()).isEqualTo(BUSINESS + ":120363000000000001@g.us");
        assertThat(received.reply()).isEqualTo(ReplyHandle.to("120363000000000001@g.us"));
        assertThat(received.sender()).isEqualTo(LENA);
    }

    @Test
    void aCustomerWithoutANumberIsKnownByTheUserId() {
        MessageReceived received = (MessageReceived) onlyEvent("bsuid-only");

        assertThat(received.sender()).isEqualTo(new Sender("AT.90011223344556677", Kind.CUSTOMER, "Max Beispiel"));
        assertThat(received.reply()).isEqualTo(ReplyHandle.to("AT.90011223344556677"));
    }

    @Test
    void aNumberIsNeverAnIdAndServesAsAnAddressAlone() {
        MessageReceived received = (MessageReceived) onlyEvent("number-only");

        assertThat(received.sender().id()).matches("number-[0-9a-f]{32}");
        assertThat(received.content().thread())
                .isEqualTo(BUSINESS + ":" + received.sender().id());
        assertThat(received.reply()).isEqualTo(ReplyHandle.to("4915550199"));
        assertThat(received.toString()).doesNotContain("4915550199", "Kim", "Hallo");
    }

    @Test
    void theDigestOfANumberDependsOnTheKeyOfTheAccount() {
        ChannelAccount otherKey = ChannelAccount.of(
                "shop-de", "whatsapp", Map.of("app-secret", "demo-app-secret", "sender-key", "another"));
        Bytes body = fixture("number-only");
        Reception other = ADAPTER.receive(Deliveries.delivery(body, Deliveries.signature(body)), otherKey);

        assertThat(((MessageReceived) other.events().get(0)).sender())
                .isNotEqualTo(((MessageReceived) onlyEvent("number-only")).sender());
    }

    @Test
    void aChangedNumberJoinsTheOldIdToTheNewOne() {
        String old = ((MessageReceived) onlyEvent("number-only")).sender().id();

        assertThat(onlyEvent("number-changed")).isInstanceOfSatisfying(IdentityChanged.class, changed -> {
            assertThat(changed.previous()).isEqualTo(old);
            assertThat(changed.current()).matches("number-[0-9a-f]{32}").isNotEqualTo(old);
        });
    }

    @Test
    void anUpdatedUserIdJoinsTheOldIdToTheNewOne() {
        assertThat(onlyEvent("user-id-update"))
                .isEqualTo(new IdentityChanged(
                        origin("DE.60011223344556677>DE.70011223344556677", SENT),
                        "DE.60011223344556677",
                        "DE.70011223344556677"));
    }

    @Test
    void severalMessagesOfOneDeliveryComeInTheirOrder() {
        assertThat(receive("several").events())
                .extracting(event -> content(event).text())
                .containsExactly("Erstens", "Zweitens", "Drittens");
    }

    @Test
    void anEmptyDeliveryIsAcceptedAndMeansNothing() {
        Reception reception = receive("empty-entry");

        assertThat(reception.answer().status()).isEqualTo(200);
        assertThat(reception.events()).isEmpty();
    }

    @Test
    void theLimitsSayWhichNumbersAreConfirmed() {
        assertThat(ADAPTER.limits().maxLength().value()).isEqualTo(4096);
        assertThat(Stream.of(
                        ADAPTER.limits().maxLength(),
                        ADAPTER.limits().links(),
                        ADAPTER.limits().markup()))
                .noneMatch(Stated::confirmed);
        assertThat(ADAPTER.limits().window()).isNotNull().satisfies(window -> assertThat(window.confirmed())
                .isTrue());
    }

    private static ChannelEvent onlyEvent(String fixture) {
        List<ChannelEvent> events = receive(fixture).events();
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static MessageContent content(ChannelEvent event) {
        return ((MessageReceived) event).content();
    }

    private static Attachment attachment(
            Attachment.Kind kind, @Nullable String name, @Nullable String type, @Nullable String remoteId) {
        return new Attachment(kind, name, type, null, null, remoteId);
    }

    private static Origin origin(String id, Instant sentAt) {
        return new Origin("whatsapp", Surface.MESSAGING, ACCOUNT.id(), id, sentAt, RECEIVED_AT, false);
    }
}
