package dev.decorum.example.operations;

import dev.decorum.policy.fact.Intent;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was understood of a text.
 *
 * @param language the BCP 47 tag of its language; null when it is not certain
 * @param confidence what it asks for, several are usual, each with how sure that is, from 0 to 1
 */
public record Recognition(@Nullable String language, Map<Intent, Double> confidence) {
    /** Nothing was understood. */
    public static final Recognition NOTHING = new Recognition(null, Map.of());

    public Recognition {
        Map<Intent, Double> copy = new EnumMap<>(Intent.class);
        copy.putAll(confidence);
        confidence = Collections.unmodifiableMap(copy);
    }

    /** What it asks for. */
    public Set<Intent> intents() {
        return confidence.keySet();
    }
}
