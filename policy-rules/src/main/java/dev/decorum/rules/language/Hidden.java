package dev.decorum.rules.language;

import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.SourceFile;

/**
 * Characters that cannot be seen, or that make a line look different from what it is. Joiners and direction marks that
 * several scripts need are not among them; overrides of the direction are.
 */
final class Hidden {
    private static final int MOST_REPORTED = 20;

    private Hidden() {}

    static boolean is(int c) {
        return (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x2069)
                || (c >= 0xE0000 && c <= 0xE007F)
                || (c >= 0xD800 && c <= 0xDFFF)
                || c == 0x200B
                || c == 0x2028
                || c == 0x2029
                || c == 0xFEFF;
    }

    /** Reports the hidden characters of a file, the first twenty of them; false when its lines cannot be told. */
    static boolean report(SourceFile file, Faults faults) {
        String text = file.text();
        int reported = 0;
        for (int i = 0; i < text.length() && reported < MOST_REPORTED; i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                faults.error(
                        "hidden-character",
                        file.place(i, i + 1),
                        "Here stands a carriage return without a line feed (U+000D).",
                        "Save the file with the line ends of Unix or Windows.");
                return false;
            } else if (is(c)) {
                faults.error(
                        "hidden-character",
                        file.place(i, i + Character.charCount(c)),
                        String.format("Here stands a character that cannot be seen (U+%04X).", c),
                        "Delete it: it can make a rule look different from what it is.");
            }
            reported += is(c) ? 1 : 0;
        }
        return true;
    }
}
