package dev.decorum.rules.source;

/**
 * The line of a place with the range underlined, for a display with letters of one width, on which a Chinese, Japanese
 * or Korean letter takes two columns. Of a long line it shows the part around the range.
 */
final class Excerpt {
    /** What fits beside a line number on most displays, in columns. */
    static final int LONGEST = 160;

    private static final String CUT = "..";

    private final String text;
    private final String underline;

    private Excerpt(String text, String underline) {
        this.text = text;
        this.underline = underline;
    }

    /** At most so many columns of the line of a place. */
    static Excerpt of(Place place, int longest) {
        int[] line = place.lineText().codePoints().map(Excerpt::visible).toArray();
        int start = Math.min(place.column() - 1, line.length);
        int end = Math.min(start + place.length(), line.length);
        int from = Math.min(first(line, start, longest * 3 / 8), first(line, line.length, longest));
        int to = from;
        while (to < line.length && columns(line, from, to + 1) <= longest) {
            to++;
        }
        String before = from > 0 ? CUT : "";
        String after = to < line.length ? CUT : "";
        int marks = Math.max(1, columns(line, start, Math.min(end, to)));
        return new Excerpt(
                before + new String(line, from, to - from) + after,
                " ".repeat(before.length() + columns(line, from, start)) + "^".repeat(marks));
    }

    /** From where on what stands before an end takes at most so many columns. */
    private static int first(int[] line, int end, int most) {
        int from = end;
        while (from > 0 && columns(line, from - 1, end) <= most) {
            from--;
        }
        return from;
    }

    String text() {
        return text;
    }

    String underline() {
        return underline;
    }

    /** What stands for a character that would move the cursor, change the display or not be seen. */
    private static int visible(int c) {
        boolean joiner = c == 0x200C || c == 0x200D;
        if (c == '\t' || c == '\r') {
            return ' ';
        }
        return Character.isISOControl(c) || (Character.getType(c) == Character.FORMAT && !joiner) ? 0xFFFD : c;
    }

    private static int columns(int[] line, int from, int to) {
        int columns = 0;
        for (int i = from; i < to; i++) {
            columns += isWide(line[i]) ? 2 : isWithoutWidth(line[i]) ? 0 : 1;
        }
        return columns;
    }

    /** Letters that take two columns, by the blocks of Unicode's East Asian Width (UAX #11, classes W and F). */
    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0x303E)
                || (c >= 0x3041 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1F64F)
                || (c >= 0x1F680 && c <= 0x1F6FF)
                || (c >= 0x1F900 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
    }

    private static boolean isWithoutWidth(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT;
    }
}
