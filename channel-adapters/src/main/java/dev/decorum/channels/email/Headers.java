package dev.decorum.channels.email;

import dev.decorum.channels.internal.Nodes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.dom.field.ContentDispositionField;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.dom.field.DateTimeField;
import org.apache.james.mime4j.dom.field.ParsedField;
import org.apache.james.mime4j.field.LenientFieldParser;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.util.ByteSequence;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a mail or of a part of one. All that is read of them is a single line without control characters, whatever
 * was encoded in it.
 */
final class Headers {
    private static final int MAX_DECODED = 2_000;
    private static final int MAX_STRUCTURED = 4_000;
    private static final int MAX_ADDRESSES = 20_000;
    private static final int LONGEST_ID = 500;
    private static final Pattern ADDRESS = Pattern.compile(
            "[a-z0-9!#$%&'*+/=?^_`{|}~.\\u0080-\\uFFFF-]{1,64}@[a-z0-9\\u0080-\\uFFFF](?:[a-z0-9.\\u0080-\\uFFFF-]{0,252}[a-z0-9\\u0080-\\uFFFF])?");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

    private final Map<String, List<Field>> fields = new HashMap<>();
    /** The bodies that were asked for; most headers never are, and so are never decoded. */
    private final Map<String, List<String>> bodies = new HashMap<>();

    private @Nullable ContentTypeField contentType;

    void add(Field field) {
        String name = field.getName().strip().toLowerCase(Locale.ROOT);
        fields.computeIfAbsent(name, n -> new ArrayList<>()).add(field);
        bodies.remove(name);
    }

    /** The bodies of all headers of this name, as they stand. */
    List<String> all(String name) {
        List<Field> named = fields.get(name);
        return named == null
                ? List.of()
                : bodies.computeIfAbsent(
                        name, n -> named.stream().map(Headers::body).toList());
    }

    private static String body(Field field) {
        ByteSequence raw = field.getRaw();
        if (raw == null) {
            return line(field.getBody() == null ? "" : field.getBody());
        }
        byte[] bytes = raw.toByteArray();
        int colon = 0;
        while (colon < bytes.length && bytes[colon] != ':') {
            colon++;
        }
        return line(Charsets.decode(Arrays.copyOfRange(bytes, Math.min(colon + 1, bytes.length), bytes.length), null));
    }

    /** The body of the first header of this name; empty without one, or when it is blank. */
    Optional<String> first(String name) {
        return all(name).stream().findFirst().filter(body -> !body.isBlank());
    }

    /** The first header of this name with its encoded words decoded; null without one. */
    @Nullable
    String text(String name) {
        return first(name).map(Headers::decoded).filter(text -> !text.isBlank()).orElse(null);
    }

    /** The ids of messages in this header: printable characters of ASCII between angle brackets. */
    List<String> messageIds(String name) {
        List<String> ids = new ArrayList<>();
        for (String body : all(name)) {
            int start = -1;
            for (int i = 0; i < body.length(); i++) {
                char c = body.charAt(i);
                if (c == '<') {
                    start = i + 1;
                } else if (c == '>' && start >= 0 && i > start && i - start <= LONGEST_ID) {
                    ids.add(body.substring(start, i));
                    start = -1;
                } else if (c <= ' ' || c > '~' || c == '>') {
                    start = -1;
                }
            }
        }
        return ids;
    }

    /** The mailboxes in the headers of this name whose addresses can be written to. */
    List<Mailbox> mailboxes(String name) {
        List<Mailbox> mailboxes = new ArrayList<>();
        for (String body : all(name)) {
            if (body.length() <= MAX_ADDRESSES) {
                LenientAddressParser.DEFAULT.parseAddressList(body).flatten().stream()
                        .filter(mailbox -> ADDRESS.matcher(address(mailbox)).matches())
                        .forEach(mailboxes::add);
            }
        }
        return mailboxes;
    }

    /** The address in lower case: no mail system in use tells persons apart by case. */
    static String address(Mailbox mailbox) {
        return mailbox.getAddress().strip().toLowerCase(Locale.ROOT);
    }

    /** The name beside an address; null without one. */
    static @Nullable String name(Mailbox mailbox) {
        String name = mailbox.getName();
        String decoded = name == null ? "" : decoded(name);
        return decoded.isBlank() ? null : decoded;
    }

    /** When the mail was written by the clock of whoever wrote it; null when not known. */
    @Nullable
    Instant date() {
        return parsed("date", DateTimeField.class)
                .map(DateTimeField::getDate)
                .map(Date::toInstant)
                .filter(date -> date.isAfter(Instant.EPOCH) && date.getEpochSecond() < 253_402_300_800L)
                .orElse(null);
    }

    Optional<ContentTypeField> contentType() {
        if (contentType == null) {
            contentType = parsed("content-type", ContentTypeField.class).orElse(null);
        }
        return Optional.ofNullable(contentType);
    }

    Optional<ContentDispositionField> disposition() {
        return parsed("content-disposition", ContentDispositionField.class);
    }

    /** The name of the file that a part is; null without one. */
    @Nullable
    String filename() {
        return disposition()
                .map(ContentDispositionField::getFilename)
                .or(() -> contentType().map(type -> type.getParameter("name")))
                .map(Headers::decoded)
                .filter(name -> !name.isBlank())
                .orElse(null);
    }

    private <F extends ParsedField> Optional<F> parsed(String name, Class<F> type) {
        return first(name)
                .filter(body -> body.length() <= MAX_STRUCTURED)
                .map(body -> LenientFieldParser.getParser().parse(new RawField(name, body), DecodeMonitor.SILENT))
                .filter(type::isInstance)
                .map(type::cast);
    }

    private static String decoded(String body) {
        String head = body.length() <= MAX_DECODED ? body : body.substring(0, MAX_DECODED);
        return line(DecoderUtil.decodeEncodedWords(head, DecodeMonitor.SILENT));
    }

    private static String line(String text) {
        String stripped = text.strip();
        for (int i = 0; i < stripped.length(); i++) {
            char c = stripped.charAt(i);
            if (c < ' ' || c > '~') {
                return Nodes.wellFormed(
                        CONTROLS.matcher(stripped).replaceAll(" ").strip());
            }
        }
        return stripped;
    }
}
