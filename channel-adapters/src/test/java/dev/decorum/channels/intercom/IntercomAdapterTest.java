package dev.decorum.channels.intercom;

import static dev.decorum.channels.intercom.IntercomDeliveries.ACCOUNT;
import static dev.decorum.channels.intercom.IntercomDeliveries.ADAPTER;
import static dev.decorum.channels.intercom.IntercomDeliveries.RECEIVED_AT;
import static dev.decorum.channels.intercom.IntercomDeliveries.event;
import static dev.decorum.channels.intercom.IntercomDeliveries.fixture;
import static dev.decorum.channels.intercom.IntercomDeliveries.message;
import static dev.decorum.channels.intercom.IntercomDeliveries.receive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.channels.Samples;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Rendering.Refusal;
import dev.decorum.policy.channel.Rendering.Refusal.Code;
import dev.decorum.policy.channel.Rendering.Requests;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.fact.Audience;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class IntercomAdapterTest {
    @TestFactory
    Stream<DynamicTest> everySampleIsRead() {
        return Samples.of("intercom", ".json", IntercomDeliveries::receive);
    }

    @Test
    void aPartOfACustomersIsAMessageInPlainWords() {
        MessageReceived message = message("text");

        assertThat(message.origin().id()).isEqualTo("147:2000");
        assertThat(message.origin().sentAt()).isEqualTo(Instant.ofEpochSecond(1_793_527_200));
        assertThat(message.sender()).isEqualTo(new Sender("u1", Sender.Kind.CUSTOMER, "Lena Musterfrau"));
        assertThat(message.content()).isEqualTo(MessageContent.of("Gibt es Neues?", "147", Audience.PRIVATE));
        assertThat(message.reply()).isEqualTo(new ReplyHandle("147", "814860", null, false));
    }

    @Test
    void theMessageThatOpensAConversationIsItsSource() {
        MessageReceived message = message("created");

        assertThat(message.content().text()).isEqualTo("Wo ist meine Bestellung D-2001?");
        assertThat(message.content().subject()).isEqualTo("Bestellung");
        assertThat(message.origin().redelivery()).isTrue();
    }

    @Test
    void severalPartsAreSeveralMessages() {
        assertThat(receive("several").stream().map(event -> event.origin().id()))
                .containsExactly("147:2001", "147:2002");
        assertThat(((MessageReceived) receive("several").get(1)).content().attachments())
                .containsExactly(new Attachment(Attachment.Kind.IMAGE, "foto.jpg", "image/jpeg", 2048L, null, null));
    }

    @Test
    void whatTheSellerWroteIsAnEcho() {
        assertThat(((Echo) event("echo-admin")).sender().kind()).isEqualTo(Sender.Kind.AGENT);
        assertThat(((Echo) event("echo-bot")).sender().kind()).isEqualTo(Sender.Kind.BOT);
    }

    @Test
    void aNoteIsNeverAMessage() {
        assertThat(receive("note")).singleElement().isInstanceOf(UnknownEvent.class);
        assertThat(receive("note-in-reply")).singleElement().isInstanceOf(UnknownEvent.class);
    }

    @Test
    void aPingIsAnsweredAndGivesNothing() {
        assertThat(receive(fixture("ping")).answer().status()).isEqualTo(200);
        assertThat(receive("ping")).isEmpty();
    }

    @Test
    void aReplyIsSentInTheNameOfWhomTheConversationIsAssignedTo() {
        ApprovedReply reply = ApprovedReply.to(message("text"), "Morgen <b>\nHilfe", RECEIVED_AT);

        assertThat(ADAPTER.render(reply, ACCOUNT))
                .isEqualTo(new Requests(List.of(OutgoingRequest.post(
                        "https://api.intercom.io/conversations/147/reply",
                        Map.of("Authorization", "Bearer {access-token}", "Content-Type", "application/json"),
                        Bytes.utf8("{\"message_type\":\"comment\",\"type\":\"admin\",\"admin_id\":\"814860\","
                                + "\"body\":\"Morgen &lt;b&gt;<br>Hilfe\"}")))));
    }

    @Test
    void aConversationThatIsAssignedToNobodyTakesNoReply() {
        assertThat(ADAPTER.render(ApprovedReply.to(message("created"), "Morgen.", RECEIVED_AT), ACCOUNT))
                .isEqualTo(
                        new Refusal(
                                Code.INCOMPLETE,
                                "The conversation is assigned to nobody, and Intercom sends a reply in somebody's name alone.",
                                "Assign the conversation in Intercom and reply to the customer's next message, or reply there."));
    }

    @Test
    void aWrongSignatureIsRejected() {
        RawDelivery delivery = RawDelivery.post(
                "/hooks/intercom", Map.of("X-Hub-Signature", "sha1=" + "0".repeat(40)), fixture("text"), RECEIVED_AT);

        assertThat(ADAPTER.receive(delivery, ACCOUNT).answer().status()).isEqualTo(401);
    }
}
