package dev.decorum.policy.claim;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is known of a language: its classes of words, and the words by which a sentence denies, asks, makes conditions
 * and reports. Immutable.
 *
 * @param classes the entries of each class by its name; an entry {@code {other}} stands for another class
 * @param scope the patterns that set the scope of what is said, by their kind
 * @param abbreviations words after which a point ends no sentence
 * @param clitics letters that are written on to words
 * @param negation on which side of what it denies a negator stands
 * @param gap how many units {@code ...} may skip
 */
public record Words(
        Map<String, List<Phrase>> classes,
        Map<Scope, List<Phrase>> scope,
        Set<String> abbreviations,
        Clitics clitics,
        Side negation,
        int gap) {
    /** No words at all, and skips of five units. */
    public static final Words NONE =
            new Words(Map.of(), Map.of(), Set.of(), new Clitics(Set.of(), Set.of()), Side.BEFORE, 5);

    public Words {
        classes = Collections.unmodifiableMap(new TreeMap<>(classes));
        scope = Collections.unmodifiableMap(new TreeMap<>(scope));
        abbreviations = Set.copyOf(abbreviations);
    }

    /** What words do to the sentence that they stand in. */
    public enum Scope {
        /** They deny. */
        NEGATOR,
        /** They hold a negator but deny nothing. */
        NOT_NEGATOR,
        /** They make what is said depend on an approval or a check. */
        CONDITION,
        /** They make the sentence a question. */
        QUESTION,
        /** They announce somebody else's words. */
        REPORT,
        /** They begin a new thought. */
        CONTRAST,
        /** After a comma, they go on with the thought. */
        SUBORDINATOR
    }

    /** A side of a word. */
    public enum Side {
        /** Before it. */
        BEFORE,
        /** After it. */
        AFTER,
        /** On either side. */
        BOTH
    }

    /**
     * Letters that are written on to words.
     *
     * @param before those in front of a word
     * @param after those at its end
     */
    public record Clitics(Set<String> before, Set<String> after) {
        public Clitics {
            before = Set.copyOf(before);
            after = Set.copyOf(after);
        }
    }
}
