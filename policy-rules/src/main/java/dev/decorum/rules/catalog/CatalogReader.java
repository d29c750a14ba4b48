package dev.decorum.rules.catalog;

import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Surface;
import dev.decorum.policy.internal.Names;
import dev.decorum.rules.catalog.YamlSource.YamlMap;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.SourceFile;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code catalog.yaml}. */
final class CatalogReader {
    static final String ID = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private final Faults faults;
    private final Set<String> broken;

    /** A reader that adds the name of every section that cannot be read to {@code broken}. */
    CatalogReader(Faults faults, Set<String> broken) {
        this.faults = faults;
        this.broken = broken;
    }

    /** The catalogue; empty when the file cannot be read, which is then a fault. */
    Optional<Catalog> read(SourceFile file) {
        return YamlSource.read(file, faults).map(this::catalog);
    }

    private Catalog catalog(YamlMap root) {
        root.allow("reference-currency", "rates", "channels", "regions", "brands");
        root.required("reference-currency");
        for (String section : List.of("channels", "regions", "brands")) {
            if (root.has(section) ? root.map(section).isEmpty() : !root.lacks(section)) {
                broken.add(section);
            }
        }
        String reference =
                root.parsed("reference-currency", "an ISO 4217 code, such as `EUR`", CatalogReader::currency);
        Map<String, Region> regions = regions(root);
        return new Catalog(reference == null ? "EUR" : reference, rates(root), channels(root), regions, brands(root));
    }

    private static @Nullable String currency(String code) {
        try {
            return Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Map<String, BigDecimal> rates(YamlMap root) {
        Map<String, BigDecimal> rates = new LinkedHashMap<>();
        YamlMap section = root.map("rates").orElse(null);
        if (section == null) {
            return rates;
        }
        section.allow("as-of", "source", "per-reference");
        section.required("as-of");
        section.date("as-of");
        section.map("per-reference").ifPresent(table -> {
            for (String code : table.keys()) {
                BigDecimal rate = table.number(code);
                if (currency(code) == null) {
                    faults.error(
                            "wrong-value",
                            table.placeOf(code),
                            "`" + code + "` is not a currency.",
                            "Write an ISO 4217 code in capitals, such as `EUR`.");
                } else if (rate != null && rate.signum() <= 0) {
                    faults.error(
                            "wrong-value", table.placeOfValue(code), "A rate is more than zero.", "Correct the rate.");
                } else if (rate != null) {
                    rates.put(code, rate);
                }
            }
        });
        return rates;
    }

    /** A channel with a fault has some surface, so that the folders of its rules are not faults as well. */
    private Map<String, Surface> channels(YamlMap root) {
        Map<String, Surface> channels = new LinkedHashMap<>();
        root.map("channels").ifPresent(section -> {
            for (String id : section.keys()) {
                checkId(section, id);
                channels.put(id, Surface.EMAIL);
                section.map(id).ifPresent(entry -> {
                    entry.allow("surface");
                    entry.required("surface");
                    String words = String.join(", ", surfaces());
                    Surface surface = entry.parsed("surface", "one of " + words, CatalogReader::surface);
                    if (surface != null) {
                        channels.put(id, surface);
                    }
                });
            }
        });
        return channels;
    }

    static List<String> surfaces() {
        return Arrays.stream(Surface.values()).map(FactKinds::wordFor).toList();
    }

    private static @Nullable Surface surface(String word) {
        int at = surfaces().indexOf(word);
        return at < 0 ? null : Surface.values()[at];
    }

    /** A region with a fault has some zone, likewise. */
    private Map<String, Region> regions(YamlMap root) {
        Map<String, Region> regions = new LinkedHashMap<>();
        YamlMap section = root.map("regions").orElse(null);
        if (section == null) {
            return regions;
        }
        for (String id : section.keys()) {
            checkId(section, id);
            regions.put(
                    id,
                    section.map(id)
                            .map(entry -> region(id, entry, section))
                            .orElse(new Region(id, null, ZoneOffset.UTC, Region.Hours.NEVER, Region.Hours.NEVER)));
        }
        for (String id : regions.keySet()) {
            requireNoLoop(id, regions, section);
        }
        return regions;
    }

    private Region region(String id, YamlMap entry, YamlMap all) {
        entry.allow("parent", "zone", "currency", "languages", "working-hours", "quiet-hours");
        entry.required("zone");
        ZoneId zone = entry.parsed("zone", "a time zone, such as `Europe/Berlin`", CatalogReader::zone);
        entry.parsed("currency", "an ISO 4217 code, such as `EUR`", CatalogReader::currency);
        entry.texts("languages");
        String parent = entry.text("parent");
        if (parent != null && !all.has(parent)) {
            faults.error(
                    "unknown-parent",
                    entry.placeOfValue("parent"),
                    "There is no region `" + parent + "`.",
                    Names.suggest(parent, all.keys()));
            parent = null;
        }
        return new Region(
                id,
                parent,
                zone == null ? ZoneOffset.UTC : zone,
                hours(entry, "working-hours"),
                hours(entry, "quiet-hours"));
    }

    private void requireNoLoop(String id, Map<String, Region> regions, YamlMap section) {
        Set<String> seen = new LinkedHashSet<>();
        Region region = regions.get(id);
        while (region != null && region.parent() != null) {
            if (!seen.add(region.id())) {
                if (!region.id().equals(id) || !id.equals(Collections.min(seen))) {
                    return;
                }
                faults.error(
                        "parent-loop",
                        section.placeOf(id),
                        "The parents of `" + id + "` lead back to where they began: " + String.join(" -> ", seen) + ".",
                        "Take one `parent` out.");
                return;
            }
            region = regions.get(region.parent());
        }
    }

    private static @Nullable ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private Region.Hours hours(YamlMap entry, String key) {
        YamlMap section = entry.map(key).orElse(null);
        if (section == null) {
            return Region.Hours.NEVER;
        }
        section.allow("days", "from", "to");
        section.required("from");
        section.required("to");
        Set<DayOfWeek> days = section.has("days")
                ? section.parsed("days", "days such as `mon-fri` or `sat`", CatalogReader::days)
                : EnumSet.allOf(DayOfWeek.class);
        LocalTime from = section.parsed("from", "a time in quotes, such as `\"09:00\"`", CatalogReader::time);
        LocalTime to = section.parsed("to", "a time in quotes, such as `\"18:00\"`", CatalogReader::time);
        return days == null || from == null || to == null ? Region.Hours.NEVER : new Region.Hours(days, from, to);
    }

    private static @Nullable LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Set<DayOfWeek> days(String text) {
        String[] ends = text.toLowerCase(Locale.ROOT).split("-", 2);
        int from = DAYS.indexOf(ends[0]);
        int to = DAYS.indexOf(ends[ends.length - 1]);
        if (from < 0 || to < 0) {
            return null;
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (int day = from; ; day = (day + 1) % 7) {
            days.add(DayOfWeek.of(day + 1));
            if (day == to) {
                return days;
            }
        }
    }

    private Set<String> brands(YamlMap root) {
        Set<String> brands = new LinkedHashSet<>();
        root.map("brands").ifPresent(section -> {
            for (String id : section.keys()) {
                checkId(section, id);
                brands.add(id);
            }
        });
        return brands;
    }

    private void checkId(YamlMap section, String id) {
        if (!id.matches(ID)) {
            faults.error(
                    "bad-id",
                    section.placeOf(id),
                    "`" + id + "` is not an id.",
                    "Write small letters, digits and single dashes.");
        }
    }
}
