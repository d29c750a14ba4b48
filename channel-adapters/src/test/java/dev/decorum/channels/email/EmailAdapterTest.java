package dev.decorum.channels.email;

import static dev.decorum.channels.email.Mails.ACCOUNT;
import static dev.decorum.channels.email.Mails.ADAPTER;
import static dev.decorum.channels.email.Mails.RECEIVED_AT;
import static dev.decorum.channels.email.Mails.content;
import static dev.decorum.channels.email.Mails.fixture;
import static dev.decorum.channels.email.Mails.mail;
import static dev.decorum.channels.email.Mails.message;
import static dev.decorum.channels.email.Mails.receive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus.State;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.FactMapper;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmailAdapterTest {
    @Test
    void aMailBecomesAMessageOfACustomerWhoIsKnownByADigest() {
        MessageReceived message = message("text");

        assertThat(message.origin().id()).isEqualTo("text-1@mail.example.com");
        assertThat(message.origin().sentAt()).isEqualTo(Instant.parse("2026-11-01T10:00:00Z"));
        assertThat(message.sender().id()).matches("mail-[0-9a-f]{32}");
        assertThat(message.sender().kind()).isEqualTo(Sender.Kind.CUSTOMER);
        assertThat(message.sender().name()).isEqualTo("Lena Musterfrau");
        assertThat(message.content().subject()).isEqualTo("Bestellung D-2001");
        assertThat(message.content().text())
                .isEqualTo("Guten Tag,\n\nwann kommt meine Bestellung D-2001? Schöne Grüße");
        assertThat(message.content().audience()).isEqualTo(Audience.PRIVATE);
        assertThat(message.content().language()).isEqualTo("de");
        assertThat(message.window()).isEqualTo(ReplyWindow.UNKNOWN);
        assertThat(message.reply()).isEqualTo(ReplyHandle.to("lena@example.com"));
        assertThat(message.content().thread()).isEqualTo(message.sender().id() + ":text-1@mail.example.com");
    }

    @Test
    void anAnswerStaysInTheConversationAndLosesWhatItQuotes() {
        assertThat(content("reply").thread()).isEqualTo(content("text").thread());
        assertThat(content("reply").replyTo()).isEqualTo("answer-1@shop.example");
        assertThat(content("reply").text()).isEqualTo("Danke, aber sie ist noch nicht da.\n\n\nUnd die Tasse?");
    }

    @Test
    void withoutReferencesTheMessageThatIsAnsweredNamesTheConversation() {
        assertThat(message(mail("In-Reply-To: <a@b.example>", "x")).content().thread())
                .endsWith(":a@b.example");
        assertThat(message("no-id").content().thread()).endsWith(":+d2002");
    }

    @Test
    void aMailWithoutAnIdIsRecognisedByItsContent() {
        String id = message("no-id").origin().id();

        assertThat(id).matches("sha256:[0-9a-f]{32}");
        assertThat(message("no-id").origin().id()).isEqualTo(id);
    }

    @Test
    void htmlBecomesWhatAPersonSees() {
        assertThat(content("html").subject()).isEqualTo("Rückgabe");
        assertThat(content("html").text()).isEqualTo("Ich möchte die Tasse zurückgeben.\n\n- Größe S\n- blau");
    }

    @Test
    void ofAttachmentsOnlyNameTypeSizeAndHashAreKept() {
        assertThat(content("media").text()).isEqualTo("So kam die Tasse an, grüßt Lena.");
        assertThat(content("media").attachments())
                .containsExactly(
                        new Attachment(
                                Attachment.Kind.IMAGE,
                                "Tasse für Lena.jpg",
                                "image/jpeg",
                                17L,
                                "1893488575da0401fbbb21048f7d79da2596a1e5c15eac34d5d7d36201344262",
                                null),
                        new Attachment(
                                Attachment.Kind.FILE,
                                "Belege.zip",
                                "application/zip",
                                22L,
                                "a46463062b24d3d03d08550d9d0eee567a716c2bfcab973304f53e91e0a6e2ff",
                                null));
    }

    @Test
    void whoIsNotVouchedForIsNotTakenForTheCustomerOfThatAddress() {
        MessageReceived message = message("unverified");

        assertThat(message.sender().id()).matches("unverified-mail-[0-9a-f]{32}");
        assertThat(message.content().thread()).isNotEqualTo(content("text").thread());
    }

    @Test
    void aMailOfAMachineTakesNoReplyAndGivesNoFacts() {
        assertThat(receive("automatic")).singleElement().isInstanceOfSatisfying(MessageReceived.class, message -> {
            assertThat(message.sender().kind()).isEqualTo(Sender.Kind.SYSTEM);
            assertThat(message.reply()).isNull();
            assertThat(FactMapper.facts(message)).isEmpty();
        });
    }

    @Test
    void everySignOfAMachineOrAListIsHeeded() {
        for (String header : List.of(
                "Auto-Submitted: auto-generated",
                "Precedence: bulk",
                "Precedence: junk",
                "Precedence: list",
                "List-Id: <news.example.com>",
                "Return-Path: <>",
                "X-Auto-Response-Suppress: DR, OOF, AutoReply",
                "X-Auto-Response-Suppress: All")) {
            assertThat(message(mail(header, "x")).reply()).as(header).isNull();
        }
        for (String header : List.of(
                "Auto-Submitted: no",
                "Precedence: first-class",
                "Return-Path: <a@b.example>",
                "X-Other: <>",
                "X-Auto-Response-Suppress: DR, RN")) {
            assertThat(message(mail(header, "x")).reply()).as(header).isNotNull();
        }
    }

    @Test
    void aMailOfTheHouseIsAnEcho() {
        assertThat(receive("echo")).singleElement().isInstanceOfSatisfying(Echo.class, echo -> {
            assertThat(echo.sender().kind()).isEqualTo(Sender.Kind.AGENT);
            assertThat(echo.recipient()).isEqualTo(message("text").sender().id());
            assertThat(echo.content().thread()).isEqualTo(content("text").thread());
        });
    }

    @Test
    void aBounceTellsWhatBecameOfEachRecipient() {
        assertThat(receive("status").stream().map(DeliveryStatus.class::cast))
                .extracting(DeliveryStatus::message, DeliveryStatus::state, DeliveryStatus::errorCode)
                .containsExactly(
                        tuple("answer-1@shop.example", State.FAILED, "5.1.1"),
                        tuple("answer-1@shop.example", State.DELIVERED, null));
        assertThat(receive("status").stream().map(event -> event.origin().id()))
                .containsExactly("bounce-7@mx.shop.example:0", "bounce-7@mx.shop.example:1");
        assertThat(((DeliveryStatus) receive("status").get(0)).recipient())
                .isEqualTo(message("text").sender().id());
        assertThat(receive("read")).singleElement().isInstanceOfSatisfying(DeliveryStatus.class, status -> assertThat(
                        status.state())
                .isEqualTo(State.READ));
    }

    @Test
    void theRelayOfAmazonNamesTheOrderInTheSubject() {
        assertThat(content("relay").order()).isEqualTo("305-1234567-7654321");
        assertThat(content("relay").audience()).isEqualTo(Audience.PRIVATE);
        assertThat(message("relay").sender().id()).startsWith("mail-");
        assertThat(message(mail("Subject: 305-1234567-7654321", "x")).content().order())
                .isNull();
    }

    @Test
    void aMailWithoutSenderIsKeptWhole() {
        assertThat(receive("unknown")).singleElement().isInstanceOfSatisfying(UnknownEvent.class, event -> {
            assertThat(event.kind()).isEqualTo("mail-without-sender");
            assertThat(event.raw()).contains("Wer bin ich?");
        });
    }

    @Test
    void aReplyGoesElsewhereOnlyInTheDomainOfTheSender() {
        assertThat(message(mail("Reply-To: Jo <orders@example.com>", "x")).reply())
                .isEqualTo(ReplyHandle.to("orders@example.com"));
        assertThat(message(mail("Reply-To: evil@example.net", "x")).reply())
                .isEqualTo(ReplyHandle.to("jo@example.com"));
    }

    @Test
    void aWrongTokenIsRejectedWithoutAWordOfTheMail() {
        RawDelivery delivery =
                RawDelivery.post("/hooks/email", Map.of("X-Delivery-Token", "guess-1"), fixture("text"), RECEIVED_AT);

        assertThat(ADAPTER.receive(delivery, ACCOUNT).events())
                .singleElement()
                .isInstanceOfSatisfying(Rejected.class, rejected -> {
                    assertThat(rejected.code()).isEqualTo(Code.TOKEN_MISMATCH);
                    assertThat(rejected.reason())
                            .isEqualTo("The `X-Delivery-Token` is not the secret `delivery-token` of the account "
                                    + "`shop-de`. Enter the same token here and at the channel.");
                });
    }

    @Test
    void theSameMailTwiceHasTheSameId() {
        assertThat(receive(fixture("text")).events().stream().map(ChannelEvent::origin))
                .isEqualTo(receive(fixture("text")).events().stream()
                        .map(ChannelEvent::origin)
                        .toList());
    }
}
