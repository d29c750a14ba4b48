package dev.decorum.policy.claim;

import java.util.Arrays;

/** Strings by their letters, each with the symbols that it stands for. Immutable once built. */
final class TermTrie {
    static final int NONE = -1;
    static final int ROOT = 0;
    private static final int[] NOTHING = {};

    /** Open addressing: a node and a letter lead to the next node. */
    private long[] keys = new long[64];

    private int[] targets = new int[64];
    private int edges;
    private int nodes = 1;
    private int[][] whole = new int[16][];
    private int[][] beginning = new int[16][];

    /** Adds a symbol that stands for a string: for words that begin with it, or for it alone. */
    void add(String string, int symbol, boolean beginningOnly) {
        int node = ROOT;
        for (int i = 0; i < string.length(); i++) {
            int next = next(node, string.charAt(i));
            node = next == NONE ? grow(node, string.charAt(i)) : next;
        }
        int[][] table = beginningOnly ? beginning : whole;
        int[] known = table[node];
        if (known == null) {
            table[node] = new int[] {symbol};
        } else if (Arrays.stream(known).noneMatch(s -> s == symbol)) {
            table[node] = Arrays.copyOf(known, known.length + 1);
            table[node][known.length] = symbol;
        }
    }

    boolean isEmpty() {
        return nodes == 1;
    }

    /** Where a letter leads from a node; {@link #NONE} when nowhere. */
    int next(int node, char c) {
        long key = ((long) node << 16 | c) + 1;
        int mask = keys.length - 1;
        int at = spread(key) & mask;
        while (keys[at] != 0) {
            if (keys[at] == key) {
                return targets[at];
            }
            at = (at + 1) & mask;
        }
        return NONE;
    }

    /** What the string that leads here stands for. */
    int[] whole(int node) {
        int[] found = whole[node];
        return found == null ? NOTHING : found;
    }

    /** What every word stands for that begins with the string that leads here. */
    int[] beginning(int node) {
        int[] found = beginning[node];
        return found == null ? NOTHING : found;
    }

    private int grow(int node, char c) {
        if (nodes == whole.length) {
            whole = Arrays.copyOf(whole, nodes * 2);
            beginning = Arrays.copyOf(beginning, nodes * 2);
        }
        if (edges * 2 >= keys.length) {
            long[] oldKeys = keys;
            int[] oldTargets = targets;
            keys = new long[oldKeys.length * 2];
            targets = new int[oldKeys.length * 2];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != 0) {
                    put(oldKeys[i], oldTargets[i]);
                }
            }
        }
        put(((long) node << 16 | c) + 1, nodes);
        edges++;
        return nodes++;
    }

    private void put(long key, int target) {
        int mask = keys.length - 1;
        int at = spread(key) & mask;
        while (keys[at] != 0) {
            at = (at + 1) & mask;
        }
        keys[at] = key;
        targets[at] = target;
    }

    private static int spread(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }
}
