package dev.decorum.policy.claim;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the character references of HTML, by number or by name, that a text was pasted with. */
final class Entities {
    private static final int LONGEST = 12;
    private static final Map<String, Integer> NAMED = Map.ofEntries(
            Map.entry("amp", (int) '&'),
            Map.entry("lt", (int) '<'),
            Map.entry("gt", (int) '>'),
            Map.entry("quot", (int) '"'),
            Map.entry("apos", (int) '\''),
            Map.entry("rsquo", (int) '\''),
            Map.entry("lsquo", (int) '\''),
            Map.entry("ldquo", 0x201C),
            Map.entry("rdquo", 0x201D),
            Map.entry("nbsp", (int) ' '),
            Map.entry("ensp", (int) ' '),
            Map.entry("emsp", (int) ' '),
            Map.entry("shy", 0xAD),
            Map.entry("zwj", 0x200D),
            Map.entry("zwnj", 0x200C),
            Map.entry("lrm", 0x200E),
            Map.entry("rlm", 0x200F),
            Map.entry("euro", 0x20AC),
            Map.entry("pound", 0xA3),
            Map.entry("yen", 0xA5),
            Map.entry("percnt", (int) '%'),
            Map.entry("period", (int) '.'),
            Map.entry("comma", (int) ','));

    private Entities() {}

    /**
     * A reference.
     *
     * @param codePoint what it stands for
     * @param end where it ends, exclusive
     */
    record Entity(int codePoint, int end) {}

    /** The reference that starts here; null when there is none. */
    static @Nullable Entity at(String text, int at) {
        int limit = Math.min(text.length(), at + LONGEST);
        int end = at + 1;
        while (end < limit && text.charAt(end) != ';') {
            end++;
        }
        if (end >= limit || end == at + 1) {
            return null;
        }
        if (text.charAt(at + 1) != '#') {
            Integer named = NAMED.get(text.substring(at + 1, end));
            return named == null ? null : new Entity(named, end + 1);
        }
        boolean hex = at + 2 < end && (text.charAt(at + 2) | 32) == 'x';
        int radix = hex ? 16 : 10;
        int value = 0;
        int from = at + (hex ? 3 : 2);
        for (int i = from; i < end; i++) {
            int digit = Character.digit(text.charAt(i), radix);
            if (digit < 0) {
                return null;
            }
            value = value * radix + digit;
        }
        boolean valid = end > from && value > 0 && Character.isValidCodePoint(value) && !isSurrogate(value);
        return valid ? new Entity(value, end + 1) : null;
    }

    private static boolean isSurrogate(int value) {
        return value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
    }
}
