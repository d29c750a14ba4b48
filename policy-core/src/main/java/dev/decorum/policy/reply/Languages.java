package dev.decorum.policy.reply;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.decorum.policy.PolicyJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The languages of {@code languages.json}, by their primary subtags. */
final class Languages {
    private static final Map<String, LanguageData> ALL = read();

    private Languages() {}

    static Map<String, LanguageData> all() {
        return ALL;
    }

    /** What is known of the language of a BCP 47 tag. */
    static Optional<LanguageData> find(String tag) {
        return Optional.ofNullable(ALL.get(primary(tag)));
    }

    /** The language of a tag without region and script, in lower case. */
    static String primary(String tag) {
        String lower = lower(tag);
        int end = 0;
        while (end < lower.length() && lower.charAt(end) != '-' && lower.charAt(end) != '_') {
            end++;
        }
        return lower.substring(0, end);
    }

    static String lower(String tag) {
        return tag.toLowerCase(Locale.ROOT);
    }

    private static Map<String, LanguageData> read() {
        try (InputStream in = Languages.class.getResourceAsStream("languages.json")) {
            if (in == null) {
                throw new IllegalStateException("`languages.json` is missing. Maybe the jar was repacked without it.");
            }
            return new TreeMap<>(PolicyJson.mapper().readValue(in, new TypeReference<Map<String, LanguageData>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("`languages.json` cannot be read. Maybe the jar is damaged.", e);
        }
    }
}
