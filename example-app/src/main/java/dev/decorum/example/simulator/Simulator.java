package dev.decorum.example.simulator;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.RawDelivery;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Messages of made-up customers, as each channel would deliver them. Safe for use by several threads. */
public final class Simulator {
    private static final Map<String, String> FORMS = forms();
    private static final int LONGEST_TEXT = 4000;

    private final AtomicInteger count = new AtomicInteger();

    /**
     * The ids of the channels that can be played. The others sign with a key of the platform's own, or only ring and are
     * asked for the words.
     */
    public static Set<String> channels() {
        return Collections.unmodifiableSet(FORMS.keySet());
    }

    /**
     * A message, signed with the secrets of the account. Messages of one name belong to one conversation.
     *
     * @param account the account that gets it
     * @param name who writes: 1 to 20 small letters and digits, beginning with a letter
     * @param text what they write, up to 4,000 characters
     * @param at when it was written and delivered
     * @throws IllegalArgumentException when the channel cannot be played, a secret is missing, or name or text have
     *     another form
     */
    public RawDelivery message(ChannelAccount account, String name, String text, Instant at) {
        String form = FORMS.get(account.channel());
        if (form == null) {
            throw new IllegalArgumentException("The channel `" + account.channel()
                    + "` cannot be played: its deliveries are signed by a key of the platform, or are fetched.");
        }
        if (!name.matches("[a-z][a-z0-9]{0,19}")) {
            throw new IllegalArgumentException(
                    "The name of a played customer has 1 to 20 small letters and digits, a letter first.");
        }
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("A played message has 1 to " + LONGEST_TEXT + " characters.");
        }
        Map<String, String> values = values(name, at);
        String body = filled(form, file -> escaped(file, text), values);
        if (body.contains("{{inner}}")) {
            String inner = filled(resource(account.channel() + ".inner.json").strip(), file -> json(text), values);
            body = body.replace("{{inner}}", json(inner));
        }
        RawDelivery plain =
                RawDelivery.post("/intake/" + account.channel() + "/" + account.id(), Map.of(), Bytes.utf8(body), at);
        return Signing.sign(plain, account, name, count.incrementAndGet());
    }

    private Map<String, String> values(String name, Instant at) {
        long number = at.toEpochMilli() * 1000 + count.incrementAndGet() % 1000;
        Map<String, String> values = new LinkedHashMap<>();
        values.put("id", Long.toString(number, Character.MAX_RADIX));
        values.put("number", Long.toString(number));
        values.put("short", Long.toString(number / 1000 % 1_000_000_000 + count.get()));
        values.put("sender", name);
        values.put("name", name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1));
        values.put("person", "55" + String.format("%010d", Integer.toUnsignedLong(name.hashCode())));
        values.put("seconds", Long.toString(at.getEpochSecond()));
        values.put("millis", Long.toString(at.toEpochMilli()));
        values.put("iso", at.truncatedTo(ChronoUnit.SECONDS).toString());
        values.put("rfc", DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC)));
        return values;
    }

    private static String filled(String form, UnaryOperator<String> text, Map<String, String> values) {
        String filled = form;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        // The text comes last: whatever it says, nothing is put into it.
        return filled.contains("{{html}}")
                ? filled.replace("{{html}}", text.apply("html"))
                : filled.replace("{{text}}", text.apply(form));
    }

    private static String escaped(String form, String text) {
        if (form.equals("html")) {
            return json(xml(text).replace("\n", "<br>"));
        }
        if (form.startsWith("<xml>")) {
            return xml(text);
        }
        return form.startsWith("{") ? json(text) : text.replace("\n", "\r\n");
    }

    private static String json(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Map<String, String> forms() {
        Map<String, String> forms = new TreeMap<>();
        for (String channel : resource("channels.txt").strip().split("\n")) {
            String kind = channel.equals("email") ? ".eml" : channel.equals("wechat") ? ".xml" : ".json";
            forms.put(channel, resource(channel + kind));
        }
        return forms;
    }

    private static String resource(String name) {
        try (InputStream in = Simulator.class.getResourceAsStream("/simulator/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The form `" + name + "` is missing. Maybe the jar is damaged.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The form `" + name + "` cannot be read. Maybe the jar is damaged.", e);
        }
    }
}
