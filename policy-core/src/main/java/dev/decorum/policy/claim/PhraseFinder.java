package dev.decorum.policy.claim;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the phrases of one lexicon in texts. Immutable; safe for use by several threads. */
final class PhraseFinder<T> {
    private static final int GAP = 6;
    private static final String GAP_SIGN = "...";

    private final T meaning;
    private final List<Phrase> phrases = new ArrayList<>();
    private final List<Phrase> unless = new ArrayList<>();

    PhraseFinder(Lexicon<T> lexicon) {
        this.meaning = lexicon.meaning();
        compile(lexicon.phrases(), phrases);
        compile(lexicon.unless(), unless);
    }

    private record Phrase(String language, List<String> words) {}

    /** A word of a text, in lower case, with its place. */
    record Word(String text, int start, int end) {}

    record Hit<T>(T meaning, String language, int start, int end) {}

    private static void compile(Map<String, List<String>> byLanguage, List<Phrase> target) {
        byLanguage.forEach((language, texts) -> {
            for (String text : texts) {
                List<String> words = new ArrayList<>();
                for (String part : text.strip().split("\\s+")) {
                    if (part.equals(GAP_SIGN)) {
                        words.add(GAP_SIGN);
                    } else {
                        words(part).forEach(w -> words.add(w.text()));
                    }
                }
                target.add(new Phrase(language, words));
            }
        });
        target.sort((a, b) -> a.language().equals(b.language())
                ? String.join(" ", a.words()).compareTo(String.join(" ", b.words()))
                : a.language().compareTo(b.language()));
    }

    T meaning() {
        return meaning;
    }

    /** The first hit of each sentence. */
    List<Hit<T>> find(List<List<Word>> sentences, @Nullable String language) {
        List<Hit<T>> hits = new ArrayList<>();
        for (List<Word> sentence : sentences) {
            Hit<T> hit = first(sentence, language);
            if (hit != null) {
                hits.add(hit);
            }
        }
        return hits;
    }

    private @Nullable Hit<T> first(List<Word> sentence, @Nullable String language) {
        for (Phrase phrase : phrases) {
            if (!speaks(phrase, language)) {
                continue;
            }
            for (int from = 0; from < sentence.size(); from++) {
                int to = matchEnd(phrase.words(), 0, sentence, from);
                if (to >= 0 && !isExcused(sentence, phrase.language())) {
                    return new Hit<>(
                            meaning,
                            phrase.language(),
                            sentence.get(from).start(),
                            sentence.get(to - 1).end());
                }
            }
        }
        return null;
    }

    private boolean isExcused(List<Word> sentence, String language) {
        for (Phrase phrase : unless) {
            if (phrase.language().equals(language)) {
                for (int from = 0; from < sentence.size(); from++) {
                    if (matchEnd(phrase.words(), 0, sentence, from) >= 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean speaks(Phrase phrase, @Nullable String language) {
        return language == null || language.equals(phrase.language()) || language.startsWith(phrase.language() + "-");
    }

    /** The index after the last matched word, or -1. */
    private static int matchEnd(List<String> phrase, int at, List<Word> sentence, int from) {
        if (at == phrase.size()) {
            return from;
        }
        if (phrase.get(at).equals(GAP_SIGN)) {
            for (int skipped = 0; skipped <= GAP && from + skipped < sentence.size(); skipped++) {
                int end = matchEnd(phrase, at + 1, sentence, from + skipped);
                if (end >= 0) {
                    return end;
                }
            }
            return -1;
        }
        boolean same = from < sentence.size() && sentence.get(from).text().equals(phrase.get(at));
        return same ? matchEnd(phrase, at + 1, sentence, from + 1) : -1;
    }

    /** The sentences of a text as lists of words. */
    static List<List<Word>> sentences(String text) {
        List<List<Word>> sentences = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || isSentenceEnd(text, i)) {
                List<Word> words = new ArrayList<>();
                for (Word word : words(text.substring(start, i))) {
                    words.add(new Word(word.text(), word.start() + start, word.end() + start));
                }
                if (!words.isEmpty()) {
                    sentences.add(words);
                }
                start = i + 1;
            }
        }
        return sentences;
    }

    private static boolean isSentenceEnd(String text, int at) {
        char c = text.charAt(at);
        if (c == '.') {
            return at + 1 >= text.length() || Character.isWhitespace(text.charAt(at + 1));
        }
        return c == '!' || c == '?' || c == '\n' || c == '。' || c == '！' || c == '？';
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean part = i < text.length()
                    && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '\'' || text.charAt(i) == '’');
            if (part && start < 0) {
                start = i;
            } else if (!part && start >= 0) {
                String word = Normalizer.normalize(text.substring(start, i), Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .replace('’', '\'');
                words.add(new Word(word, start, i));
                start = -1;
            }
        }
        return words;
    }
}
