package dev.decorum.policy.claim;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses the languages whose patterns a text is held against. */
final class Languages {
    private static final Map<String, Integer> OTHER_SCRIPTS = Map.of(
            "zh", Scripts.HAN,
            "ja", Scripts.HAN | Scripts.KANA,
            "ko", Scripts.HANGUL,
            "th", Scripts.THAI,
            "ar", Scripts.ARABIC);

    private Languages() {}

    /**
     * What languages are chosen by.
     *
     * @param scripts those of the text
     * @param tag the language that it is said to be in
     */
    record Choice(int scripts, @Nullable String tag) {}

    /** The known languages that a text in these scripts may have sentences of. */
    static List<String> of(int scripts, @Nullable String declared, Set<String> known) {
        return known.stream()
                .sorted()
                .filter(language -> language.equals(declared) || shares(language, scripts, declared))
                .toList();
    }

    /**
     * Whether a sentence in these scripts is held against a language: the one that the text is said to be in, and English
     * and those of other scripts, since people mix languages. When the language is not known, all that the scripts
     * allow. Chinese characters among kana are Japanese.
     */
    static boolean allows(String language, int scripts, @Nullable String declared) {
        if (language.equals(declared)) {
            return true;
        }
        String primary = primary(language);
        boolean kana = (scripts & Scripts.KANA) != 0;
        if (primary.equals("zh")
                && (kana || (declared != null && primary(declared).equals("ja")))) {
            return false;
        }
        return (!primary.equals("ja") || kana) && shares(language, scripts, declared);
    }

    private static boolean shares(String language, int scripts, @Nullable String declared) {
        if (declared != null && primary(language).equals(primary(declared))) {
            return false;
        }
        Integer own = OTHER_SCRIPTS.get(primary(language));
        if (own != null) {
            return (scripts & own) != 0;
        }
        return (scripts & Scripts.LATIN) != 0 && (declared == null || language.equals("en"));
    }

    /** Whether a language puts only a comma between "you wrote" and what was written. */
    static boolean reportsBeforeCommas(String language) {
        return primary(language).equals("de");
    }

    private static String primary(String language) {
        int dash = language.indexOf('-');
        return dash < 0 ? language : language.substring(0, dash);
    }

    /** The known language of a tag; null when there is none, or no tag. */
    static @Nullable String declared(@Nullable String tag, Set<String> known) {
        if (tag == null) {
            return null;
        }
        String lower = tag.replace('_', '-').toLowerCase(Locale.ROOT);
        if (primary(lower).equals("zh")) {
            boolean traditional =
                    lower.contains("hant") || lower.endsWith("-tw") || lower.endsWith("-hk") || lower.endsWith("-mo");
            String wanted = traditional ? "zh-Hant" : "zh-Hans";
            String other = traditional ? "zh-Hans" : "zh-Hant";
            return known.contains(wanted) || !known.contains(other) ? wanted : other;
        }
        return known.stream()
                .sorted()
                .filter(language -> lower.equals(language.toLowerCase(Locale.ROOT))
                        || lower.startsWith(language.toLowerCase(Locale.ROOT) + "-"))
                .findFirst()
                .orElse(null);
    }
}
