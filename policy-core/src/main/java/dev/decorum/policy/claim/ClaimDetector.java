package dev.decorum.policy.claim;

import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Claim;
import dev.decorum.policy.fact.ClaimCategory;
import dev.decorum.policy.fact.Signal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds claims in drafts and signals in messages. Immutable; safe for use by several threads; the same text gives the
 * same findings on every machine. A language is compiled when the first text in it is seen.
 */
public final class ClaimDetector {
    private final SignFinder<ClaimCategory> claims;
    private final SignFinder<Signal> signals;

    /** A finder with the words and patterns of these sources. */
    public ClaimDetector(LexiconSource<ClaimCategory> claims, LexiconSource<Signal> signals) {
        this(claims, signals, null);
    }

    /**
     * A finder with words and patterns, and a model that recalls claims which no pattern describes.
     *
     * @param model the model; null for patterns alone
     */
    public ClaimDetector(
            LexiconSource<ClaimCategory> claims, LexiconSource<Signal> signals, @Nullable ClaimModel model) {
        this(claims, signals, model, MatcherBuilder.Problems.IGNORED);
    }

    private ClaimDetector(
            LexiconSource<ClaimCategory> claims,
            LexiconSource<Signal> signals,
            @Nullable ClaimModel model,
            MatcherBuilder.Problems problems) {
        this.claims = new SignFinder<>(claims, problems, model);
        this.signals = new SignFinder<>(signals, problems, null);
    }

    private ClaimDetector(SignFinder<ClaimCategory> claims, SignFinder<Signal> signals) {
        this.claims = claims;
        this.signals = signals;
    }

    /** A finder by patterns alone, whose languages are all compiled at once; it tells of patterns that cannot be used. */
    public static ClaimDetector compiled(
            LexiconSource<ClaimCategory> claims, LexiconSource<Signal> signals, PatternCheck.Report report) {
        ClaimDetector signs = new ClaimDetector(claims, signals, null, report::fault);
        signs.claims.prepare();
        signs.signals.prepare();
        return signs;
    }

    /** The same patterns, already compiled, with another model; null for none. */
    public ClaimDetector with(@Nullable ClaimModel model) {
        return new ClaimDetector(claims.with(model), signals);
    }

    /**
     * The claims in a text, by their place, at most one of each category in a sentence.
     *
     * @param language the BCP 47 tag of the text; null when not known: then all languages are tried
     * @param audience who can read the text; null when not known: then as if anyone could
     */
    public List<Claim> claims(String text, @Nullable String language, @Nullable Audience audience) {
        List<Claim> found = new ArrayList<>();
        for (Finding<ClaimCategory> f : claimFindings(text, language, audience)) {
            String words = text.substring(f.startsAt(), f.endsAt());
            found.add(new Claim(f.meaning(), words, f.startsAt(), f.endsAt(), f.language(), f.confidence()));
        }
        return found;
    }

    /** The claims in a text, and by what each was found; the arguments as for {@link #claims}. */
    public List<Finding<ClaimCategory>> claimFindings(
            String text, @Nullable String language, @Nullable Audience audience) {
        return claims.find(text, language, audience != Audience.PRIVATE);
    }

    /**
     * A gate for a draft that is still being written; the language and the audience as for {@link #claims}.
     *
     * @param forbidden the categories of claims at which it closes
     */
    public ClaimGate gate(@Nullable String language, @Nullable Audience audience, Set<ClaimCategory> forbidden) {
        return new ClaimGate(claims, language, audience, forbidden);
    }

    /** Where the signals are, by their place; the language as for {@link #claims}. */
    public List<Finding<Signal>> signalFindings(String text, @Nullable String language) {
        return signals.find(text, language, true);
    }

    /** The signals in a text; the language as for {@link #claims}. */
    public Set<Signal> signals(String text, @Nullable String language) {
        Set<Signal> found = EnumSet.noneOf(Signal.class);
        signalFindings(text, language).forEach(f -> found.add(f.meaning()));
        return found;
    }
}
