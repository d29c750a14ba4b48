package dev.decorum.policy.claim;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts texts into sentences and words. */
final class Sentences {
    private Sentences() {}

    /** A word of a text, in lower case, with its place. */
    record Word(String text, int start, int end) {}

    /** The sentences of a text as lists of words; a sentence without words is left out. */
    static List<List<Word>> of(String text) {
        List<List<Word>> sentences = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || isEnd(text, i)) {
                List<Word> words = words(text, start, i);
                if (!words.isEmpty()) {
                    sentences.add(words);
                }
                start = i + 1;
            }
        }
        return sentences;
    }

    /** The words between two places of a text. */
    static List<Word> words(String text, int from, int to) {
        List<Word> words = new ArrayList<>();
        int start = -1;
        for (int i = from; i <= to; i++) {
            boolean part = i < to && isPartOfWord(text.charAt(i));
            if (part && start < 0) {
                start = i;
            } else if (!part && start >= 0) {
                words.add(new Word(normal(text.substring(start, i)), start, i));
                start = -1;
            }
        }
        return words;
    }

    private static boolean isEnd(String text, int at) {
        char c = text.charAt(at);
        if (c == '.') {
            return at + 1 >= text.length() || Character.isWhitespace(text.charAt(at + 1));
        }
        return c == '!' || c == '?' || c == '\n' || c == '。' || c == '！' || c == '？';
    }

    private static boolean isPartOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '\'' || c == '’';
    }

    private static String normal(String word) {
        if (isAscii(word)) {
            return word.toLowerCase(Locale.ROOT);
        }
        return Normalizer.normalize(word, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'');
    }

    private static boolean isAscii(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }
}
