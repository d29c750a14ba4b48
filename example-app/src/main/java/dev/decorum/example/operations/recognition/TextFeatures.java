package dev.decorum.example.operations.recognition;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import java.lang.Character.UnicodeScript;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a text is told by: its words, pairs of them, and short runs of its characters. */
final class TextFeatures {
    private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();
    private static final int LONGEST_RUN = 4;
    /** In an alphabet a run of two letters is in every text. */
    private static final int SHORTEST_OF_ALPHABET = 3;

    private TextFeatures() {}

    /** The features of a text, each once, in order of first appearance. */
    static String[] of(String text) {
        String folded = folded(text);
        Set<String> features = new LinkedHashSet<>();
        runs(folded, 1, LONGEST_RUN, features);
        String before = null;
        for (String word : folded.trim().split(" ")) {
            features.add("w=" + word);
            if (before != null) {
                features.add("p=" + before + " " + word);
            }
            before = word;
        }
        return features.toArray(String[]::new);
    }

    /** Letters in one case, digits as one zero, everything else as one blank, with a blank at both ends. */
    static String folded(String text) {
        String normal = FOLD.normalize(text);
        StringBuilder folded = new StringBuilder(" ");
        for (int at = 0; at < normal.length(); ) {
            int point = normal.codePointAt(at);
            at += Character.charCount(point);
            char last = folded.charAt(folded.length() - 1);
            if (Character.isDigit(point)) {
                if (last != '0') {
                    folded.append('0');
                }
            } else if (Character.isLetter(point) || isMark(point)) {
                folded.appendCodePoint(point);
            } else if (last != ' ') {
                folded.append(' ');
            }
        }
        if (folded.charAt(folded.length() - 1) != ' ') {
            folded.append(' ');
        }
        return folded.toString();
    }

    /** Adds the runs of characters of these lengths; in an alphabet only the longer ones. */
    private static void runs(String folded, int shortest, int longest, Set<String> features) {
        for (int length = shortest; length <= longest; length++) {
            for (int at = 0; at + length <= folded.length(); at++) {
                String run = folded.substring(at, at + length);
                if (!run.isBlank() && (length >= SHORTEST_OF_ALPHABET || tellsMuch(run))) {
                    features.add(run);
                }
            }
        }
    }

    /** Whether one sign says as much as a syllable or a word. */
    private static boolean tellsMuch(String run) {
        return run.codePoints().anyMatch(point -> switch (UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, THAI -> true;
            default -> false;
        });
    }

    private static boolean isMark(int point) {
        int type = UCharacter.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
