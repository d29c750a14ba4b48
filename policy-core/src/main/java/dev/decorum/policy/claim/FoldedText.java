package dev.decorum.policy.claim;

import java.util.Arrays;

/**
 * A text as it is compared: letters without case, width, accents and invisible marks, each with its place in the
 * original. Belongs to one thread.
 */
final class FoldedText {
    private static final int LONGEST_CLUSTER = 24;
    private static final char REVERSES = '\u202E';

    private final String original;
    private char[] chars;
    private int[] from;
    private int[] to;
    private int[] accents;
    private int length;
    private boolean hasLooseLetters;

    private FoldedText(String original) {
        this.original = original;
        int capacity = original.length() + 16;
        chars = new char[capacity];
        from = new int[capacity];
        to = new int[capacity];
        accents = new int[capacity];
    }

    static FoldedText of(String text) {
        FoldedText folded = new FoldedText(text);
        folded.read();
        return folded;
    }

    int length() {
        return length;
    }

    char charAt(int at) {
        return chars[at];
    }

    /** Where the character starts in the original. */
    int from(int at) {
        return from[at];
    }

    /** Where it ends there, exclusive. */
    int to(int at) {
        return to[at];
    }

    /** Its accents, see {@link Letters#accents}. */
    int accents(int at) {
        return accents[at];
    }

    String original() {
        return original;
    }

    String slice(int start, int end) {
        return new String(chars, start, end - start);
    }

    /** Whether a part of the text, so long, begins with letters. */
    boolean startsWith(String letters, int at, int length) {
        if (letters.length() > length) {
            return false;
        }
        for (int i = 0; i < letters.length(); i++) {
            if (chars[at + i] != letters.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    void set(int at, char c, int start, int end) {
        chars[at] = c;
        from[at] = start;
        to[at] = end;
        accents[at] = 0;
    }

    private void append(char c, int start, int end, int marks) {
        if (length == chars.length) {
            int capacity = length * 2;
            chars = Arrays.copyOf(chars, capacity);
            from = Arrays.copyOf(from, capacity);
            to = Arrays.copyOf(to, capacity);
            accents = Arrays.copyOf(accents, capacity);
        }
        chars[length] = c;
        from[length] = start;
        to[length] = end;
        accents[length++] = marks;
        hasLooseLetters |= Hangul.isLoose(c);
    }

    private void read() {
        int at = 0;
        while (at < original.length()) {
            char c = original.charAt(at);
            if (c == '&') {
                at = entity(at);
            } else if (c == REVERSES) {
                at = reversed(at + 1);
            } else {
                at = cluster(at, original.length());
            }
        }
        if (hasLooseLetters) {
            composeLooseLetters();
        }
    }

    /** Reads one letter with what belongs to it. */
    private int cluster(int at, int limit) {
        char c = original.charAt(at);
        if (c < 0x80 && (at + 1 >= limit || original.charAt(at + 1) < 0x80)) {
            append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c, at, at + 1, 0);
            return at + 1;
        }
        int next = at + Character.charCount(original.codePointAt(at));
        if (isThai(c)) {
            appendFolded(original.codePointAt(at), at, next);
            return next;
        }
        int end = next;
        while (end < limit
                && end - at < LONGEST_CLUSTER
                && original.charAt(end) != REVERSES
                && Letters.joins(original.charAt(end))
                && !isThai(original.charAt(end))) {
            end++;
        }
        if (end == next) {
            appendFolded(original.codePointAt(at), at, next);
        } else {
            String whole = Letters.compose(original.substring(at, end));
            for (int i = 0; i < whole.length(); i += Character.charCount(whole.codePointAt(i))) {
                appendFolded(whole.codePointAt(i), at, end);
            }
        }
        return end;
    }

    private static boolean isThai(char c) {
        return c >= 0x0E00 && c <= 0x0E7F;
    }

    private void appendFolded(int c, int start, int end) {
        char plain = Letters.plain(c);
        if (plain != 0) {
            append(plain, start, end, 0);
            return;
        }
        String folded = Letters.folded(c);
        int marks = Letters.foldedAccents(c);
        for (int i = 0; i < folded.length(); i++) {
            append(folded.charAt(i), start, end, i == 0 ? marks : 0);
        }
    }

    private int entity(int at) {
        Entities.Entity entity = Entities.at(original, at);
        if (entity == null) {
            append('&', at, at + 1, 0);
            return at + 1;
        }
        appendFolded(entity.codePoint(), at, entity.end());
        return entity.end();
    }

    /** What is written backwards to be shown forwards. */
    private int reversed(int start) {
        int end = start;
        while (end < original.length() && !endsReversal(original.charAt(end))) {
            end++;
        }
        for (int at = end; at > start; ) {
            int before = at - Character.charCount(original.codePointBefore(at));
            appendFolded(original.codePointAt(before), before, at);
            at = before;
        }
        return end;
    }

    private static boolean endsReversal(char c) {
        return c == '\u202C' || c == '\u202D' || c == '\u202E' || c == '\n';
    }

    private void composeLooseLetters() {
        int target = 0;
        int at = 0;
        while (at < length) {
            int end = at;
            boolean loose = false;
            while (end < length && (Hangul.isSyllable(chars[end]) || Hangul.isLoose(chars[end]))) {
                loose |= Hangul.isLoose(chars[end]);
                end++;
            }
            if (loose) {
                int composed = Hangul.compose(this, at, end);
                target = move(at, composed, target);
                at = end;
            } else {
                end = Math.max(end, at + 1);
                target = move(at, end, target);
                at = end;
            }
        }
        length = target;
    }

    private int move(int start, int end, int target) {
        if (target != start) {
            int count = end - start;
            System.arraycopy(chars, start, chars, target, count);
            System.arraycopy(from, start, from, target, count);
            System.arraycopy(to, start, to, target, count);
            System.arraycopy(accents, start, accents, target, count);
        }
        return target + end - start;
    }
}
