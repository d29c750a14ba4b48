package dev.decorum.rules.catalog;

import dev.decorum.policy.claim.Lexicon;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.rules.catalog.YamlSource.YamlMap;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.Place;
import dev.decorum.rules.source.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the files under {@code claims/} and {@code signals/}. */
final class LexiconReader {
    private final Faults faults;

    LexiconReader(Faults faults) {
        this.faults = faults;
    }

    /**
     * A lexicon with the examples that are its tests.
     *
     * @param found texts in which it must find something
     * @param clean texts in which it must find nothing
     */
    record Tested<T>(Lexicon<T> lexicon, List<Example> found, List<Example> clean) {}

    record Example(String language, String text, Place place) {}

    <T extends Enum<T>> Optional<Tested<T>> read(SourceFile file, String key, Class<T> type) {
        return YamlSource.read(file, faults).flatMap(root -> lexicon(file, root, key, type));
    }

    private <T extends Enum<T>> Optional<Tested<T>> lexicon(SourceFile file, YamlMap root, String key, Class<T> type) {
        int before = faults.size();
        root.allow(key, "phrases", "unless", "examples");
        root.required(key);
        List<String> words =
                Arrays.stream(type.getEnumConstants()).map(FactKinds::wordFor).toList();
        T meaning = root.parsed(key, "one of " + String.join(", ", words), w -> constant(type, words, w));
        Map<String, List<String>> phrases = texts(root, "phrases");
        Map<String, List<String>> unless = texts(root, "unless");
        if (root.lacks("phrases") || (root.has("phrases") && phrases.isEmpty() && faults.size() == before)) {
            faults.error(
                    "missing-key",
                    Place.of(file.path()),
                    "The file names no phrases.",
                    "Add `phrases:` with a list for each language.");
        }
        YamlMap examples = root.map("examples").orElse(null);
        List<Example> found = new ArrayList<>();
        List<Example> clean = new ArrayList<>();
        if (examples != null) {
            examples.allow("found", "clean");
            examples(examples, "found", found);
            examples(examples, "clean", clean);
        }
        return meaning == null
                ? Optional.empty()
                : Optional.of(new Tested<>(new Lexicon<>(meaning, phrases, unless), found, clean));
    }

    private static <T extends Enum<T>> @Nullable T constant(Class<T> type, List<String> words, String word) {
        int at = words.indexOf(word.toLowerCase(Locale.ROOT));
        return at < 0 ? null : type.getEnumConstants()[at];
    }

    private static Map<String, List<String>> texts(YamlMap root, String key) {
        Map<String, List<String>> byLanguage = new LinkedHashMap<>();
        root.map(key).ifPresent(section -> {
            for (String language : section.keys()) {
                byLanguage.put(
                        language,
                        section.texts(language).stream()
                                .map(YamlSource.Item::text)
                                .toList());
            }
        });
        return byLanguage;
    }

    private static void examples(YamlMap section, String key, List<Example> target) {
        for (YamlMap entry : section.maps(key)) {
            entry.allow("language", "text");
            target.add(new Example(entry.required("language"), entry.required("text"), entry.placeOfValue("text")));
        }
    }
}
