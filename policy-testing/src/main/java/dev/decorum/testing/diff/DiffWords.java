package dev.decorum.testing.diff;

import dev.decorum.policy.difference.ChangeKind;
import java.util.List;
import java.util.Locale;

/** The words in which reports speak of comparisons. */
public final class DiffWords {
    private DiffWords() {}

    /** What flips that a kind names are called. */
    public static String of(ChangeKind kind) {
        return switch (kind) {
            case LOOSENED -> "loosened";
            case TIGHTENED -> "tightened";
            case DEADLINE -> "deadline";
            case TONE -> "tone only";
            case REASON -> "reason only";
        };
    }

    /** Where and what the flips of a group are about, such as {@code whatsapp in de, refund}. */
    public static String of(DiffReport.Group group) {
        return group.channel() + " in " + group.region() + ", " + group.about();
    }

    /** How many requests there were, and how many flips. */
    public static String headline(DiffReport report) {
        if (report.flips() == 0) {
            return count(report.requests(), "request") + ", each decided the same.";
        }
        return count(report.requests(), "request") + ", " + number(report.flips()) + " decided otherwise.";
    }

    /** How many flips a kind names, and how many more have it beside a more severe one; blank when there are none. */
    public static String tally(DiffReport report, ChangeKind kind) {
        DiffReport.Count count = report.count(kind);
        long more = count.with() - count.named();
        if (count.with() == 0) {
            return "";
        }
        return number(count.named()) + " " + of(kind)
                + (more == 0 ? "" : " (and " + number(more) + " of the above too)");
    }

    /** A number with the thing that is counted. */
    public static String count(long count, String thing) {
        return number(count) + " " + thing + (count == 1 ? "" : "s");
    }

    /** A number with commas between thousands. */
    public static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Where the requests came from. */
    static String sources(List<String> sources) {
        return String.join(", ", sources);
    }
}
