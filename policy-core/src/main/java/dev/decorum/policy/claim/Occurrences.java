package dev.decorum.policy.claim;

import java.util.Arrays;

/** Where symbols occur in a text, in the order of their first units. Belongs to one thread. */
final class Occurrences {
    private int[] symbol;
    private int[] from;
    private int[] to;
    private int count;
    /** How many of them are known to be in order. */
    private int sorted;

    Occurrences(int capacity) {
        symbol = new int[capacity];
        from = new int[capacity];
        to = new int[capacity];
    }

    void add(int found, int first, int end) {
        if (count == symbol.length) {
            int capacity = Math.max(16, count * 2);
            symbol = Arrays.copyOf(symbol, capacity);
            from = Arrays.copyOf(from, capacity);
            to = Arrays.copyOf(to, capacity);
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
        while (sorted < count && (sorted == 0 || from[sorted - 1] <= from[sorted])) {
            sorted++;
        }
        if (sorted < count) {
            merge();
            sorted = count;
        }
    }

    /** Sorts those that came late, and puts them where they belong from the end on. */
    private void merge() {
        long[] late = new long[count - sorted];
        for (int i = 0; i < late.length; i++) {
            late[i] = (long) from[sorted + i] << 32 | i;
        }
        Arrays.sort(late);
        int[] symbols = Arrays.copyOfRange(symbol, sorted, count);
        int[] ends = Arrays.copyOfRange(to, sorted, count);
        int early = sorted - 1;
        int target = count - 1;
        for (int i = late.length - 1; i >= 0; i--) {
            int first = (int) (late[i] >>> 32);
            while (early >= 0 && from[early] > first) {
                put(target--, symbol[early], from[early], to[early]);
                early--;
            }
            put(target--, symbols[(int) late[i]], first, ends[(int) late[i]]);
        }
    }

    private void put(int at, int found, int first, int end) {
        symbol[at] = found;
        from[at] = first;
        to[at] = end;
    }
}
