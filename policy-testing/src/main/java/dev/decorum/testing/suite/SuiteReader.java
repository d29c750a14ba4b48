package dev.decorum.testing.suite;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.Rollout;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.catalog.YamlSource;
import dev.decorum.rules.catalog.YamlSource.YamlMap;
import dev.decorum.rules.catalog.YamlSource.YamlValue;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.Place;
import dev.decorum.rules.source.SourceFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads files of cases against a rule set. What is wrong becomes a fault. Belongs to one thread. */
final class SuiteReader {
    static final List<String> ROOT = List.of("suite", "description", "defaults", "fixtures", "cases");
    static final List<String> PLACE = List.of("channel", "region", "brand", "at", "rollout");
    static final List<String> SHARED = List.of("use", "given");
    static final List<String> MATRIX = List.of("channels", "regions", "brands", "stages");
    static final List<String> CASE = List.of("name", "description", "expect", "matrix");

    private static final String[] DEFAULT_KEYS = joined(PLACE, SHARED);
    private static final String[] CASE_KEYS = joined(CASE, List.of(DEFAULT_KEYS));

    private final RuleSet rules;
    private final ExpectReader.Known known;
    private final Faults faults;
    private final ValueReader values;

    SuiteReader(RuleSet rules, ExpectReader.Known known, Faults faults) {
        this.rules = rules;
        this.known = known;
        this.faults = faults;
        this.values = new ValueReader(faults);
    }

    Optional<Suite> read(SourceFile file) {
        return YamlSource.read(file, faults).map(root -> suite(file, root));
    }

    private Suite suite(SourceFile file, YamlMap root) {
        root.allow(ROOT.toArray(String[]::new));
        String name = root.required("suite");
        Optional<YamlMap> defaults = root.map("defaults");
        defaults.ifPresent(map -> map.allow(DEFAULT_KEYS));
        Map<String, YamlMap> fixtures = new LinkedHashMap<>();
        root.map("fixtures").ifPresent(map -> map.keys()
                .forEach(key -> map.map(key).ifPresent(fixture -> fixtures.put(key, fixture))));
        List<SuiteCase> cases = new ArrayList<>();
        Map<String, Place> caseNames = new HashMap<>();
        List<YamlMap> maps = root.maps("cases");
        if (root.lacks("cases") || (root.has("cases") && maps.isEmpty())) {
            faults.error("missing-key", root.place(), "The suite has no cases.", "Add `cases:` with at least one.");
        }
        for (YamlMap map : maps) {
            map.allow(CASE_KEYS);
            String caseName = map.required("name");
            Place first = caseName.isBlank() ? null : caseNames.putIfAbsent(caseName, map.placeOfValue("name"));
            if (first != null) {
                faults.error(
                        "duplicate-case",
                        map.placeOfValue("name"),
                        "The suite has a case `" + caseName + "` already, in line " + first.line() + ".",
                        "Say in the name how the two differ.");
            }
            new CaseReader(name, caseName, map, defaults, fixtures).read(cases);
        }
        root.map("fixtures").ifPresent(all -> unused(all, root, maps));
        return new Suite(name, file.path(), cases);
    }

    /** A fixture that nobody uses is not read, so nothing in it is checked. */
    private void unused(YamlMap fixtures, YamlMap root, List<YamlMap> cases) {
        Set<String> used = new HashSet<>();
        root.map("defaults").flatMap(d -> d.value("use")).ifPresent(use -> used.addAll(values.texts(use)));
        cases.forEach(c -> c.value("use").ifPresent(use -> used.addAll(values.texts(use))));
        for (String name : fixtures.keys()) {
            if (!used.contains(name)) {
                faults.warning(
                        "unused-fixture",
                        fixtures.placeOf(name),
                        "No case uses the fixture `" + name + "`.",
                        "Delete it, or name it in a `use`.");
            }
        }
    }

    private static String[] joined(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toArray(String[]::new);
    }

    /** One value of a matrix, or the only one. */
    private record Choice(@Nullable String text, @Nullable YamlValue value) {
        static final Choice NONE = new Choice(null, null);
    }

    /** One case, from its map to one case for each combination of its matrix. */
    private final class CaseReader {
        private final String suite;
        private final String name;
        private final YamlMap map;
        private final Optional<YamlMap> defaults;
        private final Map<String, YamlMap> fixtures;
        private final Optional<YamlMap> matrix;

        CaseReader(String suite, String name, YamlMap map, Optional<YamlMap> defaults, Map<String, YamlMap> fixtures) {
            this.suite = suite;
            this.name = name;
            this.map = map;
            this.defaults = defaults;
            this.fixtures = fixtures;
            this.matrix = map.map("matrix");
        }

        void read(List<SuiteCase> cases) {
            matrix.ifPresent(m -> m.allow(MATRIX.toArray(String[]::new)));
            List<YamlMap> given = given();
            if (!map.has("expect")) {
                faults.error(
                        "expects-nothing",
                        map.place(),
                        "The case `" + name + "` expects nothing, so it can never fail.",
                        "Add `expect: { .. }`.");
            }
            Map<String, Place> seen = new HashMap<>();
            for (Choice channel :
                    choices("channels", "channel", rules.catalog().channels().keySet())) {
                for (Choice region :
                        choices("regions", "region", rules.catalog().regions().keySet())) {
                    for (Choice brand :
                            choices("brands", "brand", rules.catalog().brands())) {
                        for (Choice stage : choices("stages", "rollout", ValueReader.words(RolloutStage.class))) {
                            expand(given, channel, region, brand, stage).ifPresent(made -> {
                                if (seen.put(made.name(), made.place()) == null) {
                                    cases.add(made);
                                } else {
                                    faults.error(
                                            "duplicate-case",
                                            map.placeOf("matrix"),
                                            "The matrix gives `" + made.name() + "` twice.",
                                            "Name each value once.");
                                }
                            });
                        }
                    }
                }
            }
        }

