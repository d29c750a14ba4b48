package dev.decorum.policy.claim;

import java.util.Arrays;

/** Follows an automaton through the occurrences of a text. Belongs to one thread; used for one text after another. */
final class Run {
    private static final int NONE = -1;
    /** How many earlier matches of a step are looked at. */
    private static final int MEMORY = 8;

    private final Automaton automaton;
    private final int[] lastEvent;
    private final int[] stamp;
    private int epoch;

    private int[] start = new int[64];
    private int[] elementStart = new int[64];
    private int[] end = new int[64];
    private int[] before = new int[64];
    private int[] sameNode = new int[64];
    private int events;

    Run(Automaton automaton) {
        this.automaton = automaton;
        lastEvent = new int[automaton.size()];
        stamp = new int[automaton.size()];
    }

    /** Told of each sequence that was found, in the order of its last element. */
    interface Sink {
        void found(int output, int event);
    }

    /** The first unit of a match. */
    int start(int event) {
        return start[event];
    }

    /** The unit after the last of a match. */
    int end(int event) {
        return end[event];
    }

    /** Whether an element of a match, not a skip, covers a unit of a range. */
    boolean covers(int event, int first, int last) {
        for (int e = event; e != NONE; e = before[e]) {
            if (elementStart[e] < last && first < end[e]) {
                return true;
            }
        }
        return false;
    }

    /**
     * Follows the occurrences.
     *
     * @param clause the clause of each unit: no sequence leaves its clause
     */
    void follow(Units units, Occurrences occurrences, Symbols symbols, int[] clause, Sink sink) {
        events = 0;
        int now = NONE;
        for (int i = 0; i < occurrences.count(); i++) {
            int from = occurrences.from(i);
            if (clause[from] != now) {
                now = clause[from];
                nextEpoch();
            }
            int to = occurrences.to(i);
            if (clause[to - 1] == now) {
                for (int symbol : symbols.meanings(occurrences.symbol(i))) {
                    for (int node : automaton.waiting(symbol)) {
                        step(units, node, from, to, sink);
                    }
                }
            }
        }
    }

    private void nextEpoch() {
        if (++epoch == Integer.MAX_VALUE) {
            Arrays.fill(stamp, 0);
            epoch = 1;
        }
    }

    private void step(Units units, int node, int from, int to, Sink sink) {
        int parent = automaton.parent(node);
        if (parent == Automaton.NO_PARENT) {
            done(node, NONE, from, from, to, sink);
            return;
        }
        if (stamp[parent] != epoch) {
            return;
        }
        int event = lastEvent[parent];
        int skip = automaton.skip(node);
        for (int i = 0; i < MEMORY && event != NONE; i++) {
            if (end[event] <= from) {
                if (units.place(from) - units.place(end[event]) <= skip) {
                    done(node, event, start[event], from, to, sink);
                    return;
                }
            }
            event = sameNode[event];
        }
    }

    private void done(int node, int previous, int first, int from, int to, Sink sink) {
        if (events == start.length) {
            int capacity = events * 2;
            start = Arrays.copyOf(start, capacity);
            elementStart = Arrays.copyOf(elementStart, capacity);
            end = Arrays.copyOf(end, capacity);
            before = Arrays.copyOf(before, capacity);
            sameNode = Arrays.copyOf(sameNode, capacity);
        }
        int event = events++;
        start[event] = first;
        elementStart[event] = from;
        end[event] = to;
        before[event] = previous;
        sameNode[event] = stamp[node] == epoch ? lastEvent[node] : NONE;
        lastEvent[node] = event;
        stamp[node] = epoch;
        for (int output : automaton.outputs(node)) {
            sink.found(output, event);
        }
    }
}
