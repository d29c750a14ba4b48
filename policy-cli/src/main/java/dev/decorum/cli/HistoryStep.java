package dev.decorum.cli;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.difference.ChangeKind;
import dev.decorum.policy.history.HistoryException;
import dev.decorum.testing.diff.DiffReport;
import dev.decorum.testing.diff.DiffWords;
import dev.decorum.testing.diff.Flip;
import dev.decorum.testing.diff.HistorySource;
import dev.decorum.testing.diff.NamedRequest;
import dev.decorum.testing.diff.RequestSource;
import dev.decorum.testing.diff.RuleSetDiff;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says which recorded requests are decided otherwise than by the first sound rules that the watch saw. */
final class HistoryStep implements WatchStep {
    /** So many groups of flips are shown: more do not fit a screen. */
    private static final int SHOWN = 5;

    private final Path history;
    private @Nullable WatchedRules first;

    HistoryStep(Path history) {
        this.history = history;
    }

    @Override
    public Map<String, String> files() {
        return Map.of(history.toString(), FileMarks.ofLarge(history));
    }

    @Override
    public Findings look(WatchedRules now) {
        WatchedRules before = first;
        if (before == null) {
            first = now;
            return Findings.NONE;
        }
        Affected requests = new Affected(new HistorySource(history), now.affectedSince(before));
        try {
            DiffReport report = new RuleSetDiff(before.program()::decide, now.program()::decide)
                    .examples(1)
                    .run(List.of(requests));
            return new Findings(true, lines(report, requests.read));
        } catch (HistoryException e) {
            return new Findings(false, List.of(e.place() + ": " + e.problem(), "  = " + e.remedy()));
        }
    }

    /** The requests of a history that a change may affect; only they are decided. */
    private static final class Affected implements RequestSource {
        private final RequestSource all;
        private final Predicate<PolicyRequest> affected;
        private long read;

        Affected(RequestSource all, Predicate<PolicyRequest> affected) {
            this.all = all;
            this.affected = affected;
        }

        @Override
        public String name() {
            return all.name();
        }

        @Override
        public Stream<NamedRequest> requests() {
            return all.requests().filter(named -> {
                read++;
                return affected.test(named.request());
            });
        }

        @Override
        public List<String> remarks() {
            return all.remarks();
        }
    }

    private static List<String> lines(DiffReport report, long read) {
        List<String> lines = new ArrayList<>();
        String kinds = Arrays.stream(ChangeKind.values())
                .map(kind -> DiffWords.tally(report, kind))
                .filter(tally -> !tally.isEmpty())
                .collect(Collectors.joining(", "));
        lines.add("history: " + DiffWords.count(read, "request")
                + (report.flips() == 0
                        ? ", each decided as at the start"
                        : ", " + DiffWords.number(report.flips()) + " decided otherwise than at the start: " + kinds));
        report.groups().stream().limit(SHOWN).forEach(group -> {
            lines.add("  " + DiffWords.of(group) + ": " + DiffWords.number(group.flips()) + " "
                    + DiffWords.of(group.kind()));
            group.examples().forEach(flip -> lines.add("    " + example(flip)));
        });
        if (report.groups().size() > SHOWN) {
            lines.add("  and " + DiffWords.count(report.groups().size() - SHOWN, "more group"));
        }
        lines.addAll(report.remarks());
        return lines;
    }

    private static String example(Flip flip) {
        return flip.request() + ": " + flip.changes().get(0).text();
    }
}
