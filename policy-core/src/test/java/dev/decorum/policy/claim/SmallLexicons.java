package dev.decorum.policy.claim;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Words and patterns that a test writes down. */
final class SmallLexicons<T> implements LexiconSource<T> {
    private final Map<String, Map<String, List<Phrase>>> classes = new TreeMap<>();
    private final Map<String, Map<Words.Scope, List<Phrase>>> scopes = new TreeMap<>();
    private final Map<String, List<Lexicon<T>>> lexicons = new TreeMap<>();

    SmallLexicons<T> words(String language, String name, String... entries) {
        classes.computeIfAbsent(language, l -> new LinkedHashMap<>()).put(name, phrases(entries));
        return this;
    }

    SmallLexicons<T> scope(String language, Words.Scope scope, String... entries) {
        scopes.computeIfAbsent(language, l -> new EnumMap<>(Words.Scope.class)).put(scope, phrases(entries));
        return this;
    }

    SmallLexicons<T> find(String language, T meaning, String... phrases) {
        return add(language, meaning, phrases(phrases), List.of(), List.of(), List.of());
    }

    SmallLexicons<T> add(
            String language,
            T meaning,
            List<Phrase> phrases,
            List<Phrase> inPublic,
            List<Phrase> except,
            List<Phrase> unless) {
        lexicons.computeIfAbsent(language, l -> new java.util.ArrayList<>())
                .add(new Lexicon<>(meaning, phrases, inPublic, except, unless, EnumSet.allOf(Excuse.class)));
        return this;
    }

    static List<Phrase> phrases(String... texts) {
        return java.util.Arrays.stream(texts).map(t -> new Phrase(t, "test:1")).toList();
    }

    @Override
    public Set<String> languages() {
        return lexicons.keySet();
    }

    @Override
    public Words words(String language) {
        boolean characters = Set.of("zh-Hans", "zh-Hant", "ja", "ko", "th").contains(language);
        return new Words(
                classes.getOrDefault(language, Map.of()),
                scopes.getOrDefault(language, Map.of()),
                Set.of("nr"),
                language.equals("ar")
                        ? new Words.Clitics(Set.of("و", "ال", "ب"), Set.of("ك"))
                        : new Words.Clitics(Set.of(), Set.of()),
                language.equals("ja") ? Words.Side.AFTER : language.equals("de") ? Words.Side.BOTH : Words.Side.BEFORE,
                characters ? 10 : 5);
    }

    @Override
    public List<Lexicon<T>> lexicons(String language) {
        return lexicons.getOrDefault(language, List.of());
    }

    @Override
    public List<Lexicon<T>> everywhere() {
        return List.of();
    }
}
