package dev.decorum.cli;

import dev.decorum.policy.difference.Change;
import dev.decorum.policy.difference.ChangeKind;
import dev.decorum.testing.diff.DiffReport;
import dev.decorum.testing.diff.DiffWords;
import dev.decorum.testing.diff.Flip;
import java.util.List;

/** A comparison of rule sets in words. */
final class DiffText {
    private final Output out;
    private final DiffReport report;

    DiffText(Output out, DiffReport report) {
        this.out = out;
        this.report = report;
    }

    void print() {
        for (ChangeKind kind : ChangeKind.values()) {
            List<DiffReport.Group> groups =
                    report.groups().stream().filter(g -> g.kind() == kind).toList();
            if (!groups.isEmpty()) {
                out.line(coloured(kind, DiffWords.tally(report, kind)));
                groups.forEach(this::group);
                out.line("");
            }
        }
        report.remarks().forEach(out::line);
        out.line(report.before() + " -> " + report.after() + ": " + DiffWords.headline(report));
    }

    private void group(DiffReport.Group group) {
        out.line("  " + DiffWords.of(group) + ": " + DiffWords.number(group.flips()));
        group.examples().forEach(this::example);
    }

    private void example(Flip flip) {
        out.line("    " + flip.request());
        for (Change change : flip.changes()) {
            out.line("      " + (change.kind() == flip.kind() ? "" : DiffWords.of(change.kind()) + ": ")
                    + change.text());
        }
        flip.before().lines(report.before()).forEach(line -> out.line("      before: " + line));
        flip.after().lines(report.after()).forEach(line -> out.line("      after:  " + line));
    }

    private String coloured(ChangeKind kind, String text) {
        return switch (kind) {
            case LOOSENED -> out.bad(text);
            case TIGHTENED -> out.careful(text);
            default -> text;
        };
    }
}
