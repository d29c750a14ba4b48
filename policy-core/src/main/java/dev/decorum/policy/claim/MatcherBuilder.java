package dev.decorum.policy.claim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compiles the words and lexicons of one language.
 *
 * @param <T> what is recognised
 */
final class MatcherBuilder<T> {
    private static final int DEEPEST_CLASS = 4;

    private final String language;
    private final Words words;
    private final Map<String, List<Phrase>> classes = new TreeMap<>();
    private final Symbols symbols;
    private final PhraseCompiler compiler;
    private final Problems problems;
    private final List<Matcher.Pattern> patterns = new ArrayList<>();
    private final Automaton.Builder scopes = new Automaton.Builder();
    private final Automaton.Builder claims = new Automaton.Builder();
    private final List<Matcher.Part> parts = new ArrayList<>();
    private final List<T> meanings = new ArrayList<>();

    /** Told of patterns that cannot be read. */
    interface Problems {
        /** Passes over patterns that cannot be read. */
        Problems IGNORED = (phrase, fault) -> {};

        void report(Phrase phrase, PhraseException fault);
    }

    /** Finds what is wrong in the classes of a language, whether or not a pattern names them. */
    void checkClasses() {
        classes(new TreeSet<>(classes.keySet()));
    }

    /**
     * A builder.
     *
     * @param words the words of the language
     * @param english the classes of English, which count in every language
     */
    MatcherBuilder(String language, Words words, Map<String, List<Phrase>> english, Problems problems) {
        this.language = language;
        this.words = words;
        this.problems = problems;
        words.classes().forEach((name, entries) -> classes.put(name, new ArrayList<>(entries)));
        english.forEach((name, entries) -> {
            List<Phrase> own = classes.get(name);
            if (own != null && !language.equals("en")) {
                own.addAll(entries);
            }
        });
        symbols = new Symbols(language.equals("vi"), words.clitics());
        compiler = new PhraseCompiler(symbols, classes.keySet(), words.gap());
    }

    /**
     * Compiles.
     *
     * @param own the lexicons of the language
     * @param everywhere lexicons of classes only, for all languages: a pattern with a class that this language lacks
     *     is passed over
     */
    Matcher<T> build(List<Lexicon<T>> own, List<Lexicon<T>> everywhere) {
        List<Automaton.Builder> strata = classes(reachable(own, everywhere));
        words.scope().forEach((scope, phrases) -> phrases.forEach(phrase -> scope(phrase, scope.ordinal())));
        own.forEach(lexicon -> lexicon(lexicon, 90, problems));
        everywhere.forEach(lexicon -> lexicon(lexicon, 80, Problems.IGNORED));
        symbols.freeze();
        return new Matcher<>(
                language,
                words,
                symbols,
                strata.stream().map(s -> s.build(symbols)).toList(),
                scopes.build(symbols),
                claims.build(symbols),
                meanings,
                patterns,
                parts);
    }

    private void lexicon(Lexicon<T> lexicon, int confidence, Problems told) {
        int meaning = meanings.indexOf(lexicon.meaning());
        if (meaning < 0) {
            meaning = meanings.size();
            meanings.add(lexicon.meaning());
        }
        for (Phrase phrase : lexicon.phrases()) {
            claim(phrase, lexicon, meaning, false, confidence, told);
        }
        for (Phrase phrase : lexicon.publicPhrases()) {
            claim(phrase, lexicon, meaning, true, confidence, told);
        }
        int excepted = Words.Scope.values().length + 2 * meaning;
        lexicon.except().forEach(phrase -> scope(phrase, excepted));
        lexicon.unless().forEach(phrase -> scope(phrase, excepted + 1));
    }

    private void claim(
            Phrase phrase, Lexicon<T> lexicon, int meaning, boolean inPublic, int confidence, Problems told) {
        try {
            List<List<List<Automaton.Step>>> compiled = compiler.compile(phrase.text());
            int pattern = patterns.size();
            patterns.add(new Matcher.Pattern(
                    meaning,
                    phrase,
                    inPublic,
                    confidence,
                    compiled.size(),
                    lexicon.excusedBy().stream().sorted().toList()));
            for (int i = 0; i < compiled.size(); i++) {
                int part = parts.size();
                parts.add(new Matcher.Part(pattern, i));
                compiled.get(i).forEach(sequence -> claims.add(sequence, part));
            }
        } catch (PhraseException e) {
            told.report(phrase, e);
        }
    }

