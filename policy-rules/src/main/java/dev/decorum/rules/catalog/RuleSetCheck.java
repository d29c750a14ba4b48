package dev.decorum.rules.catalog;

import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Limit;
import dev.decorum.policy.internal.Names;
import dev.decorum.rules.language.Condition;
import dev.decorum.rules.language.FactPattern;
import dev.decorum.rules.language.Operand;
import dev.decorum.rules.language.PolicyRule;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.Place;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What can only be checked when all files are known: ids, limits, and folders against the catalogue. */
final class RuleSetCheck {
    private final Catalog catalog;
    private final Map<String, Layer> layers;
    private final Set<String> brokenLimits;
    private final Faults faults;

    RuleSetCheck(Catalog catalog, Map<String, Layer> layers, Set<String> brokenLimits, Faults faults) {
        this.catalog = catalog;
        this.layers = layers;
        this.brokenLimits = brokenLimits;
        this.faults = faults;
    }

    void run() {
        Set<String> limitNames = new TreeSet<>(brokenLimits);
        layers.values().forEach(l -> l.limits().forEach(e -> limitNames.add(e.name())));
        Map<String, PolicyRule> byId = new HashMap<>();
        for (Layer layer : layers.values()) {
            checkFolder(layer);
            layer.limits().forEach(entry -> checkLimit(layer.id(), entry));
            for (PolicyRule rule : layer.rules()) {
                PolicyRule other = byId.putIfAbsent(rule.id(), rule);
                if (other != null) {
                    faults.error(
                            "duplicate-id",
                            rule.place(),
                            "The id `" + rule.id() + "` is taken by the rule at " + other.place() + ".",
                            "Give one of the two another id.");
                }
                rule.patterns().stream()
                        .filter(p -> p.kind() == Limit.class)
                        .forEach(p -> checkLimitPattern(p, limitNames));
            }
        }
    }

    private void checkLimitPattern(FactPattern pattern, Set<String> known) {
        boolean named = false;
        for (Condition condition : pattern.conditions()) {
            if (condition instanceof Condition.Compare compare
                    && compare.operator() == Condition.Operator.EQUAL
                    && compare.left() instanceof Operand.Field field
                    && field.path().equals(List.of("name"))
                    && compare.right() instanceof Operand.Literal literal) {
                named = true;
                String name = String.valueOf(literal.value());
                if (!known.contains(name)) {
                    faults.error(
                            "unknown-limit",
                            literal.place(),
                            "No `limits.yaml` names a limit `" + name + "`.",
                            Names.suggest(name, known));
                }
            }
        }
        if (!named) {
            faults.error(
                    "limit-without-name",
                    pattern.place(),
                    "This pattern does not say which limit it means.",
                    "Write `Limit( name == \"..\", $value : value )`.");
        }
    }

    private void checkFolder(Layer layer) {
        String[] parts = layer.id().split("/");
        for (int i = 0; i + 1 < parts.length; i += 2) {
            Set<String> known =
                    switch (parts[i]) {
                        case "surfaces" -> new TreeSet<>(CatalogReader.surfaces());
                        case "channels" -> catalog.channels().keySet();
                        case "regions" -> catalog.regions().keySet();
                        default -> catalog.brands();
                    };
            if (!known.contains(parts[i + 1])) {
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

    private void checkLimit(String layer, LimitEntry entry) {
        boolean defined = !entry.unit().isEmpty() || brokenLimits.contains(entry.name());
        for (String other : layers.keySet()) {
            if (isLessSpecific(other, layer)) {
                for (LimitEntry bound : layers.get(other).limits()) {
                    if (bound.name().equals(entry.name())) {
                        defined = true;
                        checkBounds(entry, bound, other);
                    }
                }
            }
        }
        if (!defined) {
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
    private boolean isLessSpecific(String less, String more) {
        if (less.equals(more)) {
            return false;
        }
        if (more.startsWith("brands/")) {
            return !less.startsWith("brands/");
        }
        String[] parts = more.split("/");
        return switch (parts[0]) {
            case "base" -> false;
            case "surfaces" -> less.equals("base");
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
