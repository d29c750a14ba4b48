package dev.decorum.policy.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The compiled words and patterns of one language. Safe for use by several threads.
 *
 * @param <T> what is recognised
 */
final class Matcher<T> {
    private static final int[] NOTHING = {};
    private static final int SCOPES = Words.Scope.values().length;

    private final String language;
    private final Words words;
    private final Symbols symbols;
    private final List<Automaton> strata;
    private final Automaton scopes;
    private final Automaton claims;
    private final List<T> meanings;
    private final List<Pattern> patterns;
    private final List<Part> parts;
    private final Queue<Runs> spare = new ConcurrentLinkedQueue<>();

    Matcher(
            String language,
            Words words,
            Symbols symbols,
            List<Automaton> strata,
            Automaton scopes,
            Automaton claims,
            List<T> meanings,
            List<Pattern> patterns,
            List<Part> parts) {
        this.language = language;
        this.words = words;
        this.symbols = symbols;
        this.strata = List.copyOf(strata);
        this.scopes = scopes;
        this.claims = claims;
        this.meanings = List.copyOf(meanings);
        this.patterns = List.copyOf(patterns);
        this.parts = List.copyOf(parts);
    }

    /**
     * A compiled pattern.
     *
     * @param meaning the number of what it stands for
     * @param inPublic whether it counts only where others read along
     * @param parts how many parts must be found in one clause
     */
    record Pattern(int meaning, Phrase phrase, boolean inPublic, int confidence, int parts, List<Excuse> excusedBy) {}

    record Part(int pattern, int number) {}

    /** Told of every match, whatever may excuse it. */
    interface Watch<T> {
        /** A match that ends before a unit. */
        void matched(T meaning, int sentence, int to);
    }

    /**
     * A pattern that was found.
     *
     * @param from the first unit
     * @param to the unit after the last
     * @param sentence the number of the sentence
     * @param excuse why it counts for nothing; null when it counts
     */
    record Match<T>(
            T meaning,
            Phrase phrase,
            int confidence,
            int from,
            int to,
            int sentence,
            @Nullable Excuse excuse) {}

    private record Runs(List<Run> strata, Run scopes, Run claims, Seen seen) {}

    String language() {
        return language;
    }

    Set<String> abbreviations() {
        return words.abbreviations();
    }

    /**
     * The best match of each meaning in each sentence: one that counts, if any does; of those the first.
     *
     * @param restrained in which sentences a negator, a condition or a report stand; marked here
     */
    List<Match<T>> find(ReadText read, boolean inPublic, @Nullable Watch<T> watch, boolean[] restrained) {
        if (read.units().count() == 0) {
            return List.of();
        }
        Runs runs = spare.poll();
        if (runs == null) {
            runs = new Runs(
                    strata.stream().map(Run::new).toList(), new Run(scopes), new Run(claims), new Seen(parts.size()));
        }
        List<Match<T>> found = new Search(read.units(), inPublic, runs, watch).run(read, restrained);
        spare.offer(runs);
        return found;
    }

    private final class Search {
        private final Units units;
        private final boolean inPublic;
        private final Runs runs;
        private final @Nullable Watch<T> watch;
        private final List<Match<T>> found = new ArrayList<>();
        private final @Nullable Match<T>[] best;

        private Spans[] excepted = {};
        private int now = -1;

        @SuppressWarnings({"unchecked", "rawtypes"})
        Search(Units units, boolean inPublic, Runs runs, @Nullable Watch<T> watch) {
            this.watch = watch;
            this.units = units;
            this.inPublic = inPublic;
            this.runs = runs;
            this.best = new Match[meanings.size()];
        }

        List<Match<T>> run(ReadText read, boolean[] restrained) {
            Occurrences occurrences = Finder.find(read, symbols);
            for (Run stratum : runs.strata()) {
                Occurrences more = new Occurrences(0);
                stratum.follow(
                        units,
                        occurrences,
                        units.sentences(),
                        (symbol, event) -> more.add(symbol, stratum.start(event), stratum.end(event)));
                for (int i = 0; i < more.count(); i++) {
                    occurrences.add(more.symbol(i), more.from(i), more.to(i));
                }
                occurrences.sort();
            }
            Clauses clauses = clauses(occurrences, restrained);
            runs.seen().begin(units.count());
            runs.claims()
                    .follow(
                            units,
                            occurrences,
                            clauses.clause(),
                            (part, event) -> part(parts.get(part), part, event, clauses));
            flush();
            return found;
        }

        private Clauses clauses(Occurrences occurrences, boolean[] restrained) {
            Spans[] spans = new Spans[SCOPES + 2 * meanings.size()];
            Arrays.setAll(spans, i -> new Spans());
            Run run = runs.scopes();
            run.follow(
                    units,
                    occurrences,
                    units.sentences(),
                    (output, event) -> spans[output].add(run.start(event), run.end(event)));
            for (Spans some : spans) {
                some.sort();
            }
            excepted = Arrays.copyOfRange(spans, SCOPES, spans.length);
            Clauses.ScopeWords scopeWords = new Clauses.ScopeWords(
                    of(spans, Words.Scope.NEGATOR).without(of(spans, Words.Scope.NOT_NEGATOR)),
                    of(spans, Words.Scope.CONDITION),
                    of(spans, Words.Scope.QUESTION),
                    of(spans, Words.Scope.REPORT),
                    of(spans, Words.Scope.CONTRAST),
                    of(spans, Words.Scope.SUBORDINATOR));
            for (Spans some : List.of(scopeWords.negators(), scopeWords.conditions(), scopeWords.reports())) {
                for (int i = 0; i < some.count(); i++) {
                    restrained[units.sentence(some.from(i))] = true;
                }
            }
            return new Clauses(
                    units, scopeWords, words.negation(), Languages.reportsBeforeCommas(language), words.gap());
        }

