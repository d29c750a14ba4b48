package dev.decorum.channels.zammad;

import static dev.decorum.channels.zammad.ZammadDeliveries.ACCOUNT;
import static dev.decorum.channels.zammad.ZammadDeliveries.ADAPTER;
import static dev.decorum.channels.zammad.ZammadDeliveries.RECEIVED_AT;
import static dev.decorum.channels.zammad.ZammadDeliveries.event;
import static dev.decorum.channels.zammad.ZammadDeliveries.fixture;
import static dev.decorum.channels.zammad.ZammadDeliveries.message;
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

class ZammadAdapterTest {
    @TestFactory
    Stream<DynamicTest> everySampleIsRead() {
        return Samples.of("zammad", ".json", ZammadDeliveries::receive);
    }

    @Test
    void anArticleOfACustomerIsAMessageOfItsTicket() {
        MessageReceived message = message("text");

        assertThat(message.origin().id()).isEqualTo("110");
        assertThat(message.origin().sentAt()).isEqualTo(Instant.parse("2026-11-01T10:00:00Z"));
        assertThat(message.sender()).isEqualTo(new Sender("4", Sender.Kind.CUSTOMER, "Lena"));
        assertThat(message.content())
                .isEqualTo(MessageContent.of("Gibt es Neues?", "82", Audience.PRIVATE)
                        .titled("Re: Paket"));
        assertThat(message.reply()).isEqualTo(ReplyHandle.to("82:email:lena@example.com"));
    }

    @Test
    void htmlBecomesWordsWithoutWhatTheyQuote() {
        assertThat(message("html").content().text()).isEqualTo("Gibt es Neues?");
        assertThat(message("html").content().attachments())
                .containsExactly(new Attachment(Attachment.Kind.FILE, "foto.jpg", "image/jpeg", 2048L, null, "3"));
    }

    @Test
    void whatTheSellerWroteIsAnEcho() {
        assertThat(((Echo) event("echo-agent")).sender().kind()).isEqualTo(Sender.Kind.AGENT);
        assertThat(((Echo) event("echo-agent")).recipient()).isEqualTo("4");
        assertThat(((Echo) event("echo-system")).sender().kind()).isEqualTo(Sender.Kind.BOT);
    }

    @Test
    void anArticleThatIsNotPlainlyPublicIsNeverAMessage() {
        assertThat(((UnknownEvent) event("note")).kind()).isEqualTo("internal-article");
        assertThat(((UnknownEvent) event("internal-missing")).kind()).isEqualTo("internal-article");
        assertThat(((UnknownEvent) event("trigger")).kind()).isEqualTo("trigger");
    }

    @Test
    void aReplyIsAnArticleOfTheSameType() {
        assertThat(rendered("text"))
                .isEqualTo(OutgoingRequest.post(
                        "https://{host}/api/v1/ticket_articles",
                        Map.of("Authorization", "Token token={access-token}", "Content-Type", "application/json"),
                        Bytes.utf8("{\"ticket_id\":\"82\",\"type\":\"email\",\"content_type\":\"text/plain\","
                                + "\"internal\":false,\"sender\":\"Agent\",\"body\":\"Morgen.\","
                                + "\"to\":\"lena@example.com\"}")));
        assertThat(rendered("html").body().text()).contains("\"type\":\"chat\"").doesNotContain("\"to\"");
    }

    @Test
    void aWrongSignatureIsRejected() {
        RawDelivery delivery = RawDelivery.post(
                "/hooks/zammad", Map.of("X-Hub-Signature", "sha1=" + "0".repeat(40)), fixture("text"), RECEIVED_AT);

        assertThat(ADAPTER.receive(delivery, ACCOUNT).answer().status()).isEqualTo(401);
    }

    private static OutgoingRequest rendered(String fixture) {
        ApprovedReply reply = ApprovedReply.to(message(fixture), "Morgen.", RECEIVED_AT);
        return ((Requests) ADAPTER.render(reply, ACCOUNT)).requests().get(0);
    }
}
