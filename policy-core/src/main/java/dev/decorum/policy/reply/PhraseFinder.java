package dev.decorum.policy.reply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds phrases in a text: whole words where blanks part words, and any characters where they do not. Of phrases that
 * begin at one place the longest counts, and nothing is found inside another. In time linear in the text.
 */
final class PhraseFinder {
    private final boolean spaced;
    private final Map<String, List<Phrase>> byStart = new HashMap<>();

    /**
     * A finder.
     *
     * @param spaced whether blanks part the words of the language
     * @param except phrases that are no finding, and in which nothing is found
     */
    PhraseFinder(boolean spaced, Collection<String> phrases, Collection<String> except) {
        this.spaced = spaced;
        phrases.forEach(p -> add(p, true));
        except.forEach(p -> add(p, false));
        byStart.values()
                .forEach(l -> l.sort(Comparator.comparingInt(Phrase::size).reversed()));
    }

    /** The words of a phrase in order, or its characters as one text. */
    private record Phrase(List<String> words, boolean counts) {
        int size() {
            return words.stream().mapToInt(String::length).sum();
        }
    }

    private void add(String phrase, boolean counts) {
        List<String> words = spaced ? Words.folded(phrase) : List.of(phrase.toLowerCase(Locale.ROOT));
        String start = spaced ? words.get(0) : words.get(0).substring(0, 1);
        byStart.computeIfAbsent(start, s -> new ArrayList<>()).add(new Phrase(words, counts));
    }

    /** Where the phrases are, by their place. */
    List<Span> find(Prose prose) {
        return spaced ? inWords(prose.words()) : inCharacters(prose.text());
    }

    private List<Span> inWords(List<Words.Word> words) {
        List<Span> found = new ArrayList<>();
        for (int i = 0; i < words.size(); ) {
            int next = i + 1;
            for (Phrase phrase : byStart.getOrDefault(words.get(i).folded(), List.of())) {
                int count = phrase.words().size();
                if (matches(words, i, phrase.words())) {
                    if (phrase.counts()) {
                        found.add(new Span(
                                words.get(i).start(), words.get(i + count - 1).end()));
                    }
                    next = i + count;
                    break;
                }
            }
            i = next;
        }
        return found;
    }

    private static boolean matches(List<Words.Word> words, int from, List<String> phrase) {
        if (from + phrase.size() > words.size()) {
            return false;
        }
        for (int i = 0; i < phrase.size(); i++) {
            if (!words.get(from + i).folded().equals(phrase.get(i))) {
                return false;
            }
        }
        return true;
    }

    private List<Span> inCharacters(String text) {
        List<Span> found = new ArrayList<>();
        for (int i = 0; i < text.length(); ) {
            int next = i + 1;
            for (Phrase phrase : byStart.getOrDefault(text.substring(i, i + 1), List.of())) {
                String wanted = phrase.words().get(0);
                if (text.regionMatches(true, i, wanted, 0, wanted.length())) {
                    if (phrase.counts()) {
                        found.add(new Span(i, i + wanted.length()));
                    }
                    next = i + wanted.length();
                    break;
                }
            }
            i = next;
        }
        return found;
    }
}
