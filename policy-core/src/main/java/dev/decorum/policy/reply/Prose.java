package dev.decorum.policy.reply;

import java.util.List;

/**
 * A draft made ready for the checks of its words.
 *
 * @param text the draft with blanks for every link and address, so that no part of one is taken for a word; as long as
 *     the draft, with every place unchanged
 * @param words its words
 */
record Prose(String text, List<Words.Word> words) {
    static Prose of(String draft, List<Span> links) {
        StringBuilder text = new StringBuilder(draft);
        for (Span link : links) {
            for (int i = link.start(); i < link.end(); i++) {
                text.setCharAt(i, ' ');
            }
        }
        String blanked = text.toString();
        return new Prose(blanked, Words.of(blanked));
    }
}
