package dev.decorum.channels.whatsapp;

import static dev.decorum.channels.whatsapp.Deliveries.ACCOUNT;
import static dev.decorum.channels.whatsapp.Deliveries.ADAPTER;
import static dev.decorum.channels.whatsapp.Deliveries.receive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.ApprovedReply.Template;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.Rendering.Refusal;
import dev.decorum.policy.channel.Rendering.Refusal.Code;
import dev.decorum.policy.channel.Rendering.Requests;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhatsAppReplyTest {
    private static final Instant IN_TIME = Instant.parse("2026-11-01T11:00:00Z");
    private static final Instant TOO_LATE = Instant.parse("2026-11-02T10:00:00Z");

    @Test
    void aReplyBecomesARequestOfTheCloudApiWithoutAnySecret() {
        assertThat(render("text", "Sie kommt morgen.", IN_TIME))
                .isEqualTo(new Requests(List.of(OutgoingRequest.post(
                        "https://graph.facebook.com/{graph-version}/{phone-number-id}/messages",
                        Map.of("Authorization", "Bearer {access-token}", "Content-Type", "application/json"),
                        Bytes.utf8("{\"messaging_product\":\"whatsapp\",\"recipient_type\":\"individual\","
                                + "\"to\":\"DE.70011223344556677\",\"type\":\"text\","
                                + "\"text\":{\"body\":\"Sie kommt morgen.\"}}")))));
    }

    @Test
    void aReplyToAGroupGoesToTheGroup() {
        Requests requests = (Requests) render("group", "Sie kommt morgen.", IN_TIME);

        assertThat(requests.requests().get(0).body().text())
                .contains("\"recipient_type\":\"group\",\"to\":\"120363000000000001@g.us\"");
    }

    @Test
    void whenTheWindowIsClosedATemplateIsRequired() {
        assertThat(render("text", "Sie kommt morgen.", TOO_LATE))
                .isEqualTo(new Refusal(
                        Code.TEMPLATE_REQUIRED,
                        "The window is closed: only an approved template may be sent.",
                        "Choose a template, or wait for the customer's next message."));
    }

    @Test
    void aTemplateIsSentWhetherTheWindowIsOpenOrNot() {
        ApprovedReply reply = ApprovedReply.to(message("text"), "Sie kommt morgen.", TOO_LATE)
                .by(new Template("delivery_date", "de", List.of("morgen")));

        assertThat(((Requests) ADAPTER.render(reply, ACCOUNT)).requests())
                .singleElement()
                .satisfies(request -> assertThat(request.body().text())
                        .contains("\"type\":\"template\",\"template\":{\"name\":\"delivery_date\","
                                + "\"language\":{\"code\":\"de\"},\"components\":[{\"type\":\"body\","
                                + "\"parameters\":[{\"type\":\"text\",\"text\":\"morgen\"}]}]}"));
    }

    @Test
    void aLongReplyIsSplitAndAVeryLongOneRefused() {
        String sentence = "Ihre Bestellung D-2001 kommt morgen zu Ihnen. ";

        assertThat(((Requests) render("text", sentence.repeat(150), IN_TIME)).requests())
                .hasSize(2);
        assertThat(render("text", sentence.repeat(300), IN_TIME))
                .isEqualTo(new Refusal(
                        Code.TOO_LONG,
                        "The reply has 13800 characters; the channel takes 3 messages of at most 4096.",
                        "Shorten the reply and have it approved again."));
    }

    private static Rendering render(String fixture, String text, Instant now) {
        return ADAPTER.render(ApprovedReply.to(message(fixture), text, now), ACCOUNT);
    }

    private static MessageReceived message(String fixture) {
        return (MessageReceived) receive(fixture).events().get(0);
    }
}
