package dev.decorum.policy.claim;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses the languages whose patterns a text is held against. */
final class Languages {
    private static final List<String> HAN = List.of("zh-Hans", "zh-Hant");

    private Languages() {}

    /**
     * The known languages of a text: the one that it is said to be in, and English and those of its other scripts,
     * since people mix languages. Of a language that is not known, all that its scripts allow.
     */
    static List<String> of(FoldedText text, @Nullable String tag, Set<String> known) {
        Scripts scripts = Scripts.of(text);
        String declared = tag == null ? null : declared(tag, known);
        Set<String> chosen = new LinkedHashSet<>();
        if (declared != null) {
            chosen.add(declared);
            if (declared.startsWith("zh")) {
                chosen.addAll(HAN);
            }
            if (scripts.latin) {
                chosen.add("en");
            }
        }
        if (scripts.han && !speaks(declared, "zh", "ja")) {
            chosen.addAll(HAN);
        }
        if (scripts.kana || (scripts.han && declared == null)) {
            chosen.add("ja");
        }
        if (scripts.hangul) {
            chosen.add("ko");
        }
        if (scripts.thai) {
            chosen.add("th");
        }
        if (scripts.arabic) {
            chosen.add("ar");
        }
        if (scripts.latin && declared == null) {
            for (String language : known.stream().sorted().toList()) {
                if (!Set.of("zh-Hans", "zh-Hant", "ja", "ko", "th", "ar").contains(language)) {
                    chosen.add(language);
                }
            }
        }
        List<String> found = new ArrayList<>(chosen);
        found.retainAll(known);
        return found;
    }

    private static boolean speaks(@Nullable String declared, String... starts) {
        for (String start : starts) {
            if (declared != null && declared.startsWith(start)) {
                return true;
            }
        }
        return false;
    }

    /** The known language of a tag; null when none fits. */
    private static @Nullable String declared(String tag, Set<String> known) {
        String lower = tag.replace('_', '-');
        if (lower.regionMatches(true, 0, "zh", 0, 2) && (lower.length() == 2 || lower.charAt(2) == '-')) {
            String upper = lower.toUpperCase(java.util.Locale.ROOT);
            boolean traditional = upper.contains("HANT")
                    || upper.endsWith("-TW")
                    || upper.endsWith("-HK")
                    || upper.endsWith("-MO");
            return traditional ? "zh-Hant" : "zh-Hans";
        }
        for (String language : known) {
            boolean same = lower.regionMatches(true, 0, language, 0, language.length());
            if (same && (lower.length() == language.length() || lower.charAt(language.length()) == '-')) {
                return language;
            }
        }
        return null;
    }

    private static final class Scripts {
        private boolean latin;
        private boolean han;
        private boolean kana;
        private boolean hangul;
        private boolean thai;
        private boolean arabic;

        static Scripts of(FoldedText text) {
            Scripts found = new Scripts();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c < 0x80) {
                    found.latin |= c >= 'a' && c <= 'z';
                } else {
                    found.thai |= c >= 0x0E00 && c <= 0x0E7F;
                    found.arabic |= c >= 0x0600 && c <= 0x06FF;
                    found.kana |= c >= 0x3041 && c <= 0x30FF;
                    found.han |= c >= 0x3400 && c <= 0x9FFF;
                    found.hangul |= c >= 0xAC00 && c <= 0xD7A3;
                }
            }
            return found;
        }
    }
}
