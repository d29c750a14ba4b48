package dev.decorum.policy.claim;

import java.util.Arrays;

/**
 * What a sentence is made of, as numbers below {@link #COUNT}: its words, pairs of words, and pieces of its letters. Two
 * pieces may share a number; a model learns with that. Belongs to one thread; used for one sentence after another.
 */
final class SentenceFeatures {
    /** How many different numbers there are. */
    static final int COUNT = 1 << 18;

    private static final int LONGEST_PIECE = 5;
    private static final int LONGEST_OF_CHARACTERS = 4;
    private static final int SHORTEST_OF_LETTERS = 3;

    private static final int PIECE = 0x51ed270b;
    private static final int WORD = 0x2545f491;
    private static final int PAIR = 0x6c078965;
    private static final int WIDE_PAIR = 0x1b873593;

    private static final int FREE = 0;

    /** The features, each plus one, where its number puts it or in the next free place. */
    private int[] places = new int[2048];

    private int[] features = new int[1024];
    private int count;
    private char[] letters = new char[256];
    private boolean[] isCharacter = new boolean[256];
    private int length;

    /**
     * Reads a sentence.
     *
     * @param from its first unit
     * @param to the unit after its last
     */
    void read(Units units, int from, int to) {
        clear();
        int before = 0;
        int beforeThat = 0;
        for (int unit = from; unit < to; unit++) {
            boolean character = units.kind(unit) == Units.CHARACTER;
            append(units, unit, character);
            if (!character) {
                int word = hash(units, unit);
                add(mix(WORD, word));
                if (before != 0) {
                    add(mix(PAIR ^ before, word));
                }
                if (beforeThat != 0) {
                    add(mix(WIDE_PAIR ^ beforeThat, word));
                }
                beforeThat = before;
                before = word;
            }
        }
        if (length > 0) {
            put(' ', false);
            pieces();
        }
    }

    /** The numbers of the sentence that was read last, each once. */
    int[] toArray() {
        return Arrays.copyOf(features, count);
    }

    private void clear() {
        if (count > 0) {
            Arrays.fill(places, FREE);
        }
        count = 0;
        length = 0;
    }

    /** Words get a blank on each side, characters none between them. */
    private void append(Units units, int unit, boolean character) {
        boolean joins = character && length > 0 && isCharacter[length - 1];
        if (!joins) {
            put(' ', false);
        }
        for (int i = units.start(unit); i < units.end(unit); i++) {
            char c = units.text().charAt(i);
            put(Units.isDigit(c) ? '0' : c, character);
        }
    }

    private void put(char c, boolean character) {
        if (length == letters.length) {
            letters = Arrays.copyOf(letters, length * 2);
            isCharacter = Arrays.copyOf(isCharacter, length * 2);
        }
        letters[length] = c;
        isCharacter[length++] = character;
    }

    private void pieces() {
        for (int start = 0; start < length; start++) {
            int hash = PIECE;
            boolean anyCharacter = false;
            for (int end = start; end < length && end - start < LONGEST_PIECE; end++) {
                hash = hash * 31 + letters[end];
                anyCharacter |= isCharacter[end];
                int size = end - start + 1;
                if (anyCharacter ? size <= LONGEST_OF_CHARACTERS : size >= SHORTEST_OF_LETTERS) {
                    add(mix(size, hash));
                }
            }
        }
    }

    private static int hash(Units units, int unit) {
        int hash = 7;
        for (int i = units.start(unit); i < units.end(unit); i++) {
            char c = units.text().charAt(i);
            hash = hash * 31 + (Units.isDigit(c) ? '0' : c);
        }
        return hash == 0 ? 1 : hash;
    }

    private static int mix(int salt, int value) {
        int h = value ^ (salt * 0x9e3779b1);
        h = (h ^ (h >>> 16)) * 0x85ebca6b;
        h = (h ^ (h >>> 13)) * 0xc2b2ae35;
        return (h ^ (h >>> 16)) & (COUNT - 1);
    }

    private void add(int feature) {
        if (!take(feature)) {
            return;
        }
        if (count == features.length) {
            features = Arrays.copyOf(features, count * 2);
        }
        features[count++] = feature;
        if (count * 2 > places.length) {
            places = new int[places.length * 4];
            for (int i = 0; i < count; i++) {
                take(features[i]);
            }
        }
    }

    /** Takes the place of a feature; false when it has it already. */
    private boolean take(int feature) {
        int at = feature & (places.length - 1);
        while (places[at] != FREE) {
            if (places[at] == feature + 1) {
                return false;
            }
            at = (at + 1) & (places.length - 1);
        }
        places[at] = feature + 1;
        return true;
    }
}
