package dev.decorum.channels.email;

import dev.decorum.policy.channel.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.jspecify.annotations.Nullable;

/** By what a mail and its conversation are recognised. */
final class MailIds {
    private MailIds() {}

    /** The id of the message; without one a hash of sender, date and the mail below its headers. */
    static String id(Mail mail, Bytes raw) {
        List<String> ids = mail.headers().messageIds("message-id");
        return ids.isEmpty() ? "sha256:" + hash(mail.headers(), raw) : ids.get(0);
    }

    /** The id of the message that it answers; null when it answers none. */
    static @Nullable String answered(Headers headers) {
        List<String> answered = headers.messageIds("in-reply-to");
        if (!answered.isEmpty()) {
            return answered.get(0);
        }
        List<String> references = headers.messageIds("references");
        return references.isEmpty() ? null : references.get(references.size() - 1);
    }

    /**
     * The message that began the conversation: the first one referred to, which every answer repeats, or else the one
     * answered; without these what stands behind the plus of an address of the house's; or else the mail itself.
     */
    static String conversation(Headers headers, @Nullable String id, Set<String> own) {
        List<String> references = headers.messageIds("references");
        String answered = answered(headers);
        if (!references.isEmpty()) {
            return references.get(0);
        }
        if (answered != null) {
            return answered;
        }
        for (String name : List.of("to", "cc", "delivered-to", "x-original-to")) {
            for (Mailbox mailbox : headers.mailboxes(name)) {
                String address = Headers.address(mailbox);
                String base = OwnAddresses.base(address);
                if (own.contains(base) && !base.equals(address)) {
                    return "+" + address.substring(address.indexOf('+') + 1, address.lastIndexOf('@'));
                }
            }
        }
        return Objects.requireNonNullElse(id, "unknown");
    }

    private static String hash(Headers headers, Bytes raw) {
        byte[] mail = raw.toArray();
        int body = 0;
        for (int i = 0; i + 1 < mail.length && body == 0; i++) {
            boolean blank = mail[i] == '\n' && (mail[i + 1] == '\n' || (mail[i + 1] == '\r' && i + 2 < mail.length));
            body = blank ? i + 1 : 0;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String head = String.join(",", headers.all("from")) + "\n" + String.join(",", headers.all("date")) + "\n";
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            digest.update(mail, body, mail.length - body);
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JDK lacks `SHA-256`. Maybe a provider was removed.", e);
        }
    }
}
