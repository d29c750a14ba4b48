package dev.decorum.channels.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads parts of a tree of JSON without ever failing: what is missing or of another type is null or empty. Texts come
 * out well formed, so that whatever is read can be stored as UTF-8.
 */
public final class Nodes {
    /** The end of the year 9999: what lies beyond is no date of a message. */
    private static final long MAX_SECONDS = 253_402_300_799L;

    private static final char REPLACEMENT = '\uFFFD';

    private Nodes() {}

    /** The text or whole number in this field; null when there is none, or it is blank. */
    public static @Nullable String text(JsonNode parent, String field) {
        JsonNode node = parent.path(field);
        if (!node.isTextual() && !node.isIntegralNumber()) {
            return null;
        }
        String text = wellFormed(node.asText());
        return text.isBlank() ? null : text;
    }

    /** The first of these fields that has a text; null when none has. */
    public static @Nullable String firstText(JsonNode parent, String... fields) {
        for (String field : fields) {
            String text = text(parent, field);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** The elements of the array in this field; empty when there is none. */
    public static List<JsonNode> list(JsonNode parent, String field) {
        JsonNode node = parent.path(field);
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false).toList() : List.of();
    }

    /** The instant in this field, given in seconds since 1970; null when there is none. */
    public static @Nullable Instant seconds(JsonNode parent, String field) {
        Long number = number(parent, field);
        return number == null || number > MAX_SECONDS ? null : Instant.ofEpochSecond(number);
    }

    /** The instant in this field, given in milliseconds since 1970; null when there is none. */
    public static @Nullable Instant millis(JsonNode parent, String field) {
        Long number = number(parent, field);
        return number == null || number / 1000 > MAX_SECONDS ? null : Instant.ofEpochMilli(number);
    }

    /** The instant in this field, given by ISO 8601 with an offset, whose colon may be missing; null when there is none. */
    public static @Nullable Instant instant(JsonNode parent, String field) {
        String text = text(parent, field);
        try {
            return text == null
                    ? null
                    : OffsetDateTime.parse(text.replaceFirst("([+-][0-9]{2})([0-9]{2})$", "$1:$2"))
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The whole number above zero in this field; null when there is none. */
    public static @Nullable Long number(JsonNode parent, String field) {
        String text = text(parent, field);
        return text != null && text.matches("[0-9]{1,18}") && !text.matches("0+") ? Long.valueOf(text) : null;
    }

    /** The whole node as compact JSON. */
    public static String raw(JsonNode node) {
        return wellFormed(node.toString());
    }

    /** The text with each half of a character, which cannot be stored as UTF-8, replaced by U+FFFD. */
    public static String wellFormed(String text) {
        StringBuilder repaired = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            repaired = repaired == null ? new StringBuilder(text) : repaired;
            repaired.setCharAt(i, REPLACEMENT);
        }
        return repaired == null ? text : repaired.toString();
    }
}
