package dev.decorum.policy.claim;

import java.util.Arrays;

/**
 * The steps of those sequences of an automaton of which a stretch of text has all symbols. Belongs to one thread; used
 * for one stretch after another.
 */
final class Candidates {
    private final Automaton automaton;
    /** Which sets of symbols occur in the stretch. */
    private final Numbers sets;
    /** Which symbols occur in it. */
    private final Numbers symbols;
    /** Which steps were chosen. */
    private final Numbers steps;

    /** Where the steps of each symbol begin, and end. */
    private final int[] first;

    private final int[] end;
    private final boolean[] concerns;

    Candidates(Automaton automaton) {
        this.automaton = automaton;
        sets = new Numbers(automaton.sets());
        symbols = new Numbers(automaton.symbols());
        steps = new Numbers(automaton.size());
        first = new int[automaton.symbols()];
        end = new int[automaton.symbols()];
        concerns = new boolean[automaton.sets()];
    }

    /** Chooses the sequences that a range of occurrences can complete; answers whether there are any. */
    boolean choose(Occurrences occurrences, int from, int to) {
        forget();
        for (int i = from; i < to; i++) {
            int set = automaton.setOf(occurrences.symbol(i));
            if (set != 0 && sets.add(set)) {
                for (int symbol : automaton.set(set)) {
                    symbols.add(symbol);
                }
            }
        }
        for (int i = 0; i < symbols.count(); i++) {
            int[] anchored = automaton.anchored(symbols.get(i));
            for (int k = 0; k < anchored.length; k += 2) {
                if (symbols.has(anchored[k]) && isComplete(anchored[k + 1])) {
                    choose(anchored[k + 1]);
                }
            }
        }
        if (steps.count() > 0) {
            index();
        }
        return steps.count() > 0;
    }

    /** Whether a chosen step waits for a symbol of a set. */
    boolean concerns(int set) {
        return concerns[set];
    }

    /** Where the chosen steps that wait for just this symbol begin. */
    int first(int symbol) {
        return first[symbol];
    }

    /** Where they end, exclusive. */
    int end(int symbol) {
        return end[symbol];
    }

    /** A chosen step. */
    int step(int at) {
        return steps.get(at);
    }

    private void forget() {
        for (int i = 0; i < sets.count(); i++) {
            concerns[sets.get(i)] = false;
        }
        for (int i = 0; i < symbols.count(); i++) {
            first[symbols.get(i)] = 0;
            end[symbols.get(i)] = 0;
        }
        sets.clear();
        symbols.clear();
        steps.clear();
    }

    private boolean isComplete(int last) {
        int node = last;
        while (node != Automaton.NO_PARENT && symbols.has(automaton.symbol(node))) {
            node = automaton.parent(node);
        }
        return node == Automaton.NO_PARENT;
    }

    private void choose(int last) {
        int node = last;
        while (node != Automaton.NO_PARENT && steps.add(node)) {
            node = automaton.parent(node);
        }
    }

    /** Puts the chosen steps in order, which is the order of their symbols. */
    private void index() {
        steps.sort();
        for (int i = 0; i < steps.count(); i++) {
            int symbol = automaton.symbol(steps.get(i));
            if (end[symbol] == 0) {
                first[symbol] = i;
            }
            end[symbol] = i + 1;
        }
        for (int i = 0; i < sets.count(); i++) {
            int set = sets.get(i);
            for (int symbol : automaton.set(set)) {
                concerns[set] |= end[symbol] > 0;
            }
        }
    }

    /** A set of numbers below a bound. */
    private static final class Numbers {
        private final boolean[] held;
        private int[] list = new int[16];
        private int count;

        Numbers(int bound) {
            held = new boolean[bound];
        }

        boolean add(int number) {
            if (held[number]) {
                return false;
            }
            held[number] = true;
            if (count == list.length) {
                list = Arrays.copyOf(list, count * 2);
            }
            list[count++] = number;
            return true;
        }

        boolean has(int number) {
            return held[number];
        }

        int count() {
            return count;
        }

        int get(int at) {
            return list[at];
        }

        void sort() {
            Arrays.sort(list, 0, count);
        }

        void clear() {
            for (int i = 0; i < count; i++) {
                held[list[i]] = false;
            }
            count = 0;
        }
    }
}
