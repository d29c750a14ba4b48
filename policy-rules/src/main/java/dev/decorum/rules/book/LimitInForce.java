package dev.decorum.rules.book;

import dev.decorum.rules.catalog.Catalog;
import dev.decorum.rules.catalog.Layer;
import dev.decorum.rules.catalog.LimitEntry;
import dev.decorum.rules.catalog.RuleSet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A threshold with the layer that gives its value.
 *
 * @param layer the layer
 * @param entry its entry there
 * @param unit what is counted: money (in the reference currency), count, days or hours
 * @param floor the least value that a layer may give there; null for none
 * @param ceiling the greatest value that a layer may give there; null for none
 */
public record LimitInForce(
        String layer,
        LimitEntry entry,
        String unit,
        @Nullable BigDecimal floor,
        @Nullable BigDecimal ceiling) {

    /**
     * The thresholds of a scope, by name: where requests happen the one of the most specific layer that names it, and
     * otherwise every layer's.
     *
     * @param day the day on which they hold; null for all of them
     */
    public static List<LimitInForce> in(RuleSet rules, Scope scope, @Nullable LocalDate day) {
        Map<String, List<LimitInForce>> byName = new TreeMap<>();
        for (Layer layer : scope.layers(rules)) {
            for (LimitEntry entry : layer.limits()) {
                if (day == null || entry.holdsOn(day)) {
                    List<LimitInForce> known = byName.computeIfAbsent(entry.name(), n -> new ArrayList<>());
                    LimitInForce value = bounded(layer.id(), entry, known, scope);
                    if (scope.isOnePlace()) {
                        known.clear();
                    }
                    known.add(value);
                }
            }
        }
        return byName.values().stream().flatMap(List::stream).toList();
    }

    private static LimitInForce bounded(String layer, LimitEntry entry, List<LimitInForce> known, Scope scope) {
        String unit = entry.unit();
        BigDecimal floor = entry.floor();
        BigDecimal ceiling = entry.ceiling();
        for (LimitInForce other : known) {
            unit = unit.isEmpty() ? other.unit() : unit;
            if (scope.isOnePlace() || other.layer().equals("base")) {
                floor = floor == null || (other.floor() != null && other.floor().compareTo(floor) > 0)
                        ? other.floor()
                        : floor;
                ceiling = ceiling == null
                                || (other.ceiling() != null && other.ceiling().compareTo(ceiling) < 0)
                        ? other.ceiling()
                        : ceiling;
            }
        }
        return new LimitInForce(layer, entry, unit, floor, ceiling);
    }

    /** The value with its unit, such as {@code 20 EUR}. */
    public String shown(Catalog catalog) {
        String counted =
                switch (unit) {
                    case "money" -> " " + catalog.referenceCurrency();
                    case "count" -> "";
                    default -> " " + unit;
                };
        return entry.value().toPlainString() + counted;
    }

    /** How far a more specific layer may go, such as {@code from 0 to 50}; blank when it is not bound. */
    public String bounds() {
        Map<String, BigDecimal> words = new LinkedHashMap<>();
        if (floor != null) {
            words.put("from ", floor);
        }
        if (ceiling != null) {
            words.put("to ", ceiling);
        }
        List<String> shown = new ArrayList<>();
        words.forEach((word, bound) -> shown.add(word + bound.toPlainString()));
        return String.join(" ", shown);
    }
}
