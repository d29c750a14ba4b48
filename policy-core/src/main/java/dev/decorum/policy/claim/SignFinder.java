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
    /** How many choices of languages are kept. */
    private static final int MOST_CHOICES = 200;

    private final LexiconSource<T> source;
    private final Map<String, Matcher<T>> matchers;
    private final Map<Languages.Choice, Chosen<T>> choices = new ConcurrentHashMap<>();

    private final MatcherBuilder.Problems problems;
    private final @Nullable Recall<T> recall;

    SignFinder(LexiconSource<T> source, MatcherBuilder.Problems problems, @Nullable Recall<T> recall) {
        this.source = source;
        this.problems = problems;
        this.recall = recall;
        this.matchers = new ConcurrentHashMap<>();
    }

    private SignFinder(SignFinder<T> same, @Nullable Recall<T> recall) {
        this.source = same.source;
        this.problems = same.problems;
        this.matchers = same.matchers;
        this.recall = recall;
    }

    /** The same languages with another recall; what is compiled is shared. */
    SignFinder<T> with(@Nullable Recall<T> other) {
        return new SignFinder<>(this, other);
    }

    /**
     * The languages that a text is held against.
     *
     * @param declared the one that it is said to be in; null when that is not known, or has no patterns
     * @param matchers the declared one first
     * @param abbreviations those of all of them
     */
    private record Chosen<T>(@Nullable String declared, List<Matcher<T>> matchers, Set<String> abbreviations) {}

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
        return scan(text, language, inPublic, false, null).findings();
    }

    /**
     * Looks a text through.
     *
     * @param quoted whether it begins within a quotation
     * @param watch told of every match, whatever may excuse it
     */
    Scan<T> scan(
            String text,
            @Nullable String language,
            boolean inPublic,
            boolean quoted,
            Matcher.@Nullable Watch<T> watch) {
        FoldedText folded = FoldedText.of(text);
        Chosen<T> chosen = chosen(new Languages.Choice(Scripts.of(folded, 0, folded.length()), language));
        ReadText read = ReadText.of(Units.of(folded, chosen.abbreviations(), quoted));
        int[] scripts = scripts(read.units());
        boolean[] restrained = new boolean[scripts.length];
        Map<Key, Finding<T>> best = new LinkedHashMap<>();
        for (Matcher<T> matcher : chosen.matchers()) {
            if (watch == null && !speaks(matcher, scripts, chosen)) {
                continue;
            }
            boolean own = matcher.language().equals(chosen.declared());
            boolean[] marks = own ? restrained : new boolean[scripts.length];
            for (Matcher.Match<T> match : matcher.find(read, inPublic, watch, marks)) {
                // Else words of another language among those that deny, make conditions or report in this one.
                boolean free = own || !restrained[match.sentence()];
                if (free
                        && match.excuse() == null
                        && Languages.allows(matcher.language(), scripts[match.sentence()], chosen.declared())) {
                    best.computeIfAbsent(
                            new Key(match.meaning(), match.sentence()),
                            key -> finding(read.units(), matcher.language(), match));
                }
            }
        }
        recall(read.units(), chosen.declared(), inPublic, watch, best);
        List<Finding<T>> found = new ArrayList<>(best.values());
        found.sort(Comparator.<Finding<T>>comparingInt(Finding::startsAt)
                .thenComparingInt(Finding::endsAt)
                .thenComparing(Finding::meaning));
        return new Scan<>(read.units(), found);
    }

    private Chosen<T> chosen(Languages.Choice choice) {
        Chosen<T> known = choices.get(choice);
        if (known == null) {
            Set<String> languages = source.languages();
            String declared = Languages.declared(choice.tag(), languages);
            List<Matcher<T>> chosen = Languages.of(choice.scripts(), declared, languages).stream()
                    .sorted(Comparator.comparing(l -> !l.equals(declared)))
                    .map(this::matcher)
                    .toList();
            Set<String> abbreviations = new HashSet<>();
            chosen.forEach(m -> abbreviations.addAll(m.abbreviations()));
            known = new Chosen<>(declared, chosen, abbreviations);
            if (choices.size() >= MOST_CHOICES) {
                choices.clear();
            }
            choices.put(choice, known);
        }
        return known;
    }

    /** Whether a language has a say in any sentence. */
    private static boolean speaks(Matcher<?> matcher, int[] scripts, Chosen<?> chosen) {
        for (int some : scripts) {
            if (Languages.allows(matcher.language(), some, chosen.declared())) {
                return true;
            }
        }
        return false;
    }

    /** Adds what whole sentences say without a pattern. Such a claim ends with its sentence. */
    private void recall(
            Units units,
            @Nullable String declared,
            boolean inPublic,
            Matcher.@Nullable Watch<T> watch,
            Map<Key, Finding<T>> best) {
        if (recall == null) {
            return;
        }
        SentenceFeatures features = new SentenceFeatures();
        int from = 0;
        for (int unit = 1; unit <= units.count(); unit++) {
            if (unit == units.count() || units.sentence(unit) != units.sentence(from)) {
                int first = from;
                int end = unit;
                int sentence = units.sentence(from);
                features.read(units, first, end);
                recall.judge(features, inPublic, (meaning, confidence) -> {
                    if (watch != null) {
                        watch.matched(meaning, sentence, first + 1);
                    }
                    best.computeIfAbsent(
                            new Key(meaning, sentence),
                            key -> finding(
                                    units, first, end, meaning, declared == null ? "und" : declared, confidence));
                });
                from = unit;
            }
        }
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
        int[] span = span(units, match.from(), match.to());
        return new Finding<>(
                match.meaning(),
                span[0],
                span[1],
                language,
                match.confidence(),
                match.phrase().place(),
                match.phrase().text());
    }

    private static <T> Finding<T> finding(Units units, int from, int to, T meaning, String language, int confidence) {
        int[] span = span(units, from, to);
        return new Finding<>(meaning, span[0], span[1], language, confidence, Recall.ORIGIN, "");
    }

    /** Where units start and end in the original. */
    private static int[] span(Units units, int from, int to) {
        int start = Integer.MAX_VALUE;
        int end = 0;
        for (int i = units.start(from); i < units.end(to - 1); i++) {
            start = Math.min(start, units.text().from(i));
            end = Math.max(end, units.text().to(i));
        }
        return new int[] {start, end};
    }

    private Matcher<T> matcher(String language) {
        return matchers.computeIfAbsent(language, l -> new MatcherBuilder<T>(
                        l, source.words(l), source.words("en").classes(), problems)
                .build(source.lexicons(l), source.everywhere()));
    }
}
