package dev.decorum.policy.claim;

import java.util.List;
import java.util.Map;

/** Finds what is wrong in the patterns of a language. */
public final class PatternCheck {
    private PatternCheck() {}

    /** Told of each pattern that cannot be used. */
    public interface Report {
        /** A pattern, and what is wrong with it. */
        void fault(Phrase phrase, PhraseException fault);
    }

    /**
     * Compiles the words of a language and some lexicons, and reports what is wrong.
     *
     * @param english the classes of English, which count in every language
     */
    public static <T> void check(
            String language, Words words, Map<String, List<Phrase>> english, List<Lexicon<T>> lexicons, Report report) {
        new MatcherBuilder<T>(language, words, english, report::fault).build(lexicons, List.of());
    }
}
