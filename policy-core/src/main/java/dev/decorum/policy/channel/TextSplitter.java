package dev.decorum.policy.channel;

import dev.decorum.policy.fact.LengthUnit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a text into parts that a channel takes. A part ends after a paragraph where it can, else after a line, a
 * sentence or a word, and else between two characters as people see them (extended grapheme clusters, Unicode annex
 * 29): a family of emoji, a flag or a letter with its accents is never torn. The blanks at a cut are left out. In time
 * linear in the text; pure.
 *
 * <p>The clusters are those of {@code \X} of the JDK that runs: from JDK 20 on, {@code BreakIterator} finds the same;
 * before, it tears emoji.
 */
public final class TextSplitter {
    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final int PARAGRAPH = 4;
    private static final int LINE = 3;
    private static final int SENTENCE = 2;
    private static final int WORD = 1;

    private TextSplitter() {}

    /** How long a text is in this unit. */
    public static int length(String text, LengthUnit unit) {
        return length(text, 0, text.length(), unit);
    }

    /**
     * The parts of a text, none longer than {@code max}; empty when even one character is longer than that. A text that
     * fits is its only part, unchanged.
     *
     * @throws IllegalArgumentException when {@code max} is less than 1
     */
    public static Optional<List<String>> split(String text, int max, LengthUnit unit) {
        if (max < 1) {
            throw new IllegalArgumentException("The longest part is " + max + " long. It must be 1 or more.");
        }
        if (length(text, unit) <= max) {
            return Optional.of(List.of(text));
        }
        int[] ends = clusterEnds(text);
        List<String> parts = new ArrayList<>();
        int first = skipBlanks(text, ends, 0);
        while (first < ends.length) {
            int last = lastThatFits(text, ends, first, max, unit);
            if (last < first) {
                return Optional.empty();
            }
            int cut = last == ends.length - 1 ? last : bestCut(text, ends, first, last);
            String part = text.substring(start(ends, first), ends[cut]).stripTrailing();
            if (!part.isEmpty()) {
                parts.add(part);
            }
            first = skipBlanks(text, ends, cut + 1);
        }
        return Optional.of(parts);
    }

    private static int[] clusterEnds(String text) {
        Matcher clusters = CLUSTER.matcher(text);
        int[] ends = new int[text.length()];
        int count = 0;
        while (clusters.find()) {
            ends[count++] = clusters.end();
        }
        return Arrays.copyOf(ends, count);
    }

    private static int start(int[] ends, int cluster) {
        return cluster == 0 ? 0 : ends[cluster - 1];
    }

    private static int skipBlanks(String text, int[] ends, int cluster) {
        int next = cluster;
        while (next < ends.length && isBlank(text, ends, next)) {
            next++;
        }
        return next;
    }

    private static int lastThatFits(String text, int[] ends, int first, int max, LengthUnit unit) {
        int length = 0;
        int cluster = first;
        while (cluster < ends.length) {
            length += length(text, start(ends, cluster), ends[cluster], unit);
            if (length > max) {
                break;
            }
            cluster++;
        }
        return cluster - 1;
    }

    /** The last cut of the best kind in the second half of the part, or of any kind in the first. */
    private static int bestCut(String text, int[] ends, int first, int last) {
        int half = first + (last - first) / 2;
        int best = last;
        int bestKind = 0;
        for (int cluster = last; cluster >= first; cluster--) {
            if (bestKind > 0 && cluster < half) {
                break;
            }
            int kind = kindOfCut(text, ends, cluster);
            if (kind > bestKind) {
                best = cluster;
                bestKind = kind;
                if (kind == PARAGRAPH) {
                    break;
                }
            }
        }
        return best;
    }

    /** What a cut after this cluster ends. */
    private static int kindOfCut(String text, int[] ends, int cluster) {
        int next = cluster + 1;
        if (next >= ends.length || isBlank(text, ends, cluster)) {
            return 0;
        }
        if (!isBlank(text, ends, next)) {
            return "。！？".indexOf(text.charAt(ends[cluster] - 1)) >= 0 ? SENTENCE : 0;
        }
        if (isLineEnd(text, ends, next)) {
            return next + 1 < ends.length && isLineEnd(text, ends, next + 1) ? PARAGRAPH : LINE;
        }
        return ".!?。！？…".indexOf(text.charAt(ends[cluster] - 1)) >= 0 ? SENTENCE : WORD;
    }

    private static boolean isBlank(String text, int[] ends, int cluster) {
        return text.substring(start(ends, cluster), ends[cluster]).isBlank();
    }

    private static boolean isLineEnd(String text, int[] ends, int cluster) {
        char c = text.charAt(start(ends, cluster));
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
    }

    private static int length(String text, int start, int end, LengthUnit unit) {
        return switch (unit) {
            case CHARACTERS -> text.codePointCount(start, end);
            case UTF16_UNITS -> end - start;
            case BYTES -> text.substring(start, end).getBytes(StandardCharsets.UTF_8).length;
        };
    }
}
