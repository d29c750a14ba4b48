package dev.decorum.testing.suite;

import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Claim;
import dev.decorum.policy.fact.Execution;
import dev.decorum.policy.fact.Fact;
import dev.decorum.policy.fact.History;
import dev.decorum.policy.internal.Names;
import dev.decorum.rules.catalog.YamlSource.YamlMap;
import dev.decorum.rules.catalog.YamlSource.YamlValue;
import dev.decorum.rules.source.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the facts of a case of its fixtures and of what it gives itself. Belongs to one thread. */
final class GivenReader {
    /** Facts that one value stands for, by the field that it fills. */
    static final Map<String, String> SHORT = Map.of(
            "message", "text",
            "reply", "text",
            "rollout", "stage",
            "customer", "verified",
            "order", "status");

    /** Words that stand for a whole fact. */
    static final Map<String, Map<String, Fact>> WHOLE =
            Map.of("history", Map.of("none", History.none()), "execution", Map.of("ready", Execution.ready()));

    /** Fields of the message that may stand beside it. */
    static final List<String> OF_MESSAGE = List.of("intents", "signals");

    /** Keys that are refused with a reason of their own. */
    private static final List<String> LIMITS = List.of("limit", "limits");

    private static final String[] KEYS =
            Stream.concat(keys().stream(), LIMITS.stream()).toArray(String[]::new);

    private final ValueReader values;
    private final FactReader facts;
    private final Set<String> actionIds = new LinkedHashSet<>();

    GivenReader(ValueReader values, Where where) {
        this.values = values;
        this.facts = new FactReader(values, where);
    }

    /** The keys of a map of facts. */
    static List<String> keys() {
        List<String> keys = new ArrayList<>(FactShape.SINGLE.keySet());
        keys.addAll(OF_MESSAGE);
        keys.add("claims");
        keys.add("actions");
        return keys;
    }

    /** The ids of the actions that were given, also of those that cannot be read. */
    Set<String> actionIds() {
        return actionIds;
    }

    /** The facts of these maps, the last of which counts most. */
    List<Fact> read(List<YamlMap> given) {
        List<Fact> found = new ArrayList<>();
        for (YamlMap map : given) {
            for (String key : LIMITS) {
                if (map.has(key)) {
                    values.faults()
                            .error(
                                    "unknown-key",
                                    map.placeOf(key),
                                    "Limits are not given: they come from the rules.",
                                    "Change the `limits.yaml` of a layer, or choose amounts around the limit.");
                }
            }
            map.allow(KEYS);
        }
        FactShape.SINGLE.forEach((name, type) -> single(name, type, given).ifPresent(found::add));
        given.forEach(map -> map.value("claims").ifPresent(list -> claims(list, found)));
        actions(given, found);
        return found;
    }

    private Optional<? extends Fact> single(String name, Class<? extends Fact> type, List<YamlMap> given) {
        List<Layered.Part> parts = new ArrayList<>();
        Fact whole = null;
        for (YamlMap map : given) {
            YamlValue value = map.value(name).orElse(null);
            if (value != null) {
                if (value.isNull()) {
                    parts.clear();
                    whole = null;
                } else if (value.isMap()) {
                    value.map().ifPresent(m -> parts.add(Layered.Part.of(m)));
                } else {
                    whole = shortForm(name, value, parts, whole);
                }
            }
            if (name.equals("message")) {
                ofMessage(map, value, parts);
            }
        }
        if (parts.isEmpty()) {
            return Optional.ofNullable(whole);
        }
        return facts.fact(type, new Layered(parts));
    }

    private @Nullable Fact shortForm(String name, YamlValue value, List<Layered.Part> parts, @Nullable Fact before) {
        String text = String.valueOf(value.text());
        Map<String, Fact> words = WHOLE.getOrDefault(name, Map.of());
        Fact whole = words.get(text);
        if (whole != null) {
            parts.clear();
            return whole;
        }
        String field = SHORT.get(name);
        if (field == null) {
            String word = words.isEmpty()
                    ? ""
                    : ", or `" + name + ": " + words.keySet().iterator().next() + "`";
            values.wrong(
                    value, "`" + name + "` must hold keys with values.", "Write `" + name + ": { .. }`" + word + ".");
        } else {
            parts.add(Layered.Part.of(field, value));
        }
        return before;
    }

