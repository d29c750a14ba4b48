package dev.decorum.policy.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the patterns of all languages say of a text. Compiles a language when the first text in it is seen. Safe
 * for use by several threads.
 */
final class SignFinder<T extends Enum<T>> {
    private final LexiconSource<T> source;
    private final Map<String, Matcher<T>> matchers = new ConcurrentHashMap<>();

    private final MatcherBuilder.Problems problems;

    SignFinder(LexiconSource<T> source, MatcherBuilder.Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    private record Key(Object meaning, int sentence) {}

    /**
     * What a text says.
     *
     * @param units its units
     * @param findings what was found, at most one of each meaning in a sentence, by its place
     */
    record Scan<T>(Units units, List<Finding<T>> findings) {}

    /** What was found, at most one of each meaning in a sentence, by its place. */
    List<Finding<T>> find(String text, @Nullable String language, boolean inPublic) {
        return scan(text, language, inPublic, false, (meaning, sentence, to) -> {})
                .findings();
    }

    /**
     * Looks a text through.
     *
     * @param quoted whether it begins within a quotation
     * @param watch told of every match, whatever may excuse it
     */
    Scan<T> scan(String text, @Nullable String language, boolean inPublic, boolean quoted, Matcher.Watch<T> watch) {
        FoldedText folded = FoldedText.of(text);
        String declared = Languages.declared(language, source.languages());
        int scripts = Scripts.of(folded, 0, folded.length());
        List<Matcher<T>> chosen = Languages.of(scripts, declared, source.languages()).stream()
                .sorted(Comparator.comparing(l -> !l.equals(declared)))
                .map(this::matcher)
                .toList();
        Set<String> abbreviations = new HashSet<>();
        chosen.forEach(m -> abbreviations.addAll(m.abbreviations()));
        Units units = Units.of(folded, abbreviations, quoted);
        int[] scriptsBySentence = scripts(units);
        Map<Key, Finding<T>> best = new LinkedHashMap<>();
        boolean[] restrained = new boolean[scriptsBySentence.length];
        for (Matcher<T> matcher : chosen) {
            boolean own = matcher.language().equals(declared);
            boolean[] marks = own ? restrained : new boolean[restrained.length];
            for (Matcher.Match<T> match : matcher.find(units, inPublic, watch, marks)) {
                if (!own && restrained[match.sentence()]) {
                    // Words of another language among those that deny, make conditions or report in this one.
                    continue;
                }
                boolean speaks = Languages.allows(matcher.language(), scriptsBySentence[match.sentence()], declared);
                if (match.excuse() == null && speaks) {
                    best.merge(
                            new Key(match.meaning(), match.sentence()),
                            finding(units, matcher.language(), match),
                            (known, other) -> known);
                }
            }
        }
        List<Finding<T>> found = new ArrayList<>(best.values());
        found.sort(Comparator.<Finding<T>>comparingInt(Finding::startsAt)
                .thenComparingInt(Finding::endsAt)
                .thenComparing(Finding::meaning));
        return new Scan<>(units, found);
    }

    /** Compiles all languages. */
    void prepare() {
        source.languages().forEach(this::matcher);
    }

    private static int[] scripts(Units units) {
        int[] scripts = new int[units.count() == 0 ? 0 : units.sentence(units.count() - 1) + 1];
        for (int i = 0; i < units.count(); i++) {
            scripts[units.sentence(i)] |= Scripts.of(units.text(), units.start(i), units.end(i));
        }
        return scripts;
    }

    private static <T> Finding<T> finding(Units units, String language, Matcher.Match<T> match) {
        int start = Integer.MAX_VALUE;
        int end = 0;
        for (int i = units.start(match.from()); i < units.end(match.to() - 1); i++) {
            start = Math.min(start, units.text().from(i));
            end = Math.max(end, units.text().to(i));
        }
        return new Finding<>(
                match.meaning(),
                start,
                end,
                language,
                match.confidence(),
                match.phrase().place(),
                match.phrase().text());
    }

    private Matcher<T> matcher(String language) {
        return matchers.computeIfAbsent(language, l -> new MatcherBuilder<T>(
                        l, source.words(l), source.words("en").classes(), problems)
                .build(source.lexicons(l), source.everywhere()));
    }
}
