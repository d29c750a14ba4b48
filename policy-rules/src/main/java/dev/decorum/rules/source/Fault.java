package dev.decorum.rules.source;

/**
 * Something that is wrong in a file of a rule set.
 *
 * @param code a stable short name, such as {@code unknown-field}
 * @param severity whether the rule set may go live with it
 * @param place where
 * @param message what is wrong, in one sentence for somebody who is no programmer
 * @param remedy what to write instead; blank when there is nothing to add
 */
public record Fault(String code, Severity severity, Place place, String message, String remedy)
        implements Comparable<Fault> {
    /** What an excerpt needs beside its text: two spaces, a bar between spaces, the marks where the line goes on. */
    private static final int MARGIN = 9;
    /** Less than this tells nothing, however narrow the display is. */
    private static final int LEAST = 20;

    /** Whether a rule set may go live with a fault. */
    public enum Severity {
        /** It may not. */
        ERROR,
        /** It may. */
        WARNING
    }

    /** A fault with which the rule set does not go live. */
    public static Fault error(String code, Place place, String message, String remedy) {
        return new Fault(code, Severity.ERROR, place, message, remedy);
    }

    /** A fault with which the rule set may go live. */
    public static Fault warning(String code, Place place, String message, String remedy) {
        return new Fault(code, Severity.WARNING, place, message, remedy);
    }

    /** Whether the rule set may not go live with it. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public int compareTo(Fault other) {
        int order = place.compareTo(other.place);
        if (order == 0) {
            order = code.compareTo(other.code);
        }
        return order == 0 ? message.compareTo(other.message) : order;
    }

    /** The fault as people read it: place and message, the line with the range underlined, the remedy. */
    public String render() {
        return render(Integer.MAX_VALUE);
    }

    /** Likewise for a display of so many columns: of the line it shows what fits, so that the underline stays below. */
    public String render(int columns) {
        StringBuilder out = new StringBuilder(place + ": " + message + " [" + code + "]");
        if (!place.lineText().isBlank()) {
            String number = String.valueOf(place.line());
            int beside = MARGIN + number.length();
            Excerpt excerpt = Excerpt.of(place, Math.max(LEAST, Math.min(Excerpt.LONGEST, columns - beside)));
            out.append("\n  ").append(number).append(" | ").append(excerpt.text());
            out.append("\n  ").append(" ".repeat(number.length())).append(" | ").append(excerpt.underline());
        }
        if (!remedy.isBlank()) {
            out.append("\n  = ").append(remedy);
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return place + ": " + message;
    }
}