    /** Of a scope pattern with several parts each part counts. */
    private void scope(Phrase phrase, int output) {
        try {
            for (List<List<Automaton.Step>> part : compiler.compile(phrase.text())) {
                part.forEach(sequence -> scopes.add(sequence, output));
            }
        } catch (PhraseException e) {
            problems.report(phrase, e);
        }
    }

    /** Entries of one word imply their class; longer ones are sequences, after those of the classes that they use. */
    private List<Automaton.Builder> classes(Set<String> used) {
        Map<String, Integer> depths = new HashMap<>();
        used.forEach(name -> depth(name, depths, new LinkedHashSet<>()));
        List<Automaton.Builder> strata = new ArrayList<>();
        used.forEach(name -> {
            List<Phrase> entries = classes.getOrDefault(name, List.of());
            int symbol = symbols.named(name);
            for (Phrase entry : entries) {
                try {
                    for (List<Automaton.Step> sequence : single(entry)) {
                        if (sequence.size() == 1) {
                            symbols.imply(sequence.get(0).symbol(), symbol);
                        } else {
                            int depth = depths.getOrDefault(name, 0);
                            while (strata.size() <= depth) {
                                strata.add(new Automaton.Builder());
                            }
                            strata.get(depth).add(sequence, symbol);
                        }
                    }
                } catch (PhraseException e) {
                    problems.report(entry, e);
                }
            }
        });
        return strata;
    }

    /** The classes that patterns name, and those that these hold. */
    private Set<String> reachable(List<Lexicon<T>> own, List<Lexicon<T>> everywhere) {
        Deque<String> open = new ArrayDeque<>();
        words.scope().values().forEach(phrases -> phrases.forEach(phrase -> open.addAll(named(phrase.text()))));
        for (List<Lexicon<T>> lexicons : List.of(own, everywhere)) {
            for (Lexicon<T> lexicon : lexicons) {
                for (List<Phrase> phrases :
                        List.of(lexicon.phrases(), lexicon.publicPhrases(), lexicon.except(), lexicon.unless())) {
                    phrases.forEach(phrase -> open.addAll(named(phrase.text())));
                }
            }
        }
        Set<String> found = new TreeSet<>();
        while (!open.isEmpty()) {
            String name = open.pop();
            if (classes.containsKey(name) && found.add(name)) {
                classes.getOrDefault(name, List.of()).forEach(entry -> open.addAll(named(entry.text())));
            }
        }
        return found;
    }

    private List<List<Automaton.Step>> single(Phrase entry) throws PhraseException {
        List<List<List<Automaton.Step>>> parts = compiler.compile(entry.text());
        if (parts.size() > 1) {
            throw new PhraseException(
                    entry.text().indexOf('&'), 1, "`&` does not fit in a word class.", "Write one phrase, or two.");
        }
        return parts.get(0);
    }

    private int depth(String name, Map<String, Integer> known, Set<String> above) {
        Integer depth = known.get(name);
        if (depth != null) {
            return depth;
        }
        List<Phrase> entries = classes.get(name);
        if (entries == null) {
            return 0;
        }
        int deepest = 0;
        above.add(name);
        for (Phrase entry : entries) {
            for (String other : named(entry.text())) {
                if (above.contains(other) || above.size() > DEEPEST_CLASS) {
                    problems.report(
                            entry,
                            new PhraseException(
                                    Math.max(0, entry.text().indexOf("{" + other)),
                                    other.length() + 2,
                                    "The classes `" + name + "` and `" + other
                                            + "` hold each other, or stand too deep.",
                                    "Write the words themselves into one of them."));
                } else {
                    deepest = Math.max(deepest, 1 + depth(other, known, above));
                }
            }
        }
        above.remove(name);
        known.put(name, deepest);
        return deepest;
    }

    private static Set<String> named(String text) {
        Set<String> names = new HashSet<>();
        int at = text.indexOf('{');
        while (at >= 0) {
            int end = text.indexOf('}', at);
            if (end > at) {
                names.add(text.substring(at + 1, end).strip());
            }
            at = text.indexOf('{', at + 1);
        }
        return names;
    }
}
