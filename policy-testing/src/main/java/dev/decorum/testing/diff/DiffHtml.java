package dev.decorum.testing.diff;

import dev.decorum.policy.difference.Change;
import dev.decorum.policy.difference.ChangeKind;
import java.util.List;

/** A comparison as one page of HTML that needs nothing beside it, for light and dark screens and for phones. */
public final class DiffHtml {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Rules compared</title>
            <style>
            :root { --text: #1c2330; --soft: #5b6472; --line: #d9dde3; --page: #ffffff; --box: #f5f6f8;
              --loosened: #b3261e; --tightened: #8a5a00; --other: #2b5f9e; }
            @media (prefers-color-scheme: dark) {
              :root { --text: #e4e7ec; --soft: #a0a8b5; --line: #39414d; --page: #14181f; --box: #1d232c;
                --loosened: #ff8a80; --tightened: #f2b84b; --other: #8ab8f0; } }
            body { margin: 0 auto; padding: 1rem; max-width: 60rem; background: var(--page); color: var(--text);
              font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
            h1 { font-size: 1.3rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
            p.soft, .soft { color: var(--soft); }
            ul.counts { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem; }
            ul.counts li { border: 1px solid var(--line); border-radius: .4rem; padding: .3rem .7rem; }
            details { border: 1px solid var(--line); border-radius: .4rem; background: var(--box); margin: .5rem 0; }
            summary { cursor: pointer; padding: .5rem .8rem; }
            article { border-top: 1px solid var(--line); padding: .5rem .8rem; }
            article h3 { font-size: .95rem; margin: .2rem 0; }
            article ul { margin: .2rem 0; padding-left: 1.2rem; }
            dl { margin: .4rem 0; display: grid; grid-template-columns: max-content 1fr; gap: 0 .8rem; font-size: .9rem; }
            dt { color: var(--soft); grid-column: 1; }
            dd { margin: 0; grid-column: 2; padding-left: 1rem; text-indent: -1rem; }
            .loosened { color: var(--loosened); } .tightened { color: var(--tightened); }
            .deadline, .tone, .reason { color: var(--other); }
            @media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { grid-column: 1; } dt { margin-top: .4rem; } }
            </style>
            </head>
            <body>
            """;

    private final StringBuilder out = new StringBuilder(HEAD);

    private DiffHtml() {}

    /** The report as a page. */
    public static String write(DiffReport report) {
        DiffHtml page = new DiffHtml();
        page.all(report);
        return page.out.toString();
    }

    private void all(DiffReport report) {
        line("<h1>Rules: " + text(report.before()) + " → " + text(report.after()) + "</h1>");
        line("<p>" + text(DiffWords.headline(report)) + "</p>");
        line("<p class=\"soft\">Requests: " + text(DiffWords.sources(report.sources())) + "</p>");
        report.remarks().forEach(remark -> line("<p class=\"soft\">" + text(remark) + "</p>"));
        if (report.flips() > 0) {
            line("<ul class=\"counts\">");
            for (ChangeKind kind : ChangeKind.values()) {
                String tally = DiffWords.tally(report, kind);
                if (!tally.isEmpty()) {
                    line("<li class=\"" + style(kind) + "\">" + text(tally) + "</li>");
                }
            }
            line("</ul>");
        }
        for (ChangeKind kind : ChangeKind.values()) {
            List<DiffReport.Group> groups =
                    report.groups().stream().filter(g -> g.kind() == kind).toList();
            if (!groups.isEmpty()) {
                line("<h2 class=\"" + style(kind) + "\">" + text(DiffWords.of(kind)) + "</h2>");
                groups.forEach(group -> group(report, group));
            }
        }
        line("</body>");
        line("</html>");
    }

    private void group(DiffReport report, DiffReport.Group group) {
        line("<details><summary>" + text(DiffWords.of(group)) + ": " + DiffWords.number(group.flips()) + "</summary>");
        for (Flip flip : group.examples()) {
            line("<article>");
            line("<h3>" + text(flip.request()) + "</h3>");
            line("<ul>");
            for (Change change : flip.changes()) {
                line("<li><span class=\"" + style(change.kind()) + "\">" + text(DiffWords.of(change.kind()))
                        + "</span> " + text(change.text()) + "</li>");
            }
            line("</ul>");
            line("<dl>");
            behind("before", flip.before().lines(report.before()));
            behind("after", flip.after().lines(report.after()));
            line("</dl>");
            line("</article>");
        }
        line("</details>");
    }

    private void behind(String when, List<String> lines) {
        line("<dt>" + when + "</dt>");
        lines.forEach(rule -> line("<dd>" + text(rule) + "</dd>"));
    }

    private static String style(ChangeKind kind) {
        return switch (kind) {
            case LOOSENED -> "loosened";
            case TIGHTENED -> "tightened";
            case DEADLINE -> "deadline";
            case TONE -> "tone";
            case REASON -> "reason";
        };
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private static String text(String raw) {
        return raw.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
