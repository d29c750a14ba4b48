package dev.decorum.policy.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Sequences of symbols with bounded skips, merged where they begin alike. Immutable. Steps that wait for the same symbol
 * are numbered one after the other.
 */
final class Automaton {
    static final int NO_PARENT = -1;
    private static final int NO_SYMBOL = -1;
    private static final int[] NOTHING = {};

    private final int[] parent;
    private final int[] skip;
    private final int[] symbol;
    private final int[][] outputs;
    /** By the symbols of a text: the number of the set of symbols of steps that it stands for; 0 for the empty one. */
    private final int[] setOf;

    private final int[][] sets;
    private final int[][] anchored;

    /** Takes the symbols of the language, {@code waitsFor} by step, and gives those that occur numbers of its own. */
    private Automaton(int[] parent, int[] skip, int[] waitsFor, int[][] outputs, Symbols symbols) {
        this.parent = parent;
        this.skip = skip;
        this.outputs = outputs;
        int[] own = Arrays.stream(waitsFor).distinct().sorted().toArray();
        this.symbol = Arrays.stream(waitsFor)
                .map(language -> Arrays.binarySearch(own, language))
                .toArray();
        this.setOf = new int[symbols.count()];
        this.sets = sets(own, symbols);
        this.anchored = byAnchor(own.length);
    }

    /** How many steps there are. */
    int size() {
        return parent.length;
    }

    /** How many symbols steps wait for. */
    int symbols() {
        return anchored.length;
    }

    /** How many sets of symbols there are. */
    int sets() {
        return sets.length;
    }

    int parent(int node) {
        return parent[node];
    }

    int skip(int node) {
        return skip[node];
    }

    /** What a step waits for. */
    int symbol(int node) {
        return symbol[node];
    }

    /** What is found when a step is done. */
    int[] outputs(int node) {
        return outputs[node];
    }

    /** Of a symbol of the language and what it is, too, those that any step waits for, as the number of a set. */
    int setOf(int languageSymbol) {
        return setOf[languageSymbol];
    }

    /** The symbols of a set, in order. */
    int[] set(int number) {
        return sets[number];
    }

    /**
     * The sequences of which this symbol is the one that the fewest sequences hold: for each, another of its symbols, or
     * this one when there is no other, and its last step.
     */
    int[] anchored(int symbol) {
        return anchored[symbol];
    }

    private int[][] sets(int[] own, Symbols symbols) {
        Map<List<Integer>, Integer> numbers = new LinkedHashMap<>(Map.of(List.of(), 0));
        for (int i = 0; i < setOf.length; i++) {
            List<Integer> set = Arrays.stream(symbols.meanings(i))
                    .map(meaning -> Arrays.binarySearch(own, meaning))
                    .filter(found -> found >= 0)
                    .boxed()
                    .toList();
            numbers.putIfAbsent(set, numbers.size());
            setOf[i] = numbers.get(set);
        }
        return numbers.keySet().stream()
                .map(set -> set.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private int[][] byAnchor(int symbols) {
        int[] uses = new int[symbols];
        int[] sizes = new int[symbols];
        ends().forEach(end -> path(end).forEach(node -> uses[symbol[node]]++));
        ends().forEach(end -> sizes[rarest(end, NO_SYMBOL, uses)] += 2);
        int[][] found = new int[symbols][];
        Arrays.setAll(found, i -> sizes[i] == 0 ? NOTHING : new int[sizes[i]]);
        ends().forEach(end -> {
            int anchor = rarest(end, NO_SYMBOL, uses);
            int other = rarest(end, anchor, uses);
            found[anchor][--sizes[anchor]] = end;
            found[anchor][--sizes[anchor]] = other == NO_SYMBOL ? anchor : other;
        });
        return found;
    }

    /** The steps that end a sequence. */
    private IntStream ends() {
        return IntStream.range(0, parent.length).filter(node -> outputs[node].length > 0);
    }

    /** A step and those before it. */
    private IntStream path(int end) {
        return IntStream.iterate(end, node -> node != NO_PARENT, node -> parent[node]);
    }

    /** The symbol of a sequence, except one, that the fewest sequences hold. */
    private int rarest(int end, int except, int[] uses) {
        return path(end)
                .map(node -> symbol[node])
                .filter(one -> one != except)
                .reduce((one, other) -> uses[other] < uses[one] ? other : one)
                .orElse(NO_SYMBOL);
    }

    /**
     * One place of a sequence.
     *
     * @param symbol what must stand there
     * @param skip how many units may stand before it
     */
    record Step(int symbol, int skip) {}

    private record Edge(int parent, int symbol, int skip) {}

    /** Collects sequences. Belongs to one thread. */
    static final class Builder {
        private final Map<Edge, Integer> nodes = new HashMap<>();
        private final List<Edge> edges = new ArrayList<>();
        private final List<List<Integer>> outputs = new ArrayList<>();

        void add(List<Step> steps, int output) {
            int node = NO_PARENT;
            for (Step step : steps) {
                Edge edge = new Edge(node, step.symbol(), node == NO_PARENT ? 0 : step.skip());
                Integer known = nodes.get(edge);
                if (known == null) {
                    known = edges.size();
                    nodes.put(edge, known);
                    edges.add(edge);
                    outputs.add(new ArrayList<>(1));
                }
                node = known;
            }
            if (!outputs.get(node).contains(output)) {
                outputs.get(node).add(output);
            }
        }

        Automaton build(Symbols symbols) {
            int count = edges.size();
            int[] numbers = numbers();
            int[] parents = new int[count];
            int[] skips = new int[count];
            int[] waitsFor = new int[count];
            int[][] found = new int[count][];
            for (int i = 0; i < count; i++) {
                Edge edge = edges.get(i);
                int node = numbers[i];
                parents[node] = edge.parent() == NO_PARENT ? NO_PARENT : numbers[edge.parent()];
                skips[node] = edge.skip();
                waitsFor[node] = edge.symbol();
                found[node] = outputs.get(i).isEmpty()
                        ? NOTHING
                        : outputs.get(i).stream().mapToInt(Integer::intValue).toArray();
            }
            return new Automaton(parents, skips, waitsFor, found, symbols);
        }

        /** The numbers of the steps, by their symbols. */
        private int[] numbers() {
            int[] order = IntStream.range(0, edges.size())
                    .boxed()
                    .sorted(Comparator.comparingInt(i -> edges.get(i).symbol()))
                    .mapToInt(Integer::intValue)
                    .toArray();
            int[] numbers = new int[order.length];
            for (int i = 0; i < order.length; i++) {
                numbers[order[i]] = i;
            }
            return numbers;
        }
    }
}
