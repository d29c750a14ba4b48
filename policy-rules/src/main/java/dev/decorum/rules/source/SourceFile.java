package dev.decorum.rules.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of one file of a rule set. Immutable.
 */
public final class SourceFile {
    private final String path;
    private final String text;
    private final boolean damaged;
    private final int[] lineStarts;

    /** Made when first asked for; whoever makes it makes the same. */
    private int @Nullable [] codePointStarts;

    /**
     * A file.
     *
     * @param path its path as seen from the folder of the rules, with forward slashes
     * @param text its whole text
     */
    public SourceFile(String path, String text) {
        this(path, text, false);
    }

    private SourceFile(String path, String text, boolean damaged) {
        this.damaged = damaged;
        this.path = path;
        this.text = text;
        List<Integer> starts = new ArrayList<>();
        starts.add(0);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                starts.add(i + 1);
            }
        }
        this.lineStarts = starts.stream().mapToInt(Integer::intValue).toArray();
    }

    /** A file in which U+FFFD stands for what could not be read; that is a fault already. */
    public static SourceFile damaged(String path, String text) {
        return new SourceFile(path, text, true);
    }

    /** Whether U+FFFD in its text stands for something that could not be read. */
    public boolean isDamaged() {
        return damaged;
    }

    /** Its path as seen from the folder of the rules, with forward slashes. */
    public String path() {
        return path;
    }

    /** Its whole text. */
    public String text() {
        return text;
    }

    /** The place from one character to another, the latter exclusive; both are brought into the text. */
    public Place place(int start, int end) {
        int from = Math.max(0, Math.min(start, text.length()));
        int to = Math.max(from, Math.min(end, text.length()));
        int line = lineAt(from);
        int lineEnd = lineEnd(line);
        int width = Math.max(1, Math.min(to, lineEnd) - from);
        return new Place(
                path,
                line,
                column(line, from),
                Math.max(1, text.codePointCount(from, Math.min(from + width, text.length()))),
                lineText(line));
    }

    /** The place of a whole line, from its first to its last character that is not blank. */
    public Place line(int number) {
        int line = Math.max(1, Math.min(number, lineStarts.length));
        String content = lineText(line);
        int indent = content.length() - content.stripLeading().length();
        int start = lineStarts[line - 1] + indent;
        return place(start, start + content.strip().length());
    }

    /** The number of the line that holds a character, from 1. */
    public int lineAt(int offset) {
        int low = 0;
        int high = lineStarts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (lineStarts[middle] <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low + 1;
    }

    /** The offset of the first character of a line, which is counted from 1. */
    public int lineStart(int line) {
        return lineStarts[Math.max(1, Math.min(line, lineStarts.length)) - 1];
    }

    /** The offset of a character that is counted in Unicode code points from 0; brought into the text. */
    public int offsetOf(int codePoint) {
        int[] starts = codePoints();
        int line = Arrays.binarySearch(starts, codePoint);
        if (line < 0) {
            line = Math.max(0, -line - 2);
        }
        int from = lineStarts[line];
        int left = Math.max(0, codePoint - starts[line]);
        int end = line + 1 < lineStarts.length ? lineStarts[line + 1] : text.length();
        return left > text.codePointCount(from, end) ? end : text.offsetByCodePoints(from, left);
    }

    /** How many code points stand before each line. */
    private int[] codePoints() {
        int[] known = codePointStarts;
        if (known == null) {
            known = new int[lineStarts.length];
            for (int i = 1; i < known.length; i++) {
                known[i] = known[i - 1] + text.codePointCount(lineStarts[i - 1], lineStarts[i]);
            }
            codePointStarts = known;
        }
        return known;
    }

    private int column(int line, int offset) {
        return text.codePointCount(lineStarts[line - 1], offset) + 1;
    }

    private int lineEnd(int line) {
        int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
        return end > lineStarts[line - 1] && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    private String lineText(int line) {
        return text.substring(lineStarts[line - 1], lineEnd(line));
    }

    @Override
    public String toString() {
        return path;
    }
}
