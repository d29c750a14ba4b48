package dev.decorum.rules.catalog;

import dev.decorum.policy.claim.Excuse;
import dev.decorum.policy.claim.Lexicon;
import dev.decorum.policy.claim.Phrase;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.rules.catalog.YamlSource.Item;
import dev.decorum.rules.catalog.YamlSource.YamlMap;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.Place;
import dev.decorum.rules.source.SourceFile;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the files under {@code claims/<language>/} and {@code signals/<language>/}. */
final class LexiconReader {
    private final Faults faults;
    private final Map<Phrase, Place> places = new HashMap<>();

    LexiconReader(Faults faults) {
        this.faults = faults;
    }

    /**
     * A lexicon with the examples that are its tests.
     *
     * @param found texts in which it must find something
     * @param clean texts in which it must find nothing
     */
    record Tested<T>(Lexicon<T> lexicon, List<Item> found, List<Item> clean) {
        /** The same lexicon without examples: those of a file that cannot be read whole prove nothing. */
        Tested<T> untested() {
            return new Tested<>(lexicon, List.of(), List.of());
        }

        /** The files that the examples stand in. */
        Stream<String> places() {
            return Stream.concat(found.stream(), clean.stream())
                    .map(item -> item.place().file());
        }
    }

    /** Where the patterns stand that were read. */
    Map<Phrase, Place> places() {
        return places;
    }

    <T extends Enum<T>> Optional<Tested<T>> read(
            SourceFile file, String key, Class<T> type, Map<T, Set<Excuse>> scopes) {
        return YamlSource.read(file, faults).flatMap(root -> lexicon(file, root, key, type, scopes));
    }

    private <T extends Enum<T>> Optional<Tested<T>> lexicon(
            SourceFile file, YamlMap root, String key, Class<T> type, Map<T, Set<Excuse>> scopes) {
        int before = faults.size();
        root.allow(key, "phrases", "public", "except", "unless", "examples");
        root.required(key);
        List<String> words =
                Arrays.stream(type.getEnumConstants()).map(FactKinds::wordFor).toList();
        T meaning = root.parsed(key, "one of " + String.join(", ", words), w -> constant(type, words, w));
        List<Phrase> phrases = WordsReader.phrases(root, "phrases", places);
        List<Phrase> inPublic = WordsReader.phrases(root, "public", places);
        List<Phrase> except = WordsReader.phrases(root, "except", places);
        List<Phrase> unless = WordsReader.phrases(root, "unless", places);
        if (root.lacks("phrases") || (root.has("phrases") && phrases.isEmpty() && faults.size() == before)) {
            faults.error(
                    "missing-key",
                    Place.of(file.path()),
                    "The file names no phrases.",
                    "Add `phrases:` with a list of patterns.");
        }
        YamlMap examples = root.map("examples").orElse(null);
        if (examples != null) {
            examples.allow("found", "clean");
        }
        if (meaning == null) {
            return Optional.empty();
        }
        Set<Excuse> excuses = scopes.getOrDefault(meaning, EnumSet.allOf(Excuse.class));
        return Optional.of(new Tested<>(
                new Lexicon<>(meaning, phrases, inPublic, except, unless, excuses),
                examples == null ? List.of() : examples.texts("found"),
                examples == null ? List.of() : examples.texts("clean")));
    }

    private static <T extends Enum<T>> @Nullable T constant(Class<T> type, List<String> words, String word) {
        int at = words.indexOf(word.toLowerCase(Locale.ROOT));
        return at < 0 ? null : type.getEnumConstants()[at];
    }
}
