package dev.decorum.channels.email;

import dev.decorum.channels.email.Mail.TooLargeException;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.io.MaxHeaderLengthLimitException;
import org.apache.james.mime4j.io.MaxHeaderLimitException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;

/** Reads a mail in one pass. Of an attachment nothing is kept but name, type, size and hash, and none is opened. */
final class MailParser {
    static final int MAX_BYTES = 40 * 1024 * 1024;
    static final int MAX_HEADERS = 1_000;
    static final int MAX_HEADER_LENGTH = 50_000;
    static final int MAX_PARTS = 1_000;
    static final int MAX_DEPTH = 30;
    static final int MAX_TEXT_BYTES = 1024 * 1024;

    private static final MimeConfig CONFIG = MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderCount(MAX_HEADERS)
            .setMaxHeaderLen(MAX_HEADER_LENGTH)
            .setMaxContentLen(MAX_BYTES)
            .build();

    private final List<Mail.Text> texts = new ArrayList<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private final Map<String, String> reports = new HashMap<>();
    private final Deque<Integer> choices = new ArrayDeque<>();
    private @Nullable Headers mail;
    private Headers part = new Headers();
    private int parts;
    private int textBytes;

    private MailParser() {}

    /**
     * The mail in these bytes.
     *
     * @throws TooLargeException when it passes a limit, which the message names
     * @throws MimeException when it cannot be read at all
     */
    static Mail parse(Bytes bytes) throws TooLargeException, MimeException {
        try {
            return new MailParser().read(bytes);
        } catch (MaxHeaderLimitException | MaxHeaderLengthLimitException e) {
            throw new TooLargeException(
                    "more than " + MAX_HEADERS + " headers, or one of more than " + MAX_HEADER_LENGTH + " bytes");
        } catch (IOException e) {
            throw new MimeException("The mail cannot be read.", e);
        }
    }

    private Mail read(Bytes bytes) throws TooLargeException, MimeException, IOException {
        MimeTokenStream tokens = new MimeTokenStream(CONFIG);
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        tokens.parse(bytes.stream());
        for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
            switch (state) {
                case T_START_HEADER -> start();
                case T_FIELD -> part.add(tokens.getField());
                case T_START_MULTIPART -> open();
                case T_END_MULTIPART -> choices.pop();
                case T_BODY -> body(tokens);
                default -> {} // preambles and epilogues are shown to nobody
            }
        }
        return new Mail(mail == null ? new Headers() : mail, texts, attachments, reports);
    }

    private void start() throws TooLargeException {
        if (++parts > MAX_PARTS) {
            throw new TooLargeException("more than " + MAX_PARTS + " parts");
        }
        part = new Headers();
        if (mail == null) {
            mail = part;
        }
    }

    private void open() throws TooLargeException {
        if (choices.size() >= MAX_DEPTH) {
            throw new TooLargeException("parts inside of parts, more than " + MAX_DEPTH + " deep");
        }
        boolean alternative = "multipart/alternative".equals(type());
        choices.push(alternative ? parts : choices.isEmpty() ? 0 : choices.peek());
    }

    private void body(MimeTokenStream tokens) throws IOException {
        String type = type();
        String name = part.filename();
        boolean attached = part.disposition()
                .map(disposition -> disposition.isAttachment())
                .orElse(false);
        boolean words = (type.equals("text/plain") || type.equals("text/html")) && !attached && name == null;
        boolean report = type.equals("message/delivery-status")
                || type.equals("message/disposition-notification")
                || type.equals("message/rfc822")
                || type.equals("text/rfc822-headers");
        ByteArrayOutputStream kept = words || report ? new ByteArrayOutputStream() : null;
        MessageDigest digest = sha256();
        long size = 0;
        byte[] buffer = new byte[8192];
        InputStream in = tokens.getDecodedInputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            size += read;
            digest.update(buffer, 0, read);
            if (kept != null && size <= MAX_TEXT_BYTES) {
                kept.write(buffer, 0, read);
            }
        }
        if (report && kept != null) {
            reports.putIfAbsent(type, Charsets.decode(kept.toByteArray(), null));
        }
        if (words && kept != null && size + textBytes <= MAX_TEXT_BYTES) {
            textBytes += (int) size;
            String charset =
                    part.contentType().map(ContentTypeField::getCharset).orElse(null);
            Integer choice = choices.peek();
            texts.add(new Mail.Text(
                    choice == null || choice == 0 ? -parts : choice,
                    type.equals("text/html"),
                    Charsets.decode(kept.toByteArray(), charset)));
        } else if (size > 0 || name != null) {
            attachments.add(
                    new Attachment(kind(type), name, type, size, HexFormat.of().formatHex(digest.digest()), null));
        }
    }

    private String type() {
        return part.contentType()
                .map(ContentTypeField::getMimeType)
                .map(type -> type.toLowerCase(Locale.ROOT))
                .filter(type -> type.matches("[a-z0-9.+_-]{1,80}/[a-z0-9.+_-]{1,80}"))
                .orElse("text/plain");
    }

    private static Attachment.Kind kind(String type) {
        return switch (type.substring(0, type.indexOf('/'))) {
            case "image" -> Attachment.Kind.IMAGE;
            case "audio" -> Attachment.Kind.AUDIO;
            case "video" -> Attachment.Kind.VIDEO;
            default -> type.endsWith("vcard") ? Attachment.Kind.CONTACT : Attachment.Kind.FILE;
        };
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JDK lacks `SHA-256`. Maybe a provider was removed.", e);
        }
    }
}
