package dev.decorum.policy.claim;

import java.util.Arrays;

/**
 * Finds words that were disguised: with digits and signs for letters, with letters said twice, or with something
 * between the letters. Undisguised text costs nothing.
 */
final class Disguises {
    private static final int LONGEST = 60;

    private final Units units;
    private final FoldedText text;
    /** The first unit of each place that looks like a disguise, and the unit after its last, which is less than zero when
     * spaces stand between its letters. */
    private int[] places = {};

    private int count;

    private Disguises(Units units) {
        this.units = units;
        this.text = units.text();
    }

    /** The places of a text that look like disguises, whatever its language. */
    static Disguises of(Units units) {
        Disguises disguises = new Disguises(units);
        disguises.read();
        return disguises;
    }

    /** Adds the disguised words of a language. */
    void find(Symbols symbols, Occurrences found) {
        if (symbols.masked().isEmpty()) {
            return;
        }
        for (int i = 0; i < count; i += 2) {
            int end = Math.abs(places[i + 1]);
            for (int from = places[i]; from < end; from++) {
                if (places[i + 1] < 0) {
                    walk(from, end, symbols.masked(), found);
                } else {
                    word(from, end, symbols.masked(), found);
                }
            }
        }
    }

    /** Letters without what a disguise changes: likeness with digits and signs, and how often a letter is said. */
    static String mask(String letters) {
        StringBuilder out = new StringBuilder(letters.length());
        for (int i = 0; i < letters.length(); i++) {
            append(out, letters.charAt(i));
        }
        return out.toString();
    }

    private static void append(StringBuilder out, char c) {
        char letter = letter(c);
        if (letter != 0 && (out.isEmpty() || out.charAt(out.length() - 1) != letter)) {
            out.append(letter);
        }
    }

    private static char letter(char c) {
        return switch (c) {
            case '0' -> 'o';
            case '1', 'l', '!', '|' -> 'i';
            case '3', '€' -> 'e';
            case '4', '@' -> 'a';
            case '5', '$' -> 's';
            case '7', '+' -> 't';
            case '8' -> 'b';
            case '9' -> 'g';
            case '2' -> 'z';
            default -> Character.isLetter(c) ? c : 0;
        };
    }

    private void add(int first, int end) {
        if (count == places.length) {
            places = Arrays.copyOf(places, Math.max(16, count * 2));
        }
        places[count++] = first;
        places[count++] = end;
    }

    private void read() {
        int unit = 0;
        while (unit < units.count()) {
            int end = Math.max(joined(unit), spaced(unit));
            unit = Math.max(unit + 1, end);
        }
    }

    /** Units that nothing but signs keeps apart, read as one word; answers where they end. */
    private int joined(int first) {
        int end = first + 1;
        while (end < units.count() && units.end(end) - units.start(first) <= LONGEST && isJoined(end)) {
            end++;
        }
        boolean suspicious = end - first > 1 ? hasLetters(first, end) : isStrange(first);
        if (!suspicious) {
            return first + 1;
        }
        add(first, end);
        return end;
    }

    private boolean hasLetters(int first, int end) {
        boolean letters = false;
        for (int i = first; i < end; i++) {
            if (units.kind(i) == Units.CHARACTER) {
                return false;
            }
            letters |= units.kind(i) == Units.WORD;
        }
        return letters;
    }

    /** Whether a sign, but no space, stands before a unit. */
    private boolean isJoined(int unit) {
        for (int i = units.end(unit - 1); i < units.start(unit); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\n' || c == '/' || c == '"') {
                return false;
            }
        }
        return !units.has(unit, Units.SENTENCE)
                && units.kind(unit - 1) != Units.CHARACTER
                && units.kind(unit) != Units.CHARACTER;
    }

    private boolean isStrange(int unit) {
        if (units.kind(unit) != Units.WORD) {
            return false;
        }
        for (int i = units.start(unit); i < units.end(unit); i++) {
            char c = text.charAt(i);
            if (Units.isDigit(c)
                    || (i >= units.start(unit) + 2 && c == text.charAt(i - 1) && c == text.charAt(i - 2))) {
                return true;
            }
        }
        return false;
    }

    private void word(int from, int end, TermTrie masked, Occurrences found) {
        int limit = Math.min(units.end(end - 1), units.start(from) + LONGEST);
        word(units.start(from), limit, from, end, masked, found);
        for (int i = units.start(from); i < units.end(from) && i < limit; i++) {
            if (text.charAt(i) == '\'') {
                word(i + 1, limit, from, end, masked, found);
            }
        }
    }

    private void word(int start, int limit, int from, int end, TermTrie masked, Occurrences found) {
        int node = TermTrie.ROOT;
        char last = 0;
        for (int i = start; i < limit; i++) {
            char letter = letter(text.charAt(i));
            if (letter == 0 || letter == last) {
                continue;
            }
            last = letter;
            node = masked.next(node, letter);
            if (node == TermTrie.NONE) {
                return;
            }
            emit(masked.beginning(node), from, end, found);
        }
        emit(masked.whole(node), from, end, found);
    }

    private static void emit(int[] terms, int from, int end, Occurrences found) {
        for (int term : terms) {
            found.add(term, from, end);
        }
    }

    /** Single letters with spaces between them, read as words; answers where they end. */
    private int spaced(int first) {
        int end = first;
        while (end < units.count() && isSingle(end) && (end == first || !units.has(end, Units.SENTENCE))) {
            end++;
        }
        if (end - first < 3) {
            return first + 1;
        }
        add(first, -end);
        return end;
    }

    private boolean isSingle(int unit) {
        byte kind = units.kind(unit);
        boolean lone = kind == Units.WORD || kind == Units.NUMBER || kind == Units.SYMBOL;
        return lone && units.end(unit) - units.start(unit) == 1 && letter(text.charAt(units.start(unit))) != 0;
    }

    private void walk(int from, int end, TermTrie masked, Occurrences found) {
        int node = TermTrie.ROOT;
        char last = 0;
        for (int unit = from; unit < end && unit - from < LONGEST; unit++) {
            char letter = letter(text.charAt(units.start(unit)));
            if (letter == last) {
                continue;
            }
            last = letter;
            node = masked.next(node, letter);
            if (node == TermTrie.NONE) {
                return;
            }
            emit(masked.whole(node), from, unit + 1, found);
            emit(masked.beginning(node), from, unit + 1, found);
        }
    }
}
