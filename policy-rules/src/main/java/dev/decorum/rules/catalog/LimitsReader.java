package dev.decorum.rules.catalog;

import dev.decorum.rules.catalog.YamlSource.YamlMap;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.SourceFile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a {@code limits.yaml}. */
final class LimitsReader {
    private static final Set<String> UNITS = Set.of("money", "count", "days", "hours");

    private final Faults faults;
    private final Set<String> broken;

    /** A reader that adds the name of every limit with a fault to {@code broken}. */
    LimitsReader(Faults faults, Set<String> broken) {
        this.faults = faults;
        this.broken = broken;
    }

    /** The limits of a file that have no fault; empty when it cannot be told which limits it names. */
    Optional<List<LimitEntry>> read(SourceFile file) {
        return YamlSource.read(file, faults).flatMap(this::limits);
    }

    private Optional<List<LimitEntry>> limits(YamlMap root) {
        root.allow("limits");
        if (root.lacks("limits")) {
            faults.error("missing-key", root.place(), "The key `limits` is missing here.", "Add `limits: ..`.");
        }
        return root.map("limits").map(section -> {
            List<LimitEntry> found = new ArrayList<>();
            for (String name : section.keys()) {
                section.map(name).ifPresentOrElse(entry -> limit(name, entry, section, found), () -> broken.add(name));
            }
            return found;
        });
    }

    private void limit(String name, YamlMap entry, YamlMap section, List<LimitEntry> found) {
        entry.allow("value", "unit", "floor", "ceiling", "basis", "effective", "expires");
        if (!name.matches(CatalogReader.ID)) {
            faults.error(
                    "bad-id",
                    section.placeOf(name),
                    "`" + name + "` is not a name of a limit.",
                    "Write small letters, digits and single dashes.");
        }
        entry.required("value");
        String basis = entry.required("basis");
        BigDecimal value = entry.number("value");
        String unit = entry.has("unit")
                ? entry.parsed("unit", "one of count, days, hours, money", u -> UNITS.contains(u) ? u : null)
                : "";
        BigDecimal floor = entry.number("floor");
        BigDecimal ceiling = entry.number("ceiling");
        if (floor != null && ceiling != null && floor.compareTo(ceiling) > 0) {
            faults.error(
                    "limit-bounds",
                    entry.placeOfValue("floor"),
                    "The floor of `" + name + "` is above its ceiling.",
                    "Exchange them.");
            floor = null;
            ceiling = null;
        }
        LocalDate effective = entry.date("effective");
        LocalDate expires = entry.date("expires");
        if (effective != null && expires != null && !expires.isAfter(effective)) {
            faults.error(
                    "bad-date",
                    entry.placeOfValue("expires"),
                    "The limit expires before it takes effect.",
                    "Give `expires` a day after `effective`.");
        }
        if (value == null || unit == null) {
            broken.add(name);
        } else {
            found.add(new LimitEntry(
                    name, value, unit, floor, ceiling, basis, effective, expires, entry.placeOfValue("value")));
        }
    }
}
