package dev.decorum.channels.email;

import static dev.decorum.channels.email.Mails.ACCOUNT;
import static dev.decorum.channels.email.Mails.ADAPTER;
import static dev.decorum.channels.email.Mails.RECEIVED_AT;
import static dev.decorum.channels.email.Mails.mail;
import static dev.decorum.channels.email.Mails.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.Rendering.Refusal;
import dev.decorum.policy.channel.Rendering.Refusal.Code;
import dev.decorum.policy.channel.Rendering.Requests;
import dev.decorum.policy.fact.Author;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.junit.jupiter.api.Test;

class EmailReplyTest {
    @Test
    void aReplyBecomesAMailInTheSameConversation() {
        OutgoingRequest request = render(message("reply"), "Schöne Grüße\nHilfe");

        assertThat(request.method()).isEqualTo("SMTP");
        assertThat(request.url()).isEqualTo("mailto:lena%40example.com");
        assertThat(request.headers()).isEqualTo(Map.of("From", "{from}"));
        assertThat(request.body().text())
                .contains(
                        "To: lena@example.com\r\n",
                        "Subject: Re: Bestellung D-2001\r\n",
                        "Date: Sun, 1 Nov 2026 10:00:30 +0000\r\n",
                        "In-Reply-To: <reply-2@mail.example.com>\r\n",
                        "References: <text-1@mail.example.com> <reply-2@mail.example.com>\r\n",
                        "Content-Transfer-Encoding: quoted-printable\r\n",
                        "Sch=C3=B6ne Gr=C3=BC=C3=9Fe\r\nHilfe");
        assertThat(request.body().text().chars()).allMatch(c -> c < 128);
        assertThat(sent(request).text()).isEqualTo("Schöne Grüße\r\nHilfe");
    }

    @Test
    void onlyTheMailOfAMachineSaysSo() {
        ApprovedReply reply = ApprovedReply.to(message("text"), "Morgen.", RECEIVED_AT);

        assertThat(request(reply).body().text())
                .contains("Auto-Submitted: auto-replied\r\n", "X-Auto-Response-Suppress: OOF, AutoReply\r\n");
        assertThat(request(reply.byAgent()).body().text()).doesNotContain("Auto-Submitted", "Suppress");
    }

    @Test
    void aLineBreakInASubjectAddsNoHeader() {
        String trick = "=?utf-8?Q?Hallo=0D=0ABcc:_evil@example.net=0D=0A=0D=0AText?=";
        MessageReceived message = message(mail("Subject: " + trick, "Hallo"));

        assertThat(message.content().subject()).isEqualTo("Hallo Bcc: evil@example.net Text");
        ApprovedReply tricked = new ApprovedReply(
                "Morgen.",
                "Hallo\r\nBcc: evil@example.net\u2028x",
                message.reply(),
                "a:b\r\nBcc: evil@example.net",
                "x@y\r\nBcc: evil@example.net",
                message.content().audience(),
                Author.AGENT,
                null,
                message.window(),
                null,
                RECEIVED_AT);
        assertThat(request(tricked).body().text())
                .doesNotContainPattern("(?m)^Bcc:")
                .doesNotContain("References");
        assertThat(sent(request(tricked)).subject()).isEqualTo("Re: Hallo Bcc: evil@example.net x");
    }

    @Test
    void anAddressThatCannotBeWrittenPlainlyIsRefused() {
        MessageReceived message = message(Bytes.utf8("From: <jö@exämple.com>\r\n\r\nHallo"));

        assertThat(ADAPTER.render(ApprovedReply.to(message, "Morgen.", RECEIVED_AT), ACCOUNT))
                .isEqualTo(new Refusal(
                        Code.INCOMPLETE,
                        "The address of the customer is none that mail can be sent to without doubt.",
                        "Have a person answer from a mail program."));
    }

    @Test
    void anAnswerKeepsTheSubjectThatSaysSoInAnotherLanguage() {
        assertThat(sent(render(message(mail("Subject: AW: Tasse", "Hallo")), "Gern."))
                        .subject())
                .isEqualTo("AW: Tasse");
        assertThat(sent(render(message(mail("X-A: b", "Hallo")), "Gern.")).subject())
                .isEqualTo("Re:");
        assertThat(sent(render(message(mail("Subject: =?utf-8?B?6L+U5ZOB?=", "Hallo")), "Gern."))
                        .subject())
                .isEqualTo("Re: 返品");
    }

    private static OutgoingRequest render(MessageReceived message, String text) {
        return request(ApprovedReply.to(message, text, RECEIVED_AT));
    }

    private static OutgoingRequest request(ApprovedReply reply) {
        return ((Requests) ADAPTER.render(reply, ACCOUNT)).requests().get(0);
    }

    record Sent(String subject, String text) {}

    /** What mime4j reads in the mail of a request. */
    static Sent sent(OutgoingRequest request) {
        try {
            Message mail = new DefaultMessageBuilder().parseMessage(request.body().stream());
            String text =
                    new String(((TextBody) mail.getBody()).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Sent(mail.getSubject(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