        private List<YamlMap> given() {
            List<YamlMap> given = new ArrayList<>();
            defaults.ifPresent(d -> shared(d, given));
            shared(map, given);
            return given;
        }

        private void shared(YamlMap from, List<YamlMap> given) {
            from.value("use").ifPresent(use -> {
                for (YamlValue item : ValueReader.each(use)) {
                    String fixture = values.oneOf(item, "fixture", fixtures.keySet());
                    if (fixture != null && fixtures.get(fixture) != null) {
                        given.add(fixtures.get(fixture));
                    }
                }
            });
            from.map("given").ifPresent(given::add);
        }

        private Optional<YamlValue> setting(String key) {
            Optional<YamlValue> own = map.value(key);
            return own.isPresent() ? own : defaults.flatMap(d -> d.value(key));
        }

        /** The values of a key of the matrix; the value of the case when the matrix has no such key. */
        private List<Choice> choices(String plural, String key, Collection<String> known) {
            YamlValue values = matrix.flatMap(m -> m.value(plural)).orElse(null);
            if (values == null) {
                Choice own = setting(key)
                        .filter(v -> !v.isNull())
                        .map(v -> new Choice(SuiteReader.this.values.oneOf(v, noun(key), known), v))
                        .orElse(Choice.NONE);
                return List.of(own);
            }
            if ((values.isList() && values.items().isEmpty()) || known.isEmpty()) {
                SuiteReader.this.values.wrong(
                        values,
                        "The matrix has no " + plural + ", so the case would never run.",
                        known.isEmpty() ? "The catalogue has none: delete the key." : "Name some, or write `all`.");
            }
            if ("all".equals(values.text())) {
                return (key.equals("rollout") ? known : new TreeSet<>(known))
                        .stream().map(k -> new Choice(k, values)).toList();
            }
            List<Choice> found = new ArrayList<>();
            for (YamlValue item : ValueReader.each(values)) {
                found.add(new Choice(SuiteReader.this.values.oneOf(item, noun(key), known), item));
            }
            return found;
        }

        private static String noun(String key) {
            return key.equals("rollout") ? "rollout stage" : key;
        }

        private Optional<SuiteCase> expand(
                List<YamlMap> given, Choice channel, Choice region, Choice brand, Choice stage) {
            require("channel", channel);
            require("region", region);
            String channelId = channel.text();
            String regionId = region.text();
            if (channelId == null || regionId == null) {
                return Optional.empty();
            }
            Instant at = at(regionId);
            if (at == null) {
                return Optional.empty();
            }
            Where where = new Where(rules.catalog(), channelId, regionId, brand.text(), at);
            GivenReader reader = new GivenReader(values, where);
            List<Fact> facts = reader.read(given);
            if (stage.text() != null && (map.has("rollout") || isOf("stages") || noRollout(facts))) {
                facts.removeIf(Rollout.class::isInstance);
                facts.add(new Rollout(stage(stage.text())));
            }
            PolicyRequest request;
            try {
                request = new PolicyRequest(channelId, regionId, brand.text(), at, facts);
            } catch (IllegalArgumentException e) {
                faults.error("wrong-value", map.place(), String.valueOf(e.getMessage()), "");
                return Optional.empty();
            }
            List<Check> checks = map.map("expect")
                    .map(expect -> new ExpectReader(values, where, known, reader.actionIds()).read(expect))
                    .orElse(List.of());
            return Optional.of(new SuiteCase(
                    suite, name + suffix(channel, region, brand, stage), map.placeOf("name"), request, checks));
        }

        private void require(String key, Choice choice) {
            if (choice.value() == null && map.lacks(key)) {
                faults.error(
                        "missing-key",
                        map.place(),
                        "The case `" + name + "` has no `" + key + "`, and neither have the defaults.",
                        "Add `" + key + ": ..` to `defaults`.");
            }
        }

        private @Nullable Instant at(String region) {
            YamlValue value = setting("at").orElse(null);
            if (value == null) {
                faults.error(
                        "missing-key",
                        map.place(),
                        "The case `" + name + "` has no `at`, and neither have the defaults.",
                        "Add `at: 2026-11-20T10:00:00+01:00` to `defaults`: rules have dates.");
                return null;
            }
            String text = values.text(value);
            Instant at = text == null ? null : Times.absolute(text, Where.zone(rules.catalog(), region));
            if (text != null && at == null) {
                values.wrong(
                        value,
                        "`at` is `" + text + "`, which does not fit.",
                        "Write a time such as `2026-11-20T10:00:00+01:00`; without an offset it is local to the region.");
            }
            return at;
        }

        private boolean isOf(String plural) {
            return matrix.map(m -> m.has(plural)).orElse(false);
        }

        private static boolean noRollout(List<Fact> facts) {
            return facts.stream().noneMatch(Rollout.class::isInstance);
        }

        private static RolloutStage stage(String word) {
            return RolloutStage.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        private String suffix(Choice channel, Choice region, Choice brand, Choice stage) {
            List<String> parts = new ArrayList<>();
            add("channels", channel, parts);
            add("regions", region, parts);
            add("brands", brand, parts);
            add("stages", stage, parts);
            return parts.isEmpty() ? "" : " [" + String.join(", ", parts) + "]";
        }

        private void add(String plural, Choice choice, List<String> parts) {
            if (isOf(plural) && choice.text() != null) {
                parts.add(choice.text());
            }
        }
    }
}
