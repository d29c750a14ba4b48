package dev.decorum.channels.email;

import dev.decorum.channels.internal.Replies;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.fact.Author;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.stream.RawField;
import org.jspecify.annotations.Nullable;

/**
 * Writes a reply as a mail by RFC 5322 in quoted-printable UTF-8. Nothing that a customer wrote reaches a header but the
 * subject, encoded and on one line, and ids and addresses that can hold no header of their own.
 */
final class OutgoingMail {
    private static final Pattern MESSAGE_ID = Pattern.compile("[!-;=?-~]{1,250}@[!-;=?-~]{1,250}");
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");
    private static final Pattern ANSWERS =
            Pattern.compile("(?i)(re|aw|antw|sv|rv|res|rif|bls|tr|回复|答复|回覆|返信|답장|رد)\\s*[:\uFF1A].*");
    private static final int LONGEST_SUBJECT = 200;

    private OutgoingMail() {}

    /** Whether a mail can be sent to this address without any encoding. */
    static boolean canBeSentTo(String address) {
        return ADDRESS.matcher(address).matches();
    }

    static OutgoingRequest request(ApprovedReply reply, String text) {
        String address = reply.to().address();
        int at = address.lastIndexOf('@');
        Message.Builder mail = Message.Builder.of()
                .setTo(new Mailbox(address.substring(0, at), address.substring(at + 1)))
                .setSubject(subject(reply.subject()))
                .setDate(Date.from(reply.now()), TimeZone.getTimeZone("UTC"));
        String answered = messageId(reply.inReplyTo());
        Set<String> references = new LinkedHashSet<>();
        String first = messageId(reply.thread().substring(reply.thread().indexOf(':') + 1));
        if (first != null) {
            references.add("<" + first + ">");
        }
        if (answered != null) {
            references.add("<" + answered + ">");
            mail.addField(new RawField("In-Reply-To", "<" + answered + ">"));
        }
        if (!references.isEmpty()) {
            mail.addField(new RawField("References", references.stream().collect(Collectors.joining(" "))));
        }
        if (reply.author() == Author.BOT) {
            mail.addField(new RawField("Auto-Submitted", answered == null ? "auto-generated" : "auto-replied"));
            mail.addField(new RawField("X-Auto-Response-Suppress", "OOF, AutoReply"));
        }
        try {
            mail.setBody(text.replace("\r\n", "\n").replace("\n", "\r\n"), StandardCharsets.UTF_8)
                    .setContentTransferEncoding("quoted-printable");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new DefaultMessageWriter().writeMessage(mail.build(), out);
            return new OutgoingRequest(
                    "SMTP",
                    "mailto:" + Replies.encoded(address),
                    Map.of("From", "{from}"),
                    Bytes.of(out.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String subject(@Nullable String subject) {
        String line = subject == null
                ? ""
                : subject.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
        if (line.codePointCount(0, line.length()) > LONGEST_SUBJECT) {
            line = line.substring(0, line.offsetByCodePoints(0, LONGEST_SUBJECT));
        }
        return ANSWERS.matcher(line).matches() ? line : ("Re: " + line).strip();
    }

    private static @Nullable String messageId(@Nullable String id) {
        return id != null && MESSAGE_ID.matcher(id).matches() ? id : null;
    }
}
