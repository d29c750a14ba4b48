package dev.decorum.rules.catalog;

import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.internal.Names;
import dev.decorum.rules.language.Mentions;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.Place;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What can only be checked when all files are known: ids, limits, and folders against the catalogue. */
final class RuleSetCheck {
    private final Map<String, Layer> layers;
    private final Set<String> brokenLimits;
    private final Faults faults;

    RuleSetCheck(Map<String, Layer> layers, Set<String> brokenLimits, Faults faults) {
        this.layers = layers;
        this.brokenLimits = brokenLimits;
        this.faults = faults;
    }

    /**
     * Checks what rules name.
     *
     * @param limitsKnown whether every {@code limits.yaml} could be read, so that a name that stands in none is wrong
     */
    void names(Mentions mentions, boolean limitsKnown) {
        Map<String, Mentions.Mention> byId = new HashMap<>();
        mentions.ids().stream()
                .sorted(Comparator.comparing(Mentions.Mention::place))
                .forEach(id -> {
                    Mentions.Mention other = byId.putIfAbsent(id.name(), id);
                    if (other != null) {
                        faults.error(
                                "duplicate-id",
                                id.place(),
                                "The id `" + id.name() + "` is taken by the rule at " + other.place() + ".",
                                "Give one of the two another id.");
                    }
                });
        layers.values().forEach(l -> l.rules().forEach(rule -> FillIn.check(rule, faults)));
        Set<String> known = new TreeSet<>(brokenLimits);
        layers.values().forEach(l -> l.limits().forEach(e -> known.add(e.name())));
        for (Mentions.Mention limit : mentions.limits()) {
            if (limitsKnown && !known.contains(limit.name())) {
                faults.error(
                        "unknown-limit",
                        limit.place(),
                        "No `limits.yaml` names a limit `" + limit.name() + "`.",
                        Names.suggest(limit.name(), known));
            }
        }
    }

    /**
     * Checks what rules let replies disclose.
     *
     * @param keys the keys of which {@code disclosures.yaml} has texts
     */
    void disclosures(Mentions mentions, Set<String> keys) {
        for (Mentions.Mention disclosure : mentions.disclosures()) {
            if (!keys.contains(disclosure.name())) {
                faults.error(
                        "unknown-disclosure",
                        disclosure.place(),
                        "`disclosures.yaml` has no texts under `" + disclosure.name() + "`.",
                        (Names.suggest(disclosure.name(), keys) + " Or add the texts there.").strip());
            }
        }
    }

    /**
     * Checks what depends on the catalogue.
     *
     * @param unread sections of the catalogue that could not be read, so that no name is missing in them
     * @param limitsKnown whether every {@code limits.yaml} could be read
     */
    void layers(Catalog catalog, Set<String> unread, boolean limitsKnown) {
        for (Layer layer : layers.values()) {
            checkFolder(catalog, unread, layer);
            layer.limits().forEach(entry -> checkLimit(catalog, layer.id(), entry, limitsKnown));
        }
    }

    private void checkFolder(Catalog catalog, Set<String> unread, Layer layer) {
        String[] parts = layer.id().split("/");
        for (int i = 0; i + 1 < parts.length; i += 2) {
            Set<String> known =
                    switch (parts[i]) {
                        case "surfaces" -> new TreeSet<>(CatalogReader.surfaces());
                        case "channels" -> catalog.channels().keySet();
                        case "regions" -> catalog.regions().keySet();
                        default -> catalog.brands();
                    };
            if (!known.contains(parts[i + 1]) && !unread.contains(parts[i])) {
                faults.warning(
                        "not-in-catalogue",
                        layer.rules().isEmpty()
                                ? Place.of(layer.id())
                                : Place.of(layer.rules().get(0).place().file()),
                        "`catalog.yaml` does not name `" + parts[i + 1] + "` under " + parts[i]
                                + ", so the rules of this folder never hold.",
                        Names.suggest(parts[i + 1], known));
            }
        }
    }

    private void checkLimit(Catalog catalog, String layer, LimitEntry entry, boolean limitsKnown) {
        boolean defined = !entry.unit().isEmpty() || brokenLimits.contains(entry.name());
        for (String other : layers.keySet()) {
            if (isLessSpecific(catalog, other, layer)) {
                for (LimitEntry bound : layers.get(other).limits()) {
                    if (bound.name().equals(entry.name())) {
                        defined = true;
                        checkBounds(entry, bound, other);
                    }
                }
            }
        }
        if (!defined && limitsKnown) {
            faults.error(
                    "limit-without-unit",
                    entry.place(),
                    "No less specific layer names `" + entry.name() + "`, so its unit is not known.",
                    "Add `unit: money`, `count`, `days` or `hours`.");
        }
        checkBounds(entry, entry, layer);
    }

    private void checkBounds(LimitEntry entry, LimitEntry bound, String layer) {
        requireWithin(entry, bound.floor(), -1, "below the floor", layer);
        requireWithin(entry, bound.ceiling(), 1, "above the ceiling", layer);
    }

    private void requireWithin(LimitEntry entry, @Nullable BigDecimal bound, int sign, String what, String layer) {
        if (bound != null && Integer.signum(entry.value().compareTo(bound)) == sign) {
            faults.error(
                    "limit-bounds",
                    entry.place(),
                    "`" + entry.name() + "` is " + entry.value().toPlainString() + ", which is " + what + " of "
                            + bound.toPlainString() + " that " + layer + " sets.",
                    "Choose a value within it, or change it in " + layer + "/limits.yaml.");
        }
    }

    /** Whether two layers can hold for one request, the first being the less specific one. */
    private static boolean isLessSpecific(Catalog catalog, String less, String more) {
        if (less.equals(more)) {
            return false;
        }
        if (less.equals("base")) {
            return true;
        }
        if (more.startsWith("brands/")) {
            return !less.startsWith("brands/");
        }
        String[] parts = more.split("/");
        return switch (parts[0]) {
            case "base", "surfaces" -> false;
            case "channels" -> {
                String region = parts.length == 4 ? parts[3] : "";
                yield before(catalog.layersOf(parts[1], region, null), less, more)
                        || less.equals("surfaces/"
                                + catalog.surface(parts[1])
                                        .map(FactKinds::wordFor)
                                        .orElse(""));
            }
            default ->
                before(catalog.layersOf("", parts[1], null), less, more)
                        || less.startsWith("surfaces/")
                        || (less.startsWith("channels/") && !less.contains("/regions/"));
        };
    }

    private static boolean before(List<String> order, String less, String more) {
        int at = order.indexOf(less);
        return at >= 0 && at < order.indexOf(more);
    }
}
