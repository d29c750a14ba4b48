package dev.decorum.channels.email;

import static dev.decorum.channels.email.Mails.mail;
import static dev.decorum.channels.email.Mails.message;
import static dev.decorum.channels.email.Mails.receive;
import static dev.decorum.channels.email.Mails.timed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostileMailTest {
    @Test
    void partsInsideOfPartsAThousandDeepAreRefused() {
        StringBuilder mail = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        assertRefused(Bytes.utf8("From: a@b.example\r\n" + mail), "parts inside of parts, more than 30 deep");
    }

    @Test
    void thousandsOfPartsAreRefused() {
        assertRefused(
                mail("Content-Type: multipart/mixed; boundary=b", "--b\r\n\r\nx\r\n".repeat(5_000) + "--b--"),
                "more than 1000 parts");
    }

    @Test
    void tooManyOrTooLongHeadersAreRefused() {
        String limit = "more than 1000 headers, or one of more than 50000 bytes";
        assertRefused(mail("X-A: b\n".repeat(2_000) + "X-B: c", "x"), limit);
        assertRefused(mail("X-A: " + "b".repeat(200_000), "x"), limit);
        assertRefused(mail("X-A: b" + "\n b".repeat(60_000), "x"), limit);
    }

    @Test
    void aMailThatIsLargerThanTheLimitIsNotRead() {
        assertThat(receive(Bytes.of(new byte[MailParser.MAX_BYTES + 1])).events())
                .singleElement()
                .isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.reason())
                        .isEqualTo(
                                "The body has 41943041 bytes; at most 41943040 are read. Maybe this is no delivery of "
                                        + "the channel."));
    }

    @Test
    void awkwardHeadersAreReadQuickly() {
        for (String header : List.of(
                "Subject: " + "=?".repeat(20_000),
                "Subject: " + "=?a?q?".repeat(9_000),
                "To: " + "a@b.example,".repeat(4_000),
                "Reply-To: " + "(".repeat(49_000),
                "Reply-To: " + "<".repeat(49_000),
                "References: " + "<".repeat(49_000),
                "References: " + "<a@b>".repeat(9_000),
                "Authentication-Results: mx.shop.example" + "; a=b".repeat(9_000),
                "Content-Type: text/plain" + "; a=b".repeat(9_000),
                "Content-Type: text/plain; a=\"" + "\\\"".repeat(20_000),
                "Date: " + "1 ".repeat(20_000),
                "Content-Disposition: inline; " + "filename*0*=a;".repeat(3_000))) {
            assertThat(timed(() ->
                            assertThat(receive(mail(header, "Hallo")).events()).hasSize(1)))
                    .as(header.substring(0, 30))
                    .isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void awkwardHtmlIsReadQuickly() {
        for (String html : List.of(
                "<div>",
                "<b><i>",
                "<blockquote type=cite>",
                "<table><tr><td>",
                "<a href=x>",
                "&amp;",
                "<!--",
                "<div class=gmail_quote>",
                "<p hidden>")) {
            Bytes mail = mail("Content-Type: text/html", html.repeat(400_000 / html.length()));
            assertThat(timed(() -> assertThat(receive(mail).events()).hasSize(1)))
                    .as(html)
                    .isLessThan(Duration.ofSeconds(6));
        }
    }

    @Test
    void everyCharsetIsRead() {
        Map.of(
                        "ISO-2022-JP", "返品したいです",
                        "GB18030", "我要退货",
                        "GB2312", "我要退货",
                        "Big5", "我要退貨",
                        "EUC-KR", "반품하고 싶어요",
                        "windows-1256", "أريد إرجاع الكوب",
                        "TIS-620", "ขอคืนสินค้า",
                        "KOI8-R", "Хочу вернуть",
                        "Shift_JIS", "返品したい")
                .forEach((charset, text) -> assertThat(text(charset, text.getBytes(Charset.forName(charset))))
                        .as(charset)
                        .isEqualTo(text));
    }

    @Test
    void aCharsetThatIsWrongOrUnknownDoesNotMatter() {
        byte[] utf8 = "schöne Grüße".getBytes(StandardCharsets.UTF_8);

        for (String charset : List.of("us-ascii", "iso-8859-1", "no-such-charset", "\"\"", "utf-7")) {
            assertThat(text(charset, utf8)).as(charset).isEqualTo("schöne Grüße");
        }
        assertThat(text("utf-8", "schöne Grüße".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("schöne Grüße");
        assertThat(message(mail("Subject: schÃ¶ne GrÃ¼ÃŸe".replace("Ÿ", "\u009F"), "x"))
                        .content()
                        .subject())
                .isEqualTo("schöne Grüße");
    }

    @Test
    void aTextTooLargeToBeReadIsAnAttachment() {
        var content = message(mail("Content-Type: text/plain", "x".repeat(MailParser.MAX_TEXT_BYTES + 1)))
                .content();

        assertThat(content.text()).isNull();
        assertThat(content.attachments()).singleElement().satisfies(attachment -> assertThat(attachment.size())
                .isEqualTo(1_048_577L));
    }

    private static String text(String charset, byte[] text) {
        String body = new String(text, StandardCharsets.ISO_8859_1);
        return String.valueOf(message(mail("Content-Type: text/plain; charset=" + charset, body))
                .content()
                .text());
    }

    private static void assertRefused(Bytes mail, String limit) {
        assertThat(receive(mail).events()).singleElement().isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.code()).isEqualTo(Code.TOO_LARGE);
            assertThat(rejected.reason())
                    .isEqualTo("The mail has " + limit + ". Maybe it is an attack; let the mail server refuse it.");
        });
    }
}
