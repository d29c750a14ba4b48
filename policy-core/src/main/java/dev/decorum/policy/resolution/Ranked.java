package dev.decorum.policy.resolution;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A value for which the most specific layer that speaks decides; keeps all values of that layer. */
final class Ranked<T extends Comparable<T>> {
    private final TreeSet<T> values = new TreeSet<>();
    private int rank = -1;

    void offer(int layerRank, T value) {
        if (layerRank > rank) {
            rank = layerRank;
            values.clear();
        }
        if (layerRank == rank) {
            values.add(value);
        }
    }

    @Nullable
    T highest() {
        return values.isEmpty() ? null : values.last();
    }

    @Nullable
    T lowest() {
        return values.isEmpty() ? null : values.first();
    }

    boolean isDisputed() {
        return values.size() > 1;
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
