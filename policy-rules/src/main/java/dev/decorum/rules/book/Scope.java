package dev.decorum.rules.book;

import dev.decorum.policy.fact.FactKinds;
import dev.decorum.rules.catalog.Catalog;
import dev.decorum.rules.catalog.Layer;
import dev.decorum.rules.catalog.RuleSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where rules are asked about. What is left open may be any; the layers of brands hold only where a brand is named, or
 * where all is left open.
 *
 * @param channel the id of a channel; null for any
 * @param region the id of a region; null for any
 * @param brand the id of a brand; null for none
 */
public record Scope(
        @Nullable String channel,
        @Nullable String region,
        @Nullable String brand) {
    /** Everywhere. */
    public static final Scope ANYWHERE = new Scope(null, null, null);

    /** Whether a request happens there, so that it is known which layer decides. */
    public boolean isOnePlace() {
        return channel != null && region != null;
    }

    /** The layers with files that can hold there, from the least to the most specific. */
    public List<Layer> layers(RuleSet rules) {
        Catalog catalog = rules.catalog();
        List<Layer> found = new ArrayList<>(rules.layers().values());
        found.removeIf(layer -> !mayHold(catalog, layer.id()));
        found.sort(Comparator.comparingInt((Layer layer) -> rank(catalog, layer.id()))
                .thenComparing(Layer::id));
        return found;
    }

    private boolean mayHold(Catalog catalog, String layer) {
        String[] parts = layer.split("/");
        return switch (parts[0]) {
            case "surfaces" ->
                channel == null
                        || catalog.surface(channel).map(FactKinds::wordFor).equals(Optional.of(parts[1]));
            case "channels" ->
                (channel == null || channel.equals(parts[1])) && (parts.length < 4 || holdsIn(catalog, parts[3]));
            case "regions" -> holdsIn(catalog, parts[1]);
            case "brands" -> brand == null ? channel == null && region == null : brand.equals(parts[1]);
            default -> true;
        };
    }

    private boolean holdsIn(Catalog catalog, String other) {
        return region == null || lineage(catalog, region).contains("regions/" + other);
    }

    private static List<String> lineage(Catalog catalog, String region) {
        return catalog.layersOf("", region, null);
    }

    private static int rank(Catalog catalog, String layer) {
        String[] parts = layer.split("/");
        int kind = List.of("base", "surfaces", "channels", "regions", "", "brands")
                .indexOf(parts.length == 4 ? "" : parts[0]);
        int depth = parts.length == 4 || parts[0].equals("regions")
                ? lineage(catalog, parts[parts.length - 1]).size()
                : 0;
        return kind * 100 + depth;
    }
}
