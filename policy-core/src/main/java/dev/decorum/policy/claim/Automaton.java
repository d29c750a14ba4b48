package dev.decorum.policy.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sequences of symbols with bounded skips, merged where they begin alike. Immutable. Following it through a text costs
 * time in proportion to the symbols of the text: for each, the steps that wait for it, and of each step the last few
 * matches.
 */
final class Automaton {
    static final int NO_PARENT = -1;
    private static final int[] NOTHING = {};

    private final int[] parent;
    private final int[] skip;
    private final int[][] bySymbol;
    private final int[][] outputs;

    private Automaton(int[] parent, int[] skip, int[][] bySymbol, int[][] outputs) {
        this.parent = parent;
        this.skip = skip;
        this.bySymbol = bySymbol;
        this.outputs = outputs;
    }

    int size() {
        return parent.length;
    }

    int parent(int node) {
        return parent[node];
    }

    int skip(int node) {
        return skip[node];
    }

    /** The steps that wait for a symbol. */
    int[] waiting(int symbol) {
        int[] found = symbol < bySymbol.length ? bySymbol[symbol] : null;
        return found == null ? NOTHING : found;
    }

    /** What is found when a step is done. */
    int[] outputs(int node) {
        return outputs[node];
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

        Automaton build(int symbols) {
            int count = edges.size();
            int[] parents = new int[count];
            int[] skips = new int[count];
            int[][] found = new int[count][];
            int[] sizes = new int[symbols];
            edges.forEach(edge -> sizes[edge.symbol()]++);
            int[][] waiting = new int[symbols][];
            for (int i = 0; i < count; i++) {
                Edge edge = edges.get(i);
                parents[i] = edge.parent();
                skips[i] = edge.skip();
                if (waiting[edge.symbol()] == null) {
                    waiting[edge.symbol()] = new int[sizes[edge.symbol()]];
                }
                int[] list = waiting[edge.symbol()];
                list[list.length - sizes[edge.symbol()]--] = i;
                found[i] = outputs.get(i).isEmpty()
                        ? NOTHING
                        : outputs.get(i).stream().mapToInt(Integer::intValue).toArray();
            }
            return new Automaton(parents, skips, waiting, found);
        }
    }
}
