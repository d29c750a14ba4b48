package dev.decorum.example.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every word of the console's own, in one language. Immutable. */
public final class Texts {
    private static final Map<String, Texts> ALL = load(List.of("en", "zh-Hans"));

    private final Locale locale;
    private final Map<String, String> texts;

    private Texts(Locale locale, Map<String, String> texts) {
        this.locale = locale;
        this.texts = texts;
    }

    /** The tags of the languages that the console speaks, the usual one first. */
    static Set<String> languages() {
        return ALL.keySet();
    }

    /** The texts in a language that was chosen or, when none was, in the one that the browser asks for first. */
    static Texts in(@Nullable String chosen, @Nullable String acceptLanguage) {
        Texts found = chosen == null ? null : ALL.get(chosen);
        return found == null ? preferred(acceptLanguage) : found;
    }

    /** A text with values put into it. */
    String get(String key, Object... values) {
        String pattern = texts.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("There is no text `" + key + "` in " + locale.toLanguageTag()
                    + ". Maybe add it to texts-" + locale.toLanguageTag() + ".properties.");
        }
        return values.length == 0 ? pattern : new MessageFormat(pattern, locale).format(values);
    }

    /** The text for a word of the library's, such as {@code intent.refund}; the word in plain letters when there is none. */
    String word(String kind, String word) {
        String text = texts.get(kind + "." + word);
        return text == null ? word.replace('_', ' ').toLowerCase(Locale.ROOT) : text;
    }

    boolean has(String key) {
        return texts.containsKey(key);
    }

    Locale locale() {
        return locale;
    }

    String tag() {
        return locale.toLanguageTag();
    }

    Set<String> keys() {
        return texts.keySet();
    }

    private static Texts preferred(@Nullable String acceptLanguage) {
        Texts usual = Objects.requireNonNull(ALL.get("en"));
        if (acceptLanguage == null) {
            return usual;
        }
        try {
            for (LanguageRange range : LanguageRange.parse(acceptLanguage)) {
                Locale wanted = Locale.forLanguageTag(range.getRange());
                boolean traditional = wanted.getScript().equals("Hant")
                        || Set.of("TW", "HK", "MO").contains(wanted.getCountry());
                for (Texts texts : ALL.values()) {
                    if (texts.locale.getLanguage().equals(wanted.getLanguage()) && !traditional) {
                        return texts;
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            return usual;
        }
        return usual;
    }

    private static Map<String, Texts> load(List<String> tags) {
        Map<String, Texts> all = new LinkedHashMap<>();
        for (String tag : tags) {
            Properties read = new Properties();
            String file = "/console/texts-" + tag + ".properties";
            try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream(file), file);
                    Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                read.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("The texts of the console cannot be read. Maybe the jar is damaged.", e);
            }
            Map<String, String> texts = new TreeMap<>();
            read.forEach((key, text) -> texts.put(key.toString(), text.toString()));
            all.put(tag, new Texts(Locale.forLanguageTag(tag), texts));
        }
        return all;
    }
}
