package dev.decorum.policy.claim;

import java.util.List;

/**
 * A pattern that was read: what must be found in one clause, each part in its own order.
 *
 * @param parts what {@code &} joins, at least one
 */
record PhraseTree(List<Sequence> parts) {
    PhraseTree {
        parts = List.copyOf(parts);
    }

    /** What can stand at one place of a pattern. */
    sealed interface Element permits Literal, ClassName, Choice {}

    /**
     * Words or characters as they were written.
     *
     * @param text the text, without stars
     * @param openStart whether a word may begin with something else
     * @param openEnd whether a word may go on
     */
    record Literal(String text, boolean openStart, boolean openEnd) implements Element {}

    /** A word of a class; {@code at} is where the name stands in the pattern. */
    record ClassName(String name, int at) implements Element {}

    /** One of these. */
    record Choice(List<Sequence> options) implements Element {
        Choice {
            options = List.copyOf(options);
        }
    }

    /**
     * One place of a sequence.
     *
     * @param element what stands there
     * @param optional whether it may be missing
     * @param skip how many units may stand before it; -1 for as many as the language lets {@code ...} skip
     */
    record Step(Element element, boolean optional, int skip) {}

    /** One thing after the other. */
    record Sequence(List<Step> steps) {
        Sequence {
            steps = List.copyOf(steps);
        }
    }
}