        private Spans of(Spans[] spans, Words.Scope scope) {
            return spans[scope.ordinal()];
        }

        private void part(Part part, int number, int event, Clauses clauses) {
            Pattern pattern = patterns.get(part.pattern());
            if (pattern.inPublic() && !inPublic) {
                return;
            }
            Run run = runs.claims();
            if (pattern.parts() == 1) {
                tell(pattern, run.start(event), run.end(event));
                offer(
                        pattern,
                        run.start(event),
                        run.end(event),
                        (first, last) -> run.covers(event, first, last),
                        clauses);
                return;
            }
            Seen seen = runs.seen();
            seen.add(number, clauses.clause()[run.start(event)], event, run.end(event));
            int first = number - part.number();
            int last = first + pattern.parts();
            if (!seen.all(first, last)) {
                return;
            }
            int soonest = 0;
            for (int i = first; i < last; i++) {
                soonest = Math.max(soonest, seen.firstEnd(i));
            }
            tell(pattern, run.start(event), soonest);
            int[] chosen = apart(first, last, number);
            if (chosen.length == 0) {
                return;
            }
            int start = Integer.MAX_VALUE;
            int end = 0;
            for (int one : chosen) {
                start = Math.min(start, run.start(one));
                end = Math.max(end, run.end(one));
            }
            offer(pattern, start, end, (from, to) -> anyCovers(chosen, from, to), clauses);
        }

        /** For each of a range of parts the latest match that is not the very words of another; none when there is none. */
        private int[] apart(int first, int last, int newest) {
            Run run = runs.claims();
            Seen seen = runs.seen();
            int[] chosen = new int[last - first];
            chosen[0] = seen.event(newest);
            int count = 1;
            for (int part = first; part < last; part++) {
                if (part == newest) {
                    continue;
                }
                int match = isApart(run, chosen, count, seen.event(part)) ? seen.event(part) : seen.earlier(part);
                if (!isApart(run, chosen, count, match)) {
                    return NOTHING;
                }
                chosen[count++] = match;
            }
            return chosen;
        }

        private boolean isApart(Run run, int[] chosen, int count, int match) {
            for (int i = 0; i < count; i++) {
                if (run.same(chosen[i], match)) {
                    return false;
                }
            }
            return true;
        }

        private boolean anyCovers(int[] events, int from, int to) {
            for (int event : events) {
                if (runs.claims().covers(event, from, to)) {
                    return true;
                }
            }
            return false;
        }

        private void tell(Pattern pattern, int from, int to) {
            if (watch != null) {
                watch.matched(meanings.get(pattern.meaning()), units.sentence(from), to);
            }
        }

        private void offer(Pattern pattern, int from, int to, Clauses.Cover cover, Clauses clauses) {
            if (units.sentence(from) != now) {
                flush();
                now = units.sentence(from);
            }
            Match<T> known = best[pattern.meaning()];
            if (known != null && known.excuse() == null && !isBetter(pattern, from, to, known)) {
                return;
            }
            if (excepted[2 * pattern.meaning()].overlaps(from, to) && isExcepted(pattern, from, to, cover)) {
                return;
            }
            Excuse excuse = excuse(pattern, from, to, cover, clauses);
            if (known == null || excuse == null) {
                best[pattern.meaning()] = new Match<>(
                        meanings.get(pattern.meaning()), pattern.phrase(), pattern.confidence(), from, to, now, excuse);
            }
        }

        private boolean isExcepted(Pattern pattern, int from, int to, Clauses.Cover cover) {
            Spans spans = excepted[2 * pattern.meaning()];
            int next = spans.firstFrom(to);
            for (int i = next - 1; i >= 0 && next - i <= 6; i--) {
                if (spans.to(i) > from && cover.covers(spans.from(i), spans.to(i))) {
                    return true;
                }
            }
            return false;
        }

        private @Nullable Excuse excuse(Pattern pattern, int from, int to, Clauses.Cover cover, Clauses clauses) {
            for (Excuse excuse : pattern.excusedBy()) {
                if (clauses.excuses(excuse, from, to, cover)) {
                    return excuse;
                }
            }
            Spans unless = excepted[2 * pattern.meaning() + 1];
            int clause = clauses.clause()[from];
            int near = unless.firstFrom(from);
            for (int i = Math.max(0, near - 2); i < unless.count() && i < near + 2; i++) {
                if (clauses.clause()[unless.from(i)] == clause) {
                    return Excuse.CONDITION;
                }
            }
            return null;
        }

        private boolean isBetter(Pattern pattern, int from, int to, Match<T> known) {
            if (from != known.from()) {
                return from < known.from();
            }
            return to != known.to() ? to > known.to() : pattern.confidence() > known.confidence();
        }

        private void flush() {
            for (int i = 0; i < best.length; i++) {
                Match<T> match = best[i];
                if (match != null) {
                    found.add(match);
                    best[i] = null;
                }
            }
        }
    }
}