    private void ofMessage(YamlMap map, @Nullable YamlValue message, List<Layered.Part> parts) {
        for (String field : OF_MESSAGE) {
            YamlValue beside = map.value(field).orElse(null);
            if (beside != null) {
                boolean twice = message != null
                        && message.isMap()
                        && message.map().map(m -> m.has(field)).orElse(false);
                if (twice) {
                    values.wrong(beside, "`" + field + "` stands here and in `message`.", "Keep one of them.");
                }
                parts.add(Layered.Part.of(field, beside));
            }
        }
    }

    private void claims(YamlValue list, List<Fact> found) {
        for (YamlValue item : ValueReader.each(list)) {
            Layered.Part part =
                    item.isMap() ? item.map().map(Layered.Part::of).orElse(null) : Layered.Part.of("category", item);
            if (part != null) {
                Layered given = new Layered(List.of(part));
                if (given.field("category").isEmpty()) {
                    values.wrong(
                            item, "This claim has no `category`.", "Add `category: refund-commitment` or another.");
                } else {
                    facts.fact(Claim.class, given).ifPresent(found::add);
                }
            }
        }
    }

    /** What was given of one action. */
    private record Named(List<Layered.Part> parts, Place place) {}

    private void actions(List<YamlMap> given, List<Fact> found) {
        Map<String, Named> named = new LinkedHashMap<>();
        for (YamlMap map : given) {
            YamlValue value = map.value("actions").orElse(null);
            if (value != null && value.isMap()) {
                value.map().ifPresent(actions -> named(actions, named));
            } else if (value != null && !value.isNull()) {
                for (YamlValue item : ValueReader.each(value)) {
                    String kind = values.oneOf(item, "action", FactShape.ACTIONS.keySet());
                    if (kind != null) {
                        named.put(kind, new Named(List.of(Layered.Part.of("fact", item)), item.place()));
                    }
                }
            }
        }
        actionIds.addAll(named.keySet());
        named.forEach((id, parts) -> action(id, parts).ifPresent(found::add));
    }

    private void named(YamlMap actions, Map<String, Named> named) {
        for (String id : actions.keys()) {
            YamlValue value = actions.value(id).orElseThrow();
            if (value.isNull()) {
                named.remove(id);
                continue;
            }
            List<Layered.Part> parts = new ArrayList<>();
            Named before = named.get(id);
            if (before != null) {
                parts.addAll(before.parts());
            }
            if (value.isMap()) {
                value.map().ifPresent(m -> parts.add(Layered.Part.of(m)));
            } else {
                parts.add(Layered.Part.of("fact", value));
            }
            named.put(id, new Named(parts, actions.placeOf(id)));
        }
    }

    private Optional<Action> action(String id, Named named) {
        Map<String, Class<? extends Fact>> kinds = FactShape.ACTIONS;
        Layered given = new Layered(named.parts());
        YamlValue said = given.field("fact").orElse(null);
        String kind = said == null ? id : values.oneOf(said, "action", kinds.keySet());
        if (kind == null) {
            return Optional.empty();
        }
        Class<? extends Fact> type = kinds.get(kind);
        if (type == null) {
            values.faults()
                    .error(
                            "unknown-action",
                            named.place(),
                            "Nobody knows what kind of action `" + id + "` is.",
                            kindRemedy(id, kinds));
            return Optional.empty();
        }
        return facts.action(type, id, given);
    }

    private static String kindRemedy(String id, Map<String, Class<? extends Fact>> kinds) {
        String near = Names.suggest(id, kinds.keySet());
        return near.startsWith("Did") ? near : "Add `fact: refund` or another kind to it. " + near;
    }
}
