package dev.decorum.policy.reply;

import java.util.ArrayList;
import java.util.List;

/** Finds emoji and exclamation marks in a text; of neighbours one run. In time linear in the text. */
final class Marks {
    private static final String EXCLAMATION = "!！‼⁉❗❕︕﹗";
    /** Characters below U+1F000 that are shown as emoji by default (Emoji_Presentation of Unicode 15). */
    private static final String EMOJI = "⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗" + "➕➖➗➰➿⬛⬜⭐⭕";
    /** Characters that are shown as text by default and written for a feeling all the same. */
    private static final String FEELINGS = "☺☹❤♥✌☝";

    private static final int VARIATION_AS_EMOJI = 0xFE0F;
    private static final int VARIATION_AS_TEXT = 0xFE0E;
    private static final int JOINER = 0x200D;
    private static final int KEYCAP = 0x20E3;

    private Marks() {}

    /** The runs of exclamation marks. The opening mark of Spanish is none: it never stands alone. */
    static List<Span> exclamation(String text) {
        List<Span> found = new ArrayList<>();
        for (int at = 0; at < text.length(); at++) {
            int start = at;
            while (at < text.length() && EXCLAMATION.indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            if (at > start) {
                found.add(new Span(start, at));
            }
        }
        return found;
    }

    /** The runs of emoji, each with its joiners, skin tones and variation selectors. */
    static List<Span> emoji(String text) {
        List<Span> found = new ArrayList<>();
        int start = -1;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            boolean part = isEmoji(text, point, next) || (start >= 0 && joins(point));
            if (part && start < 0) {
                start = at;
            } else if (!part && start >= 0) {
                found.add(new Span(start, at));
                start = -1;
            }
            at = next;
        }
        if (start >= 0) {
            found.add(new Span(start, text.length()));
        }
        return found;
    }

    private static boolean isEmoji(String text, int point, int next) {
        int after = next < text.length() ? text.charAt(next) : 0;
        if (point < 0x1F000) {
            return after != VARIATION_AS_TEXT
                    && (EMOJI.indexOf(point) >= 0
                            || FEELINGS.indexOf(point) >= 0
                            || after == VARIATION_AS_EMOJI
                            || after == KEYCAP);
        }
        return (point >= 0x1F300 && point <= 0x1FAFF)
                || (point >= 0x1F1E6 && point <= 0x1F1FF)
                || point == 0x1F004
                || point == 0x1F0CF
                || (point >= 0x1F191 && point <= 0x1F19A)
                || (point >= 0x1F170 && point <= 0x1F18E)
                || (point >= 0x1F201 && point <= 0x1F251);
    }

    private static boolean joins(int point) {
        return point == VARIATION_AS_EMOJI
                || point == JOINER
                || point == KEYCAP
                || (point >= 0xE0020 && point <= 0xE007F);
    }
}
