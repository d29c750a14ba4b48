package dev.decorum.policy.explanation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the left side of a rule failed. Of several facts, or combinations of facts, it is told of the one that satisfied
 * the most patterns, then the most conditions, and of equals of the first in the order of the request.
 *
 * @param cause what kind of failure it is
 * @param pattern the pattern that failed, as rules are written
 * @param condition the first condition of it that failed, as rules are written; blank when no single one did
 * @param file the file of the rule, as seen from the folder of the rules
 * @param line the line of the condition, or else of the pattern, from 1
 * @param column its column in Unicode code points, from 1
 * @param fact the label of the fact that failed the condition, or whose presence a {@code not} forbids; null when there
 *     is none
 * @param seen the values that the condition compared, in its order
 * @param matched the labels of the facts that the patterns before it had matched
 */
public record WhyNot(
        Cause cause,
        String pattern,
        String condition,
        String file,
        int line,
        int column,
        @Nullable String fact,
        List<Seen> seen,
        List<String> matched) {
    public WhyNot {
        seen = List.copyOf(seen);
        matched = List.copyOf(matched);
    }

    /** What can fail. */
    public enum Cause {
        /** The request has no fact of the kind that the pattern asks for. */
        NO_FACT,
        /** A condition does not hold. */
        CONDITION,
        /** A fact is there that a {@code not} forbids. */
        FACT_PRESENT
    }

    /**
     * A value that a condition compared.
     *
     * @param name the field or bound name, as the rule writes it
     * @param value the value: a number, a word, a time; {@code null} when it is missing, and {@code a text} for what
     *     people write
     */
    public record Seen(String name, String value) {}
}
