package dev.decorum.example.console;

import java.util.Locale;

/** Text that others wrote, made safe to look at: what would hide or turn round the words beside it is shown as a sign. */
final class Plain {
    private Plain() {}

    /** The text with its control and direction characters written out, such as {@code [U+202E]}. */
    static String of(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isHidden(c)) {
                shown.append(String.format(Locale.ROOT, "[U+%04X]", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    /** Direction, invisible and control characters; not the joiners that scripts and emoji need. */
    private static boolean isHidden(int c) {
        if (c == '\n' || c == '\t' || c == 0x200C || c == 0x200D) {
            return false;
        }
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
