package dev.decorum.cli;

import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.difference.ChangeKind;
import dev.decorum.policy.history.HistoryException;
import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.testing.diff.DiffHtml;
import dev.decorum.testing.diff.DiffMarkdown;
import dev.decorum.testing.diff.DiffReport;
import dev.decorum.testing.diff.DiffWords;
import dev.decorum.testing.diff.Flip;
import dev.decorum.testing.diff.HistorySource;
import dev.decorum.testing.diff.NamedRequest;
import dev.decorum.testing.diff.RequestSource;
import dev.decorum.testing.diff.RuleSetDiff;
import dev.decorum.testing.suite.SuiteFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "diff",
        description = {
            "Decides the cases of the suites and recorded requests by two rule sets, and reports each one that is",
            "decided otherwise.",
            "Kinds of changes: loosened, tightened, deadline, tone, reason; the most severe names a flip."
        },
        mixinStandardHelpOptions = true,
        versionProvider = DecorumCommand.Version.class,
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:both were compared, and no change is of a kind that --fail-on names",
            "1:a change is, or the rules are faulty",
            "64:the command was not understood",
            "65:a history cannot be read, or a suite is faulty",
            "66:a file, a folder or a revision is not there",
            "74:the file of --flips cannot be written"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  decorum diff rules-live rules --history requests.jsonl.gz",
            "  decorum diff --git main --history requests.jsonl --fail-on loosened --format markdown",
            "  decorum diff --git HEAD --history requests.jsonl --json"
        })
final class DiffCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..2",
            paramLabel = "OLD NEW",
            description = {
                "The two folders that hold a catalog.yaml.",
                "With --git, one folder; unless given: the installation's own, or ./rules."
            })
    private List<Path> folders = new ArrayList<>();

    @Option(
            names = "--git",
            paramLabel = "REV",
            description = "Compares the folder as it was at this revision with the folder as it is.")
    private @Nullable String revision;

    @Option(
            names = "--history",
            paramLabel = "FILE",
            description = "Recorded requests, one as JSON on each line, compressed with gzip or not. Repeatable.")
    private List<Path> histories = new ArrayList<>();

    @Option(
            names = "--fail-on",
            split = ",",
            paramLabel = "KIND",
            description = "Exits with 1 when a change is of this kind: loosened, tightened, deadline, tone or reason.")
    private List<ChangeKind> failOn = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How it is reported: text, json, markdown or html. Unless given: text.")
    private Format format = Format.TEXT;

    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    @Option(
            names = "--examples",
            paramLabel = "N",
            description = "How many flips are shown of those that are alike. Unless given: 3.")
    private int examples = 3;

    @Option(
            names = "--flips",
            paramLabel = "FILE",
            description = "Also writes every flip to this file, one as JSON on each line.")
    private @Nullable Path flips;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** How a comparison is reported. */
    private enum Format {
        TEXT,
        JSON,
        MARKDOWN,
        HTML
    }

    @Override
    public Integer call() throws Failure {
        if (folders.size() != 2 && revision == null) {
            throw new ParameterException(
                    spec.commandLine(), "Name the old and the new folder, or a revision with --git.");
        }
        if (folders.size() == 2 && revision != null) {
            throw new ParameterException(
                    spec.commandLine(), "With --git there is one folder: it is compared with itself as it was.");
        }
        if (examples < 0 || examples > 100) {
            throw new ParameterException(spec.commandLine(), "--examples takes a number from 0 to 100.");
        }
        RulesDir now = RulesDir.of(revision == null ? folders.get(1) : folders.isEmpty() ? null : folders.get(0));
        List<RequestSource> sources = sources(now);
        DroolsPolicyEngine before;
        String nameBefore;
        if (revision == null) {
            RulesDir old = RulesDir.of(folders.get(0));
            before = old.engine();
            nameBefore = old.name();
        } else {
            try (GitRules old = GitRules.at(revision, now)) {
                before = old.rules().engine();
                nameBefore = old.rules().name();
            }
        }
        try (before;
                DroolsPolicyEngine after = now.engine()) {
            return report(
                    compared(new RuleSetDiff(before::decide, after::decide).named(nameBefore, now.name()), sources));
        }
    }

    private List<RequestSource> sources(RulesDir now) throws Failure {
        List<RequestSource> sources = new ArrayList<>(suites(now));
        for (Path history : histories) {
            sources.add(new HistorySource(Input.require(history)));
        }
        if (sources.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no request to decide: `" + now.name()
                            + "` has no suites. Name recorded requests with --history.");
        }
        return sources;
    }

    /** The cases of the suites of the new rules. */
    private static List<RequestSource> suites(RulesDir now) throws Failure {
        RuleSet rules = RuleFolder.read(now.folder()).ruleSet().orElse(null);
        if (rules == null || !Files.isDirectory(SuiteFolder.of(now.folder()))) {
            return List.of(); // Faulty rules are reported when they are loaded.
        }
        SuiteFolder.Reading reading = SuiteFolder.read(rules, List.of(Path.of(now.prefix() + "suites")));
        if (reading.hasErrors()) {
            throw new Failure(
                    ExitCode.BAD_DATA,
                    "Nothing is compared by faulty suites.\n" + SuiteOptions.rendered(reading.faults()),
                    "");
        }
        return List.of(RequestSource.of(
                now.prefix() + "suites",
                reading.cases().stream()
                        .map(suiteCase -> new NamedRequest(suiteCase.title(), suiteCase.request()))
                        .toList()));
    }

    private DiffReport compared(RuleSetDiff diff, List<RequestSource> sources) throws Failure {
        if (flips == null) {
            return run(diff, sources);
        }
        try (FileDraft draft = FileDraft.of(flips)) {
            DiffReport report = run(diff.onFlip(into(draft.writer())), sources);
            draft.replace();
            return report;
        } catch (IOException | UncheckedIOException e) {
            throw OutputFiles.unwritable(flips);
        }
    }

    private DiffReport run(RuleSetDiff diff, List<RequestSource> sources) throws Failure {
        ProgressLine progress = ProgressLine.of(spec);
        try {
            return diff.examples(examples)
                    .onProgress((requests, decidedOtherwise, share) -> progress.show(
                            share,
                            DiffWords.count(requests, "request") + ", " + DiffWords.count(decidedOtherwise, "flip")))
                    .run(sources);
        } catch (HistoryException e) {
            throw new Failure(ExitCode.BAD_DATA, e.place() + ": " + e.problem(), e.remedy());
        } finally {
            progress.clear();
        }
    }

    private static Consumer<Flip> into(Writer every) {
        return flip -> {
            try {
                every.write(PolicyJson.write(flip) + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private int report(DiffReport report) {
        Output out = Output.of(spec);
        switch (json ? Format.JSON : format) {
            case JSON -> out.json(report);
            case MARKDOWN -> out.line(DiffMarkdown.write(report).stripTrailing());
            case HTML -> out.line(DiffHtml.write(report).stripTrailing());
            case TEXT -> new DiffText(out, report).print();
        }
        return failOn.stream().anyMatch(kind -> report.count(kind).with() > 0) ? ExitCode.FAULTY : ExitCode.OK;
    }
}
