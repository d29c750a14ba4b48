package dev.decorum.policy.claim;

import dev.decorum.policy.fact.Claim;
import dev.decorum.policy.fact.ClaimCategory;
import dev.decorum.policy.fact.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds claims in drafts and signals in messages by lexicons of phrases. Immutable; safe for use by several threads;
 * the same text gives the same findings on every machine.
 */
public final class TextSigns {
    private final PhraseFinder<ClaimCategory> claims;
    private final PhraseFinder<Signal> signals;

    /** A finder for these lexicons. */
    public TextSigns(Collection<Lexicon<ClaimCategory>> claims, Collection<Lexicon<Signal>> signals) {
        this.claims = new PhraseFinder<>(claims);
        this.signals = new PhraseFinder<>(signals);
    }

    /**
     * The claims in a text, by their place, at most one of each category in a sentence.
     *
     * @param language the BCP 47 tag of the text; null when not known: then all languages are tried
     */
    public List<Claim> claims(String text, @Nullable String language) {
        List<Claim> found = new ArrayList<>();
        for (var hit : claims.find(Sentences.of(text), language)) {
            String words = text.substring(hit.start(), hit.end());
            found.add(new Claim(hit.meaning(), words, hit.start(), hit.end(), hit.language(), 100));
        }
        found.sort(Comparator.comparingInt(Claim::startsAt)
                .thenComparingInt(Claim::endsAt)
                .thenComparing(Claim::category));
        return found;
    }

    /**
     * A phrase that stands for a signal.
     *
     * @param signal the signal
     * @param startsAt where it starts in the text, in UTF-16 code units from 0
     * @param endsAt where it ends in the text, exclusive
     * @param language the language of the phrase, as the lexicon names it
     */
    public record SignalFinding(Signal signal, int startsAt, int endsAt, String language) {}

    /** Where the signals are, by their place; the language as for {@link #claims}. */
    public List<SignalFinding> signalFindings(String text, @Nullable String language) {
        List<SignalFinding> found = new ArrayList<>();
        for (var hit : signals.find(Sentences.of(text), language)) {
            found.add(new SignalFinding(hit.meaning(), hit.start(), hit.end(), hit.language()));
        }
        found.sort(Comparator.comparingInt(SignalFinding::startsAt)
                .thenComparingInt(SignalFinding::endsAt)
                .thenComparing(SignalFinding::signal));
        return found;
    }

    /** The signals in a text; the language as for {@link #claims}. */
    public Set<Signal> signals(String text, @Nullable String language) {
        Set<Signal> found = EnumSet.noneOf(Signal.class);
        for (var hit : signals.find(Sentences.of(text), language)) {
            found.add(hit.meaning());
        }
        return found;
    }
}
