package dev.decorum.policy.claim;

import java.util.Arrays;

/** Strings by their letters, each with the symbols that it stands for. Immutable once built. */
final class TermTrie {
    static final int NONE = -1;
    static final int ROOT = 0;
    private static final int[] NOTHING = {};

    private static final int TARGET_BITS = 24;
    private static final int TARGET = (1 << TARGET_BITS) - 1;

    /** Open addressing: a node and a letter in the upper bits lead to the node in the lower ones. */
    private long[] edges = new long[64];

    private int nodes = 1;
    private boolean[] holds = new boolean[16];
    /** By the last five bits of two letters: by which letters the strings go on that begin with the two. */
    private final long[] beginnings = new long[1 << 10];

    private int[][] whole = new int[16][];
    private int[][] beginning = new int[16][];

    /** Adds a symbol that stands for a string: for words that begin with it, or for it alone. */
    void add(String string, int symbol, boolean beginningOnly) {
        int node = ROOT;
        for (int i = 0; i < string.length(); i++) {
            int next = next(node, string.charAt(i));
            node = next == NONE ? grow(node, string.charAt(i)) : next;
        }
        holds[node] = true;
        note(string);
        int[][] table = beginningOnly ? beginning : whole;
        int[] known = table[node];
        if (known == null) {
            table[node] = new int[] {symbol};
        } else if (Arrays.stream(known).noneMatch(s -> s == symbol)) {
            table[node] = Arrays.copyOf(known, known.length + 1);
            table[node][known.length] = symbol;
        }
    }

    private void note(String string) {
        int length = string.length();
        if (length == 0) {
            return;
        }
        int first = row(string.charAt(0), (char) 0);
        int from = length == 1 ? first : row(string.charAt(0), string.charAt(1));
        int to = length == 1 ? first + 31 : from;
        for (int row = from; row <= to; row++) {
            beginnings[row] |= length > 2 ? 1L << string.charAt(2) : -1L;
        }
    }

    private static int row(char first, char second) {
        return (first & 31) << 5 | (second & 31);
    }

    /** Whether a string may begin with these letters, or be shorter than they are; quick, and sure only when it says no. */
    boolean mayBegin(char first, char second, char third) {
        return (beginnings[row(first, second)] >>> third & 1) != 0;
    }

    boolean isEmpty() {
        return nodes == 1;
    }

    /** Where a letter leads from a node; {@link #NONE} when nowhere. */
    int next(int node, char c) {
        long key = (long) node << 16 | c;
        int mask = edges.length - 1;
        int at = spread(key) & mask;
        while (edges[at] != 0) {
            if (edges[at] >>> TARGET_BITS == key) {
                return (int) edges[at] & TARGET;
            }
            at = (at + 1) & mask;
        }
        return NONE;
    }

    /** Whether the string that leads here stands for anything, alone or as a beginning. */
    boolean holds(int node) {
        return holds[node];
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
            holds = Arrays.copyOf(holds, nodes * 2);
        }
        if (nodes * 2 >= edges.length) {
            long[] old = edges;
            edges = new long[old.length * 2];
            for (long edge : old) {
                if (edge != 0) {
                    put(edge);
                }
            }
        }
        put(((long) node << 16 | c) << TARGET_BITS | nodes);
        return nodes++;
    }

    private void put(long edge) {
        int mask = edges.length - 1;
        int at = spread(edge >>> TARGET_BITS) & mask;
        while (edges[at] != 0) {
            at = (at + 1) & mask;
        }
        edges[at] = edge;
    }

    private static int spread(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }
}
