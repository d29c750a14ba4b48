package dev.decorum.policy.reply;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The texts that count as saying what rules disclose, by the key of the disclosure and the language. Part of a rule set:
 * {@code disclosures.yaml}. Immutable.
 */
public final class Disclosures {
    /** No texts at all. */
    public static final Disclosures NONE = new Disclosures(Map.of());

    private final Map<String, Map<String, List<String>>> texts;

    /**
     * Texts by key and language.
     *
     * @param texts for each key, such as {@code ai-author}, and each BCP 47 tag the texts of which one is enough
     */
    public Disclosures(Map<String, Map<String, List<String>>> texts) {
        Map<String, Map<String, List<String>>> copy = new TreeMap<>();
        texts.forEach((key, byLanguage) -> {
            Map<String, List<String>> languages = new LinkedHashMap<>();
            byLanguage.forEach((tag, words) -> languages.put(Languages.lower(tag), List.copyOf(words)));
            copy.put(key, languages);
        });
        this.texts = copy;
    }

    /** The keys that have texts. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(texts.keySet());
    }

    /**
     * The texts of which one is enough in this language, or in the language without its region; empty when none is
     * known.
     */
    public List<String> texts(String key, String language) {
        Map<String, List<String>> byLanguage = texts.getOrDefault(key, Map.of());
        String tag = Languages.lower(language);
        List<String> exact = byLanguage.get(tag);
        return exact != null ? exact : byLanguage.getOrDefault(Languages.primary(tag), List.of());
    }

    /** The texts of every language for a key; empty when none is known. */
    List<String> texts(String key) {
        List<String> all = new ArrayList<>();
        texts.getOrDefault(key, Map.of()).values().forEach(all::addAll);
        return all;
    }
}
