package dev.decorum.rules.lint;

/**
 * A change of a file that takes a finding away and changes no decision.
 *
 * @param lint the lint whose finding it takes away
 * @param file the path as seen from the folder of the rules
 * @param start the first character of the range, in UTF-16 code units from 0
 * @param end the character after the last one of the range
 * @param replacement what stands there instead
 */
public record Fix(Lint lint, String file, int start, int end, String replacement) {
    /** The text with this change made. */
    public String applyTo(String text) {
        return text.substring(0, start) + replacement + text.substring(end);
    }
}
