package dev.decorum.testing.diff;

import dev.decorum.policy.difference.Change;
import dev.decorum.policy.difference.ChangeKind;
import java.util.List;
import java.util.stream.Collectors;

/** A comparison as Markdown, short enough for the comment of a pull request. */
public final class DiffMarkdown {
    /** GitHub takes 65,536 characters in a comment. */
    private static final int LONGEST = 60_000;

    private final StringBuilder out = new StringBuilder();

    private DiffMarkdown() {}

    /** The report as Markdown. */
    public static String write(DiffReport report) {
        DiffMarkdown markdown = new DiffMarkdown();
        markdown.all(report);
        return markdown.out.toString();
    }

    private void all(DiffReport report) {
        line("### Rules: " + text(report.before()) + " → " + text(report.after()));
        line("");
        line(text(DiffWords.headline(report)) + " Requests: " + text(DiffWords.sources(report.sources())) + ".");
        report.remarks().forEach(remark -> line("\n> " + text(remark)));
        if (report.flips() == 0) {
            return;
        }
        line("");
        line("| flips | channel | region | about | count |");
        line("|---|---|---|---|---:|");
        int shown = 0;
        for (DiffReport.Group group : report.groups()) {
            if (out.length() > LONGEST / 3) {
                break;
            }
            shown++;
            line("| " + DiffWords.of(group.kind()) + " | " + text(group.channel()) + " | " + text(group.region())
                    + " | " + text(group.about()) + " | " + DiffWords.number(group.flips()) + " |");
        }
        rest(report.groups().size() - shown);
        for (ChangeKind kind : ChangeKind.values()) {
            kind(report, kind);
        }
    }

    private void kind(DiffReport report, ChangeKind kind) {
        List<DiffReport.Group> groups =
                report.groups().stream().filter(g -> g.kind() == kind).toList();
        if (groups.isEmpty()) {
            return;
        }
        line("");
        line("<details><summary>Examples: " + DiffWords.tally(report, kind) + "</summary>");
        int shown = 0;
        for (DiffReport.Group group : groups) {
            String examples =
                    group.examples().stream().map(flip -> example(report, flip)).collect(Collectors.joining());
            if (out.length() + examples.length() > LONGEST) {
                break;
            }
            shown++;
            line("");
            line("**" + text(DiffWords.of(group)) + "**: " + DiffWords.number(group.flips()));
            line("");
            out.append(examples);
        }
        line("");
        rest(groups.size() - shown);
        line("</details>");
    }

    private static String example(DiffReport report, Flip flip) {
        String changes = flip.changes().stream()
                .map(Change::text)
                .map(DiffMarkdown::text)
                .collect(Collectors.joining("; "));
        return "- " + text(flip.request()) + ": " + changes + "\n"
                + "  - before: " + behind(flip.before(), report.before()) + "\n"
                + "  - after: " + behind(flip.after(), report.after()) + "\n";
    }

    private static String behind(Behind behind, String folder) {
        return behind.lines(folder).stream().map(DiffMarkdown::text).collect(Collectors.joining(", "));
    }

    private void rest(int groups) {
        if (groups > 0) {
            line("");
            line("And " + DiffWords.count(groups, "more group") + ".");
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    /** The text so that Markdown and HTML show it as it is. */
    private static String text(String raw) {
        StringBuilder safe = new StringBuilder();
        for (char c : raw.replaceAll("\\s+", " ").toCharArray()) {
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '\\', '`', '*', '_', '[', ']', '#', '@', '~', '|', '!' ->
                    safe.append('\\').append(c);
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }
}
