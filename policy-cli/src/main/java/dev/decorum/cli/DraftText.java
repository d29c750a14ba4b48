package dev.decorum.cli;

import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.reply.ReplyFinding;
import dev.decorum.policy.reply.ReplyReport;
import dev.decorum.rules.source.Place;
import dev.decorum.rules.source.SourceFile;

/** What does not fit in a draft as a person reads it: each finding with its place and what to do. */
final class DraftText {
    private final Output out;
    private final SourceFile draft;

    DraftText(Output out, SourceFile draft) {
        this.out = out;
        this.draft = draft;
    }

    void print(ReplyReport report) {
        out.heading("Draft");
        for (ReplyFinding finding : report.findings()) {
            Place place = draft.place(finding.startsAt(), finding.endsAt());
            out.line("  " + place + ": " + out.careful(FactKinds.wordFor(finding.kind())) + ": " + finding.message());
            if (!finding.remedy().isEmpty()) {
                out.line("    = " + finding.remedy());
            }
        }
        report.unchecked().forEach(sentence -> out.line("  not checked: " + sentence));
        int count = report.findings().size();
        out.line("  " + (count == 0 ? out.good("nothing found") : Output.count(count, "finding")));
    }
}
