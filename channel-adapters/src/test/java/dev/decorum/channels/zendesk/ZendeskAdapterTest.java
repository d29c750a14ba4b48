package dev.decorum.channels.zendesk;

import static dev.decorum.channels.zendesk.ZendeskDeliveries.ACCOUNT;
import static dev.decorum.channels.zendesk.ZendeskDeliveries.ADAPTER;
import static dev.decorum.channels.zendesk.ZendeskDeliveries.RECEIVED_AT;
import static dev.decorum.channels.zendesk.ZendeskDeliveries.delivery;
import static dev.decorum.channels.zendesk.ZendeskDeliveries.event;
import static dev.decorum.channels.zendesk.ZendeskDeliveries.fixture;
import static dev.decorum.channels.zendesk.ZendeskDeliveries.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.channels.Samples;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Rendering.Requests;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.fact.Audience;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ZendeskAdapterTest {
    @TestFactory
    Stream<DynamicTest> everySampleIsRead() {
        return Samples.of("zendesk", ".json", ZendeskDeliveries::receive);
    }

    @Test
    void aMessageOfTheMessagingIsTheCustomersInItsConversation() {
        MessageReceived message = message("text");

        assertThat(message.origin().id()).isEqualTo("67ab02");
        assertThat(message.origin().sentAt()).isEqualTo(Instant.parse("2026-11-01T10:00:00.254571515Z"));
        assertThat(message.sender()).isEqualTo(new Sender("user-0001", Sender.Kind.CUSTOMER, "Lena Musterfrau"));
        assertThat(message.content())
                .isEqualTo(MessageContent.of("Wo ist meine Bestellung D-2001?", "67ab01", Audience.PRIVATE));
        assertThat(message.reply()).isEqualTo(ReplyHandle.to("conversation:67ab01"));
    }

    @Test
    void aPublicCommentIsAMessageOfItsTicketWithoutWhatItQuotes() {
        assertThat(message("comment").content().text()).isEqualTo("Die Tasse fehlt.");
        assertThat(message("comment").content().thread()).isEqualTo("ticket:141");
        assertThat(message("comment").origin().id()).isEqualTo("comment:9001");
    }

    @Test
    void whatTheSellerWroteIsAnEcho() {
        assertThat(((Echo) event("echo-agent")).sender().kind()).isEqualTo(Sender.Kind.AGENT);
        assertThat(((Echo) event("echo-trigger")).sender().kind()).isEqualTo(Sender.Kind.BOT);
        assertThat(((Echo) event("echo-comment")).sender().kind()).isEqualTo(Sender.Kind.AGENT);
    }

    @Test
    void whatIsNotPublicOrNotKnownIsNeverAMessage() {
        assertThat(((UnknownEvent) event("note")).kind()).isEqualTo("ticket.comment_added");
        assertThat(((UnknownEvent) event("other-actor")).kind()).isEqualTo("messaging_ticket.message_added");
        assertThat(((UnknownEvent) event("status-changed")).kind()).isEqualTo("ticket.status_changed");
        assertThat(event("status-changed").origin().id()).isEqualTo("01JQF1");
        assertThat(((UnknownEvent) event("trigger-body")).kind()).isEqualTo("delivery");
    }

    @Test
    void aReplyGoesBackWhereTheMessageCameFrom() {
        assertThat(rendered("text"))
                .isEqualTo(OutgoingRequest.post(
                        "https://{subdomain}.zendesk.com/sc/v2/apps/{app-id}/conversations/67ab01/messages",
                        Map.of("Authorization", "Basic {credentials}", "Content-Type", "application/json"),
                        Bytes.utf8("{\"author\":{\"type\":\"business\"},"
                                + "\"content\":{\"type\":\"text\",\"text\":\"Morgen.\"}}")));
        assertThat(rendered("comment"))
                .isEqualTo(new OutgoingRequest(
                        "PUT",
                        "https://{subdomain}.zendesk.com/api/v2/tickets/141",
                        Map.of("Authorization", "Bearer {access-token}", "Content-Type", "application/json"),
                        Bytes.utf8("{\"ticket\":{\"comment\":{\"body\":\"Morgen.\",\"public\":true}}}")));
    }

    @Test
    void anOldDeliveryIsNotAcceptedAgain() {
        RawDelivery signed = delivery(fixture("text"));
        RawDelivery late = new RawDelivery(
                "POST", signed.path(), signed.headers(), Map.of(), signed.body(), RECEIVED_AT.plusSeconds(301));

        assertThat(ADAPTER.receive(late, ACCOUNT).events())
                .singleElement()
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.code()).isEqualTo(Rejected.Code.OUT_OF_TIME));
    }

    private static OutgoingRequest rendered(String fixture) {
        ApprovedReply reply = ApprovedReply.to(message(fixture), "Morgen.", RECEIVED_AT);
        return ((Requests) ADAPTER.render(reply, ACCOUNT)).requests().get(0);
    }
}
