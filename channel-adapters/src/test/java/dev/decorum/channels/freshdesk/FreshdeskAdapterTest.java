package dev.decorum.channels.freshdesk;

import static dev.decorum.channels.freshdesk.FreshdeskDeliveries.ACCOUNT;
import static dev.decorum.channels.freshdesk.FreshdeskDeliveries.ADAPTER;
import static dev.decorum.channels.freshdesk.FreshdeskDeliveries.RECEIVED_AT;
import static dev.decorum.channels.freshdesk.FreshdeskDeliveries.event;
import static dev.decorum.channels.freshdesk.FreshdeskDeliveries.fixture;
import static dev.decorum.channels.freshdesk.FreshdeskDeliveries.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.channels.Samples;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
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

class FreshdeskAdapterTest {
    @TestFactory
    Stream<DynamicTest> everySampleIsRead() {
        return Samples.of("freshdesk", ".json", FreshdeskDeliveries::receive);
    }

    @Test
    void whatACustomerWroteIsAMessageOfItsTicket() {
        MessageReceived message = message("text");

        assertThat(message.origin().id()).isEqualTo("4412:customer:2026-11-01T10:00:00Z");
        assertThat(message.origin().sentAt()).isEqualTo(Instant.parse("2026-11-01T10:00:00Z"));
        assertThat(message.sender()).isEqualTo(new Sender("51", Sender.Kind.CUSTOMER, "Lena Musterfrau"));
        assertThat(message.content())
                .isEqualTo(MessageContent.of("Gibt es Neues?", "4412", Audience.PRIVATE)
                        .titled("Paket"));
        assertThat(message.reply()).isEqualTo(ReplyHandle.to("4412"));
    }

    @Test
    void withoutACommentTheDescriptionIsWhatWasWrittenAndAnAddressBecomesADigest() {
        assertThat(message("first").content().text()).isEqualTo("Wo ist es?");
        assertThat(message("first").sender().id()).matches("mail-[0-9a-f]{32}");
    }

    @Test
    void whatAnAgentWroteIsAnEcho() {
        assertThat(((Echo) event("echo")).sender().kind()).isEqualTo(Sender.Kind.AGENT);
        assertThat(((Echo) event("echo")).recipient()).isEqualTo("51");
    }

    @Test
    void whatDoesNotSayWhoWroteOrWhenIsNeverAMessage() {
        assertThat(event("unknown-writer")).isInstanceOf(UnknownEvent.class);
        assertThat(event("without-time")).isInstanceOf(UnknownEvent.class);
        assertThat(event("empty")).isInstanceOf(UnknownEvent.class);
    }

    @Test
    void aReplyIsHtmlThatShowsTheTextAndNothingElse() {
        ApprovedReply reply = ApprovedReply.to(message("text"), "Morgen <b>\nHilfe", RECEIVED_AT);

        assertThat(ADAPTER.render(reply, ACCOUNT))
                .isEqualTo(new Requests(List.of(OutgoingRequest.post(
                        "https://{subdomain}.freshdesk.com/api/v2/tickets/4412/reply",
                        Map.of("Authorization", "Basic {credentials}", "Content-Type", "application/json"),
                        Bytes.utf8("{\"body\":\"Morgen &lt;b&gt;<br>Hilfe\"}")))));
    }

    @Test
    void aWrongTokenIsRejected() {
        RawDelivery delivery = RawDelivery.post(
                "/hooks/freshdesk", Map.of("X-Webhook-Token", "guess-1"), fixture("text"), RECEIVED_AT);

        assertThat(ADAPTER.receive(delivery, ACCOUNT).answer().status()).isEqualTo(403);
    }
}
