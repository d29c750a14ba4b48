package dev.decorum.example.operations;

import dev.decorum.policy.fact.Intent;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a few intents by words, in German and English. It sees neither negation nor irony and knows nothing but its
 * list; whatever it misses has no intent, and the rules then permit less. Safe for use by several threads.
 */
@Singleton
public final class KeywordIntentRecognizer implements IntentRecognizer {
    private static final Set<String> GERMAN =
            Set.of("ich", "ist", "nicht", "und", "die", "der", "das", "meine", "mein", "bitte", "wo");
    private static final Set<String> ENGLISH =
            Set.of("i", "is", "not", "and", "the", "my", "please", "where", "want", "has");

    private static final Map<Intent, List<String>> PHRASES = Map.of(
            Intent.GET_REFUND, List.of("geld zurück", "erstattung", "money back", "a refund"),
            Intent.DELIVERY_DELAY,
                    List.of("noch nicht da", "noch nicht angekommen", "zu spät", "not arrived", "is late"),
            Intent.TRACK_ORDER, List.of("wo ist meine bestellung", "wo bleibt", "where is my order"),
            Intent.CANCEL_ORDER, List.of("stornieren", "cancel my order"),
            Intent.HUMAN_AGENT, List.of("mit einem menschen", "mitarbeiter sprechen", "speak to a person"));

    @Override
    public Recognition recognize(String text) {
        String lower = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        Set<Intent> intents = EnumSet.noneOf(Intent.class);
        PHRASES.forEach((intent, phrases) -> {
            if (phrases.stream().anyMatch(lower::contains)) {
                intents.add(intent);
            }
        });
        return new Recognition(languageOf(lower), intents);
    }

    private static @Nullable String languageOf(String lower) {
        Set<String> words = new HashSet<>(Arrays.asList(lower.split("[^\\p{L}]+")));
        long german = words.stream().filter(GERMAN::contains).count();
        long english = words.stream().filter(ENGLISH::contains).count();
        return german == english ? null : german > english ? "de" : "en";
    }
}
