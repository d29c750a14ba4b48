package dev.decorum.policy.claim;

import java.util.Arrays;

/** Where symbols occur in a text, in the order of their first units. Belongs to one thread. */
final class Occurrences {
    private int[] symbol = new int[64];
    private int[] from = new int[64];
    private int[] to = new int[64];
    private int count;

    void add(int found, int first, int end) {
        if (count == symbol.length) {
            symbol = Arrays.copyOf(symbol, count * 2);
            from = Arrays.copyOf(from, count * 2);
            to = Arrays.copyOf(to, count * 2);
        }
        symbol[count] = found;
        from[count] = first;
        to[count++] = end;
    }

    int count() {
        return count;
    }

    int symbol(int at) {
        return symbol[at];
    }

    /** Its first unit. */
    int from(int at) {
        return from[at];
    }

    /** The unit after its last. */
    int to(int at) {
        return to[at];
    }

    /** Puts them in order; those with the same first unit keep theirs. */
    void sort() {
        boolean sorted = true;
        for (int i = 1; i < count && sorted; i++) {
            sorted = from[i - 1] <= from[i];
        }
        if (sorted) {
            return;
        }
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = (long) from[i] << 32 | i;
        }
        Arrays.sort(keys);
        int[] symbols = new int[symbol.length];
        int[] starts = new int[symbol.length];
        int[] ends = new int[symbol.length];
        for (int i = 0; i < count; i++) {
            int old = (int) keys[i];
            symbols[i] = symbol[old];
            starts[i] = from[old];
            ends[i] = to[old];
        }
        symbol = symbols;
        from = starts;
        to = ends;
    }
}
