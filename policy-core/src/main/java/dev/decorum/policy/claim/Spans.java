package dev.decorum.policy.claim;

import java.util.Arrays;

/** Ranges of units in the order of their first ones. Belongs to one thread. */
final class Spans {
    private static final int[] NOTHING = {};

    private int[] from = NOTHING;
    private int[] to = NOTHING;
    private int count;
    private boolean sorted = true;

    void add(int first, int end) {
        if (count == from.length) {
            int capacity = Math.max(8, count * 2);
            from = Arrays.copyOf(from, capacity);
            to = Arrays.copyOf(to, capacity);
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

    /** The first one that starts at a unit or later, of those from one on. */
    int firstFrom(int unit, int one) {
        int found = one;
        while (found < count && from[found] < unit) {
            found++;
        }
        return found;
    }

    /** Whether one starts at a unit. */
    boolean startsAt(int unit, int one) {
        return one < count && from[one] == unit;
    }
}
