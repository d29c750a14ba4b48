package dev.decorum.testing.suite;

import dev.decorum.rules.catalog.YamlSource.YamlMap;
import dev.decorum.rules.catalog.YamlSource.YamlValue;
import dev.decorum.rules.source.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One fact as it is given in several places, such as fixtures and the case itself: a field comes from the last one that
 * has it.
 *
 * @param layers its maps and short forms, the last of which counts most
 */
record Layered(List<Part> layers) {
    Layered {
        layers = List.copyOf(layers);
    }

    /**
     * One place.
     *
     * @param place where it stands
     * @param field what it gives for a field
     * @param map the map; empty for a short form
     */
    record Part(Place place, Function<String, Optional<YamlValue>> field, Optional<YamlMap> map) {
        static Part of(YamlMap map) {
            return new Part(map.place(), map::value, Optional.of(map));
        }

        /** A fact given by its main field alone. */
        static Part of(String field, YamlValue value) {
            return new Part(
                    value.place(),
                    name -> name.equals(field) ? Optional.of(value) : Optional.empty(),
                    Optional.empty());
        }
    }

    Place place() {
        return layers.get(layers.size() - 1).place();
    }

    Optional<YamlValue> field(String name) {
        for (int i = layers.size() - 1; i >= 0; i--) {
            Optional<YamlValue> found = layers.get(i).field().apply(name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Reports every key that is not among these. */
    void allow(List<String> known) {
        String[] names = known.toArray(String[]::new);
        layers.forEach(part -> part.map().ifPresent(map -> map.allow(names)));
    }
}
