package dev.decorum.cli;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.rules.catalog.FolderFingerprint;
import dev.decorum.rules.source.Fault;
import dev.decorum.testing.suite.CaseResult;
import dev.decorum.testing.suite.CaseResult.Outcome;
import dev.decorum.testing.suite.FailureText;
import dev.decorum.testing.suite.SuiteCase;
import dev.decorum.testing.suite.SuiteFolder;
import dev.decorum.testing.suite.SuiteResults;
import dev.decorum.testing.suite.SuiteRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs the cases that a change may affect, and those that failed before it. */
final class SuiteStep implements WatchStep {
    /** So many failures are shown in full: more do not fit a screen. */
    private static final int SHOWN = 3;

    private final RulesDir dir;
    private @Nullable Ran last;

    /** What was run last: by which rules, from which files, and what failed. */
    private record Ran(WatchedRules rules, Map<String, String> files, Set<String> failed) {}

    SuiteStep(RulesDir dir) {
        this.dir = dir;
    }

    private Path suites() {
        return Path.of(dir.prefix() + "suites");
    }

    @Override
    public Map<String, String> files() {
        Map<String, String> marks = new TreeMap<>();
        FolderFingerprint.everyFile(suites()).forEach((file, hash) -> marks.put(dir.prefix() + "suites/" + file, hash));
        return marks;
    }

    @Override
    public Findings look(WatchedRules now) {
        if (!Files.isDirectory(suites())) {
            return Findings.NONE;
        }
        Map<String, String> files = files();
        SuiteFolder.Reading reading = SuiteFolder.read(now.program().rules(), List.of(suites()));
        if (reading.hasErrors()) {
            List<String> lines = new ArrayList<>(List.of("suites: faulty, so no case was run"));
            reading.faults().stream()
                    .filter(Fault::isError)
                    .forEach(fault -> fault.render().lines().forEach(lines::add));
            return new Findings(false, lines);
        }
        List<SuiteCase> all = reading.cases();
        List<SuiteCase> chosen = all.stream().filter(chosen(now, files)).toList();
        SuiteResults results = new SuiteRunner(now.program()).run(chosen);
        last = new Ran(
                now,
                files,
                results.failures().stream().map(f -> f.suiteCase().title()).collect(Collectors.toSet()));
        return new Findings(results.failures().isEmpty(), lines(all.size(), results));
    }

    private Predicate<SuiteCase> chosen(WatchedRules now, Map<String, String> files) {
        Ran before = last;
        if (before == null) {
            return suiteCase -> true;
        }
        Predicate<PolicyRequest> affected = now.affectedSince(before.rules());
        Set<String> edited = FileMarks.different(before.files(), files);
        return suiteCase -> affected.test(suiteCase.request())
                || edited.contains(suiteCase.place().file())
                || before.failed().contains(suiteCase.title());
    }

    private List<String> lines(int all, SuiteResults results) {
        List<String> lines = new ArrayList<>();
        int ran = results.cases().size();
        long failed = results.count(Outcome.FAILED);
        lines.add("suites: " + (ran == all ? "" : ran + " of ") + Output.count(all, "case")
                + (ran == all ? "" : " may be affected")
                + (failed > 0 ? ", " + failed + " failed" : ran > 0 ? ", all passed" : ""));
        FailureText text = new FailureText(dir.prefix());
        results.failures().stream().limit(SHOWN).forEach(failure -> lines.addAll(lines(failure, text)));
        if (failed > SHOWN) {
            lines.add("And " + (failed - SHOWN) + " more; `decorum test " + dir.name() + "` shows all.");
        }
        return lines;
    }

    private static List<String> lines(CaseResult failure, FailureText text) {
        List<String> lines =
                new ArrayList<>(List.of("FAILED  " + failure.suiteCase().title()));
        text.of(failure).lines().forEach(lines::add);
        return lines;
    }
}
