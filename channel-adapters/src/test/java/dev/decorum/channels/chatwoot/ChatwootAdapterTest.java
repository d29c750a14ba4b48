package dev.decorum.channels.chatwoot;

import static dev.decorum.channels.chatwoot.ChatwootDeliveries.ACCOUNT;
import static dev.decorum.channels.chatwoot.ChatwootDeliveries.ADAPTER;
import static dev.decorum.channels.chatwoot.ChatwootDeliveries.RECEIVED_AT;
import static dev.decorum.channels.chatwoot.ChatwootDeliveries.delivery;
import static dev.decorum.channels.chatwoot.ChatwootDeliveries.event;
import static dev.decorum.channels.chatwoot.ChatwootDeliveries.fixture;
import static dev.decorum.channels.chatwoot.ChatwootDeliveries.message;
import static dev.decorum.channels.chatwoot.ChatwootDeliveries.receive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.channels.Samples;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Rendering.Refusal;
import dev.decorum.policy.channel.Rendering.Refusal.Code;
import dev.decorum.policy.channel.Rendering.Requests;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.WindowKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ChatwootAdapterTest {
    @TestFactory
    Stream<DynamicTest> everySampleIsRead() {
        return Samples.of("chatwoot", ".json", ChatwootDeliveries::receive);
    }

    private static final Sender LENA = new Sender("9", Sender.Kind.CUSTOMER, "Lena Musterfrau");

    @Test
    void anIncomingMessageIsTheCustomersInTheConversationOfChatwoot() {
        MessageReceived message = message("text");

        assertThat(message.origin().id()).isEqualTo("101");
        assertThat(message.origin().sentAt()).isEqualTo(Instant.parse("2026-11-01T10:00:00Z"));
        assertThat(message.sender()).isEqualTo(LENA);
        assertThat(message.content())
                .isEqualTo(MessageContent.of("Wo ist meine Bestellung D-2001?", "77", Audience.PRIVATE));
        assertThat(message.window()).isEqualTo(new ReplyWindow(WindowKind.FREE_FORM, null, null, null));
    }

    @Test
    void attachmentsAndTheAnsweredMessageAreKept() {
        assertThat(message("media").content().replyTo()).isEqualTo("101");
        assertThat(message("media").content().text()).isNull();
        assertThat(message("media").content().attachments())
                .containsExactly(
                        new Attachment(Attachment.Kind.IMAGE, null, null, 2048L, null, "5"),
                        new Attachment(Attachment.Kind.FILE, null, null, null, null, "6"));
        assertThat(message("media").origin().sentAt()).isEqualTo(Instant.ofEpochSecond(1_793_527_200));
    }

    @Test
    void whatTheSellerWroteIsAnEcho() {
        assertThat(((Echo) event("echo-agent")).sender()).isEqualTo(new Sender("2", Sender.Kind.AGENT, "Max Beispiel"));
        assertThat(((Echo) event("echo-agent")).recipient()).isEqualTo("9");
        assertThat(((Echo) event("echo-bot")).sender().kind()).isEqualTo(Sender.Kind.BOT);
    }

    @Test
    void aPrivateNoteIsNeverAMessage() {
        assertThat(((UnknownEvent) event("note")).kind()).isEqualTo("private-note");
        String incoming = fixture("note").text().replace("outgoing", "incoming");
        assertThat(receive(Bytes.utf8(incoming)).events()).singleElement().isInstanceOf(UnknownEvent.class);
    }

    @Test
    void whatIsDeletedIsRevoked() {
        assertThat(((MessageRevoked) event("revoked")).original()).isEqualTo("101");
        assertThat(event("revoked").origin().id()).isEqualTo("101:deleted");
    }

    @Test
    void otherEventsAreKnownByTheirDelivery() {
        assertThat(((UnknownEvent) event("status-changed")).kind()).isEqualTo("conversation_status_changed");
        assertThat(event("status-changed").origin().id()).isEqualTo("d-1");
    }

    @Test
    void aReplyIsAnOutgoingMessageOfTheConversation() {
        assertThat(ADAPTER.render(ApprovedReply.to(message("text"), "Morgen.", RECEIVED_AT), ACCOUNT))
                .isEqualTo(new Requests(List.of(OutgoingRequest.post(
                        "https://{host}/api/v1/accounts/{account-id}/conversations/77/messages",
                        Map.of("api_access_token", "{access-token}", "Content-Type", "application/json"),
                        Bytes.utf8("{\"content\":\"Morgen.\",\"message_type\":\"outgoing\",\"private\":false}")))));
    }

    @Test
    void whereTheWindowIsClosedAPersonMustChooseATemplateInChatwoot() {
        assertThat(ADAPTER.render(ApprovedReply.to(message("closed"), "Morgen.", RECEIVED_AT), ACCOUNT))
                .isEqualTo(new Refusal(
                        Code.NOT_SUPPORTED,
                        "Templates of the channel behind Chatwoot are not sent from here.",
                        "Have a person choose a template in Chatwoot, or wait for the customer's next message."));
        String closed = fixture("closed").text().replace("Channel::Whatsapp", "Channel::Api");
        assertThat(((MessageReceived) receive(Bytes.utf8(closed)).events().get(0))
                        .window()
                        .kind())
                .isEqualTo(WindowKind.CLOSED);
    }

    @Test
    void anOldDeliveryIsNotAcceptedAgain() {
        RawDelivery signed = delivery(fixture("text"));
        RawDelivery late = RawDelivery.post(
                signed.path(),
                Map.of(
                        "X-Chatwoot-Timestamp",
                                signed.header("X-Chatwoot-Timestamp").orElseThrow(),
                        "X-Chatwoot-Signature",
                                signed.header("X-Chatwoot-Signature").orElseThrow()),
                signed.body(),
                RECEIVED_AT.plusSeconds(301));

        assertThat(ADAPTER.receive(late, ACCOUNT).events())
                .singleElement()
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.code()).isEqualTo(Rejected.Code.OUT_OF_TIME));
    }

    @Test
    void whatIsNoJsonIsRejected() {
        assertThat(receive(Bytes.utf8("{")).answer().status()).isEqualTo(400);
    }
}
