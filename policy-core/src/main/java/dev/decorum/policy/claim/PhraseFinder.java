package dev.decorum.policy.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the phrases of lexicons in texts. Phrases are kept by their first word, so that a text costs about as much as
 * it has words, however many phrases are known. Immutable; safe for use by several threads.
 */
final class PhraseFinder<T> {
    private static final int GAP = 6;
    private static final String GAP_SIGN = "...";

    private final List<T> meanings = new ArrayList<>();
    private final List<List<Phrase>> unless = new ArrayList<>();
    private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();
    /** Phrases that begin with a gap may start anywhere. */
    private final List<Phrase> startingAnywhere = new ArrayList<>();

    PhraseFinder(Collection<Lexicon<T>> lexicons) {
        for (Lexicon<T> lexicon : lexicons) {
            int number = meanings.size();
            meanings.add(lexicon.meaning());
            unless.add(compile(lexicon.unless(), number));
            for (Phrase phrase : compile(lexicon.phrases(), number)) {
                String first = phrase.words().get(0);
                (first.equals(GAP_SIGN) ? startingAnywhere : byFirstWord.computeIfAbsent(first, w -> new ArrayList<>()))
                        .add(phrase);
            }
        }
    }

    /**
     * Words in one language.
     *
     * @param lexicon the number of the lexicon that holds it
     * @param rank its place among the phrases of that lexicon, by language and words: the first one decides
     */
    private record Phrase(int lexicon, int rank, String language, List<String> words) {
        boolean speaks(@Nullable String tag) {
            return tag == null
                    || (tag.startsWith(language)
                            && (tag.length() == language.length() || tag.charAt(language.length()) == '-'));
        }
    }

    record Hit<T>(T meaning, String language, int start, int end) {}

    private record Found(Phrase phrase, int start, int end) {}

    /** The phrases in the order in which they decide; a text without any word says nothing and is left out. */
    private static List<Phrase> compile(Map<String, List<String>> byLanguage, int lexicon) {
        List<Phrase> phrases = new ArrayList<>();
        byLanguage.forEach((language, texts) -> {
            for (String text : texts) {
                List<String> words = new ArrayList<>();
                for (String part : text.strip().split("\\s+")) {
                    if (part.equals(GAP_SIGN)) {
                        words.add(GAP_SIGN);
                    } else {
                        Sentences.words(part, 0, part.length()).forEach(w -> words.add(w.text()));
                    }
                }
                if (words.stream().anyMatch(w -> !w.equals(GAP_SIGN))) {
                    phrases.add(new Phrase(lexicon, 0, language, List.copyOf(words)));
                }
            }
        });
        phrases.sort((a, b) -> a.language().equals(b.language())
                ? String.join(" ", a.words()).compareTo(String.join(" ", b.words()))
                : a.language().compareTo(b.language()));
        List<Phrase> ranked = new ArrayList<>();
        for (Phrase phrase : phrases) {
            ranked.add(new Phrase(lexicon, ranked.size(), phrase.language(), phrase.words()));
        }
        return ranked;
    }

    /** The first hit of each lexicon in each sentence. */
    List<Hit<T>> find(List<List<Sentences.Word>> sentences, @Nullable String language) {
        List<Hit<T>> hits = new ArrayList<>();
        @Nullable Found[] first = new @Nullable Found[meanings.size()];
        for (List<Sentences.Word> sentence : sentences) {
            Arrays.fill(first, null);
            for (int from = 0; from < sentence.size(); from++) {
                offer(byFirstWord.get(sentence.get(from).text()), sentence, from, language, first);
                offer(startingAnywhere, sentence, from, language, first);
            }
            for (Found found : first) {
                if (found != null) {
                    hits.add(new Hit<>(
                            meanings.get(found.phrase().lexicon()),
                            found.phrase().language(),
                            found.start(),
                            found.end()));
                }
            }
        }
        return hits;
    }

    private void offer(
            @Nullable List<Phrase> phrases,
            List<Sentences.Word> sentence,
            int from,
            @Nullable String language,
            @Nullable Found[] first) {
        if (phrases == null) {
            return;
        }
        for (Phrase phrase : phrases) {
            Found known = first[phrase.lexicon()];
            if ((known == null || phrase.rank() < known.phrase().rank()) && phrase.speaks(language)) {
                int to = matchEnd(phrase.words(), 0, sentence, from);
                if (to >= 0 && !isExcused(sentence, phrase)) {
                    first[phrase.lexicon()] = new Found(
                            phrase,
                            sentence.get(from).start(),
                            sentence.get(to - 1).end());
                }
            }
        }
    }

    private boolean isExcused(List<Sentences.Word> sentence, Phrase found) {
        for (Phrase phrase : unless.get(found.lexicon())) {
            if (phrase.language().equals(found.language())) {
                for (int from = 0; from < sentence.size(); from++) {
                    if (matchEnd(phrase.words(), 0, sentence, from) >= 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** The index after the last matched word, or -1. */
    private static int matchEnd(List<String> phrase, int at, List<Sentences.Word> sentence, int from) {
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
}
