package dev.decorum.policy.claim;

import java.util.Arrays;

/** Ranges of units in the order of their first ones. Belongs to one thread. */
final class Spans {
    private int[] from = new int[8];
    private int[] to = new int[8];
    private int count;
    private boolean sorted = true;

    void add(int first, int end) {
        if (count == from.length) {
            from = Arrays.copyOf(from, count * 2);
            to = Arrays.copyOf(to, count * 2);
        }
        sorted &= count == 0 || from[count - 1] <= first;
        from[count] = first;
        to[count++] = end;
    }

    int count() {
        return count;
    }

    int from(int at) {
        return from[at];
    }

    int to(int at) {
        return to[at];
    }

    /** Puts them in order. */
    Spans sort() {
        if (!sorted) {
            long[] keys = new long[count];
            for (int i = 0; i < count; i++) {
                keys[i] = (long) from[i] << 32 | to[i];
            }
            Arrays.sort(keys);
            for (int i = 0; i < count; i++) {
                from[i] = (int) (keys[i] >>> 32);
                to[i] = (int) keys[i];
            }
            sorted = true;
        }
        return this;
    }

    /** Those that none of the others holds. */
    Spans without(Spans others) {
        if (others.count == 0) {
            return this;
        }
        Spans kept = new Spans();
        for (int i = 0; i < count; i++) {
            if (!others.hold(from[i], to[i])) {
                kept.add(from[i], to[i]);
            }
        }
        return kept;
    }

    private boolean hold(int first, int end) {
        int next = firstFrom(first + 1);
        for (int i = next - 1; i >= 0 && next - i <= 6; i--) {
            if (to[i] >= end) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of them shares a unit with a range. */
    boolean overlaps(int first, int end) {
        int next = firstFrom(end);
        for (int i = next - 1; i >= 0 && next - i <= 6; i--) {
            if (to[i] > first) {
                return true;
            }
        }
        return false;
    }

    /** The first one that starts at a unit or later. */
    int firstFrom(int unit) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (from[middle] < unit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Marks the first units. */
    boolean[] starts(int units) {
        boolean[] marked = new boolean[units];
        for (int i = 0; i < count; i++) {
            marked[from[i]] = true;
        }
        return marked;
    }
}
