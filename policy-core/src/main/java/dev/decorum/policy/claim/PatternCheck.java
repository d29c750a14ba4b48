package dev.decorum.policy.claim;

import java.util.Map;

/** Finds what is wrong in the words of a language. */
public final class PatternCheck {
    private PatternCheck() {}

    /** Told of each pattern that cannot be used. */
    public interface Report {
        /** A pattern, and what is wrong with it. */
        void fault(Phrase phrase, PhraseException fault);
    }

    /** Reports what is wrong in the classes of a language, whether or not a pattern names them. */
    public static void classes(String language, Words words, Report report) {
        new MatcherBuilder<Object>(language, words, Map.of(), report::fault).checkClasses();
    }
}
