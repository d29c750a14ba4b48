package dev.decorum.policy.claim;

import java.util.Arrays;

/**
 * Follows an automaton through the occurrences of a text. Belongs to one thread; used for one text after another. A text
 * is looked at in stretches of whole clauses, and in each only at the sequences of which it has all symbols. That costs
 * time in proportion to the symbols of the text: for each, the steps that wait for it, and of each step the last few
 * matches.
 */
final class Run {
    private static final int NONE = -1;
    /** How many earlier matches of a step are looked at. */
    private static final int MEMORY = 8;

    /** A stretch has at least so many occurrences, unless the text ends. */
    private static final int STRETCH = 64;

    private final Automaton automaton;
    private final Candidates candidates;
    private final int[] lastEvent;
    /** Which steps were done in the clause. */
    private final boolean[] done;

    private int[] start = new int[64];
    private int[] elementStart = new int[64];
    private int[] end = new int[64];
    private int[] before = new int[64];
    private int[] sameNode = new int[64];
    private int[] node = new int[64];
    /** How many matches the clause has so far. */
    private int events;

    Run(Automaton automaton) {
        this.automaton = automaton;
        candidates = new Candidates(automaton);
        lastEvent = new int[automaton.size()];
        done = new boolean[automaton.size()];
    }

    /** Told of each sequence that was found, in the order of its last element; a match is known until its clause ends. */
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

    /** Whether two matches stand in just the same place. */
    boolean same(int event, int other) {
        return start[event] == start[other] && end[event] == end[other];
    }

    /**
     * Follows the occurrences.
     *
     * @param clause the clause of each unit: no sequence leaves its clause
     */
    void follow(Units units, Occurrences occurrences, int[] clause, Sink sink) {
        int from = 0;
        while (from < occurrences.count()) {
            int to = Math.min(occurrences.count(), from + STRETCH);
            while (to < occurrences.count() && clause[occurrences.from(to)] == clause[occurrences.from(to - 1)]) {
                to++;
            }
            if (candidates.choose(occurrences, from, to)) {
                follow(units, occurrences, from, to, clause, sink);
            }
            from = to;
        }
    }

    private void follow(Units units, Occurrences occurrences, int first, int end, int[] clause, Sink sink) {
        int now = NONE;
        for (int i = first; i < end; i++) {
            int set = automaton.setOf(occurrences.symbol(i));
            if (!candidates.concerns(set)) {
                continue;
            }
            int from = occurrences.from(i);
            int to = occurrences.to(i);
            if (clause[from] != now) {
                now = clause[from];
                forgetClause();
            }
            if (clause[to - 1] == now) {
                for (int symbol : automaton.set(set)) {
                    steps(units, candidates.first(symbol), candidates.end(symbol), from, to, sink);
                }
            }
        }
        forgetClause();
    }

    private void forgetClause() {
        for (int event = 0; event < events; event++) {
            done[node[event]] = false;
        }
        events = 0;
    }

    private void steps(Units units, int first, int end, int from, int to, Sink sink) {
        for (int i = first; i < end; i++) {
            int step = candidates.step(i);
            int parent = automaton.parent(step);
            if (parent == Automaton.NO_PARENT) {
                add(step, NONE, from, from, to, sink);
            } else if (done[parent]) {
                goOn(units, step, parent, from, to, sink);
            }
        }
    }

    private void goOn(Units units, int step, int parent, int from, int to, Sink sink) {
        int event = lastEvent[parent];
        int skip = automaton.skip(step);
        for (int i = 0; i < MEMORY && event != NONE; i++) {
            if (end[event] <= from) {
                if (units.place(from) - units.place(end[event]) <= skip) {
                    add(step, event, start[event], from, to, sink);
                    return;
                }
            }
            event = sameNode[event];
        }
    }

    private void add(int step, int previous, int first, int from, int to, Sink sink) {
        if (events == start.length) {
            int capacity = events * 2;
            start = Arrays.copyOf(start, capacity);
            elementStart = Arrays.copyOf(elementStart, capacity);
            end = Arrays.copyOf(end, capacity);
            before = Arrays.copyOf(before, capacity);
            sameNode = Arrays.copyOf(sameNode, capacity);
            node = Arrays.copyOf(node, capacity);
        }
        int event = events++;
        start[event] = first;
        elementStart[event] = from;
        end[event] = to;
        before[event] = previous;
        sameNode[event] = done[step] ? lastEvent[step] : NONE;
        node[event] = step;
        lastEvent[step] = event;
        done[step] = true;
        for (int output : automaton.outputs(step)) {
            sink.found(output, event);
        }
    }
}
