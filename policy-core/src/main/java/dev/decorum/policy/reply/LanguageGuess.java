package dev.decorum.policy.reply;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * In which language a text is written, by its script and, in Latin script, by frequent words. Says nothing rather than
 * guess: a short text, a mixed one and one in a language that {@code languages.json} does not have stay unknown.
 */
final class LanguageGuess {
    /** Fewer letters than these say nothing about the script. */
    private static final int FEWEST_LETTERS = 6;
    /** Fewer frequent words than these say nothing about the language. */
    private static final int FEWEST_WORDS = 3;

    private static final Map<String, Set<String>> COMMON = common();

    private final Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
    private final int total;
    private final @Nullable String language;

    private LanguageGuess(Prose prose) {
        this.total = count(prose.text());
        this.language = total < FEWEST_LETTERS ? null : guess(prose);
    }

    static LanguageGuess of(Prose prose) {
        return new LanguageGuess(prose);
    }

    /** The primary subtag of the language; empty when the text does not tell. */
    Optional<String> language() {
        return Optional.ofNullable(language);
    }

    /** Whether the text is certainly not in this language: by what it is, or by its script alone. */
    boolean contradicts(String tag) {
        String wanted = Languages.primary(tag);
        LanguageData data = Languages.all().get(wanted);
        if (data == null) {
            return language != null && of(UnicodeScript.LATIN) * 2 <= total;
        }
        if (language != null) {
            return !language.equals(wanted) && !data.near().contains(language);
        }
        return total >= FEWEST_LETTERS && share(data) < 0.5;
    }

    private int count(String text) {
        int all = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (Character.isLetter(point)) {
                UnicodeScript script = UnicodeScript.of(point);
                if (script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED) {
                    letters.merge(script, 1, Integer::sum);
                    all++;
                }
            }
        }
        return all;
    }

    private double share(LanguageData data) {
        int own = 0;
        for (String script : data.scripts()) {
            own += of(UnicodeScript.forName(script));
        }
        return (double) own / total;
    }

    private int of(UnicodeScript script) {
        return letters.getOrDefault(script, 0);
    }

    private @Nullable String guess(Prose prose) {
        int kana = of(UnicodeScript.HIRAGANA) + of(UnicodeScript.KATAKANA);
        int han = of(UnicodeScript.HAN);
        int most = total / 2;
        if (of(UnicodeScript.HANGUL) > most) {
            return "ko";
        }
        if (of(UnicodeScript.THAI) > most) {
            return "th";
        }
        if (kana + han > most) {
            return kana * 10 > han ? "ja" : kana == 0 ? "zh" : null;
        }
        return of(UnicodeScript.LATIN) > most ? byWords(prose.words()) : null;
    }

    /** The language with most frequent words, when it has twice as many as any that is not near it. */
    private static @Nullable String byWords(List<Words.Word> words) {
        Map<String, Integer> hits = new TreeMap<>();
        for (Words.Word word : words) {
            for (String tag : COMMON.getOrDefault(word.folded(), Set.of())) {
                hits.merge(tag, 1, Integer::sum);
            }
        }
        String best = null;
        int most = 0;
        for (Map.Entry<String, Integer> hit : hits.entrySet()) {
            if (hit.getValue() > most) {
                most = hit.getValue();
                best = hit.getKey();
            }
        }
        int next = 0;
        for (Map.Entry<String, Integer> hit : hits.entrySet()) {
            if (!hit.getKey().equals(best) && !isNear(hit.getKey(), best)) {
                next = Math.max(next, hit.getValue());
            }
        }
        return most >= FEWEST_WORDS && most * 8 >= words.size() && most >= 2 * next ? best : null;
    }

    private static boolean isNear(String tag, @Nullable String other) {
        LanguageData data = Languages.all().get(tag);
        return data != null && data.near().contains(other);
    }

    private static Map<String, Set<String>> common() {
        Map<String, Set<String>> byWord = new HashMap<>();
        Languages.all()
                .forEach((tag, data) -> data.common().forEach(word -> byWord.computeIfAbsent(word, w -> new HashSet<>())
                        .add(tag)));
        return byWord;
    }
}
