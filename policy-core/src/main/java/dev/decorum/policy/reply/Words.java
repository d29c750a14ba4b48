package dev.decorum.policy.reply;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a text with their places. An apostrophe that parts two letters ends the first word, which keeps it:
 * {@code l'} and {@code envoi}. Invisible characters inside a word do not part it. In time linear in the text.
 */
final class Words {
    private static final String INVISIBLE = "\u00AD\u200B\u200C\u200D\u2060\uFEFF";
    private static final String APOSTROPHES = "'’ʼ＇";
    private static final String SENTENCE_ENDS = ".!?…:。！？：\n\r•-–—*„“\"»«()";

    private final List<Word> words = new ArrayList<>();

    private Words() {}

    /**
     * A word.
     *
     * @param folded in lower case and composed (NFC), without invisible characters
     * @param written as it stands in the text
     * @param opens whether a sentence, a line, a quotation or a bracket begins with it, so that its capital says nothing
     */
    record Word(int start, int end, String folded, String written, boolean opens) {}

    static List<Word> of(String text) {
        Words found = new Words();
        boolean opens = true;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (Character.isLetterOrDigit(point)) {
                int end = found.add(text, at, opens);
                opens = false;
                at = end;
            } else {
                opens |= SENTENCE_ENDS.indexOf(point) >= 0;
                at += Character.charCount(point);
            }
        }
        return found.words;
    }

    /** The words of a phrase, folded. */
    static List<String> folded(String phrase) {
        return of(phrase).stream().map(Word::folded).toList();
    }

    private int add(String text, int start, boolean opens) {
        int at = start;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (!isInside(point)) {
                break;
            }
            at += Character.charCount(point);
        }
        if (at < text.length() && APOSTROPHES.indexOf(text.charAt(at)) >= 0) {
            boolean elided = at + 1 < text.length() && Character.isLetter(text.codePointAt(at + 1));
            at += elided || isPhraseEnd(text, at) ? 1 : 0;
        }
        String written = text.substring(start, at);
        words.add(new Word(start, at, fold(written), written, opens));
        return at;
    }

    /** Whether the apostrophe ends the text right after one letter, as in the phrase {@code t'}. */
    private static boolean isPhraseEnd(String text, int at) {
        return at + 1 == text.length() && at <= 2;
    }

    private static boolean isInside(int point) {
        int type = Character.getType(point);
        return Character.isLetterOrDigit(point)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || INVISIBLE.indexOf(point) >= 0;
    }

    private static String fold(String word) {
        StringBuilder kept = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (INVISIBLE.indexOf(c) < 0) {
                kept.append(APOSTROPHES.indexOf(c) >= 0 ? '\'' : c);
            }
        }
        return Normalizer.normalize(kept, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
