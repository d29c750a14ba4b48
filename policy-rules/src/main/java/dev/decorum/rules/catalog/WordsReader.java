package dev.decorum.rules.catalog;

import dev.decorum.policy.claim.Phrase;
import dev.decorum.policy.claim.Words;
import dev.decorum.rules.catalog.YamlSource.Item;
import dev.decorum.rules.catalog.YamlSource.YamlMap;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.Place;
import dev.decorum.rules.source.SourceFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the files under {@code words/}. */
final class WordsReader {
    private static final int GAP_IN_WORDS = 5;
    private static final int GAP_IN_CHARACTERS = 10;
    private static final int WIDEST_GAP = 20;
    private static final Set<String> WITHOUT_SPACES = Set.of("zh-Hans", "zh-Hant", "ja", "ko", "th");
    private static final Map<Words.Scope, String> KEYS = new EnumMap<>(Map.of(
            Words.Scope.NEGATOR, "negators",
            Words.Scope.NOT_NEGATOR, "not-negators",
            Words.Scope.CONDITION, "conditions",
            Words.Scope.QUESTION, "questions",
            Words.Scope.REPORT, "reports",
            Words.Scope.CONTRAST, "contrasts",
            Words.Scope.SUBORDINATOR, "subordinators"));

    private final Faults faults;
    private final Map<Phrase, Place> places = new HashMap<>();

    WordsReader(Faults faults) {
        this.faults = faults;
    }

    /** What holds of a language without a file of words. */
    static Words none(String language) {
        return new Words(
                Map.of(), Map.of(), Set.of(), new Words.Clitics(Set.of(), Set.of()), Words.Side.BEFORE, gap(language));
    }

    private static int gap(String language) {
        return WITHOUT_SPACES.contains(language) ? GAP_IN_CHARACTERS : GAP_IN_WORDS;
    }

    /** Where the patterns stand that were read. */
    Map<Phrase, Place> places() {
        return places;
    }

    Words read(SourceFile file, String language) {
        YamlMap root = YamlSource.read(file, faults).orElse(null);
        if (root == null) {
            return none(language);
        }
        List<String> keys = new ArrayList<>(KEYS.values());
        keys.addAll(List.of("classes", "negation", "abbreviations", "clitics", "gap"));
        root.allow(keys.toArray(String[]::new));
        Map<String, List<Phrase>> classes = new LinkedHashMap<>();
        root.map("classes").ifPresent(section -> {
            for (String name : section.keys()) {
                classes.put(name, phrases(section, name));
            }
        });
        Map<Words.Scope, List<Phrase>> scope = new EnumMap<>(Words.Scope.class);
        KEYS.forEach((kind, key) -> scope.put(kind, phrases(root, key)));
        Words.Side side = root.parsed("negation", "`before`, `after` or `both`", WordsReader::side);
        BigDecimal gap = root.parsed("gap", "a number from 1 to " + WIDEST_GAP, WordsReader::gapOf);
        return new Words(
                classes,
                scope,
                texts(root, "abbreviations"),
                clitics(root),
                side == null ? Words.Side.BEFORE : side,
                gap == null ? gap(language) : gap.intValue());
    }

    private static Words.@Nullable Side side(String word) {
        return switch (word) {
            case "before" -> Words.Side.BEFORE;
            case "after" -> Words.Side.AFTER;
            case "both" -> Words.Side.BOTH;
            default -> null;
        };
    }

    private static @Nullable BigDecimal gapOf(String text) {
        if (!text.matches("[0-9]{1,2}")) {
            return null;
        }
        BigDecimal number = new BigDecimal(text);
        return number.intValue() >= 1 && number.intValue() <= WIDEST_GAP ? number : null;
    }

    private static Words.Clitics clitics(YamlMap root) {
        YamlMap section = root.map("clitics").orElse(null);
        if (section == null) {
            return new Words.Clitics(Set.of(), Set.of());
        }
        section.allow("before", "after");
        return new Words.Clitics(texts(section, "before"), texts(section, "after"));
    }

    private static Set<String> texts(YamlMap map, String key) {
        Set<String> found = new HashSet<>();
        map.texts(key).forEach(item -> found.add(item.text().toLowerCase(Locale.ROOT)));
        return found;
    }

    private List<Phrase> phrases(YamlMap map, String key) {
        return phrases(map, key, places);
    }

    static List<Phrase> phrases(YamlMap map, String key, Map<Phrase, Place> places) {
        List<Phrase> found = new ArrayList<>();
        for (Item item : map.texts(key)) {
            Phrase phrase = new Phrase(
                    item.text(), item.place().file() + ":" + item.place().line());
            places.put(phrase, item.place());
            found.add(phrase);
        }
        return found;
    }
}
