package dev.decorum.example.operations;

import dev.decorum.policy.fact.Intent;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was understood of a text.
 *
 * @param language the BCP 47 tag of its language; null when it is not certain
 * @param intents what it asks for; several are usual
 */
public record Recognition(@Nullable String language, Set<Intent> intents) {
    public Recognition {
        intents = Set.copyOf(intents);
    }
}
