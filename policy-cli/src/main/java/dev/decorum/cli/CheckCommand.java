package dev.decorum.cli;

import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.engine.CompiledCache;
import dev.decorum.rules.engine.ProgramBuilder;
import dev.decorum.rules.lint.Fixer;
import dev.decorum.rules.lint.Linter;
import dev.decorum.rules.live.FolderRules;
import dev.decorum.rules.report.GithubFaults;
import dev.decorum.rules.report.SarifFaults;
import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Faults;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = "Reads, compiles and lints the rules, and names each fault with its file and line.",
        mixinStandardHelpOptions = true,
        versionProvider = DecorumCommand.Version.class,
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the rules may go live",
            "1:they may not, or --strict was given and there are warnings",
            "64:the command was not understood",
            "66:the folder is not there",
            "74:a file cannot be fixed"
        },
        footerHeading = "%nExample:%n",
        footer = {"  decorum check rules", "  decorum check rules --format sarif > faults.sarif"})
final class CheckCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "The folder that holds catalog.yaml. Unless given: the installation's own, or ./rules.")
    private @Nullable Path folder;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How faults are written: text, json, sarif or github. Unless given: text.")
    private Format format = Format.TEXT;

    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    @Option(names = "--fix", description = "First changes what is safe to change; docs/lint says what that is.")
    private boolean fix;

    @Option(names = "--no-lint", description = "Names errors, and of warnings only those of reading.")
    private boolean noLint;

    @Option(names = "--strict", description = "Fails on warnings too.")
    private boolean strict;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The day by which the dates of rules are judged, such as 2026-12-24. Unless given: today.")
    private @Nullable LocalDate asOf;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final Clock clock;

    CheckCommand(Clock clock) {
        this.clock = clock;
    }

    /** How faults are written. */
    private enum Format {
        TEXT,
        JSON,
        SARIF,
        GITHUB
    }

    @Override
    public Integer call() throws Failure {
        if (fix && noLint) {
            throw new ParameterException(
                    spec.commandLine(), "--fix changes what lint finds, so --no-lint excludes it.");
        }
        RulesDir rules = RulesDir.of(folder);
        LocalDate day = asOf == null ? LocalDate.now(clock) : asOf;
        int changes = fix ? fixed(rules, day) : 0;
        ProgramBuilder builder = new ProgramBuilder(CompiledCache.standard());
        RuleFolder.Reading reading = RuleFolder.read(rules.folder());
        Faults faults = new Faults();
        faults.addAll(reading.faults());
        reading.ruleSet().ifPresent(read -> {
            faults.addAll(FolderRules.faultsOfCompiling(read, builder));
            if (!noLint) {
                faults.addAll(Linter.lint(read, day));
            }
        });
        List<Fault> seen = faults.list().stream().map(rules::seenFromHere).toList();
        boolean good = !faults.hasErrors() && !(strict && faults.size() > 0);
        Output out = Output.of(spec);
        switch (json ? Format.JSON : format) {
            case JSON -> out.json(Report.of(rules, reading.ruleSet(), seen, good));
            case SARIF -> out.line(SarifFaults.write(seen));
            case GITHUB -> GithubFaults.write(seen).lines().forEach(out::line);
            case TEXT -> {
                if (changes > 0) {
                    out.line(Output.count(changes, "change") + " made.");
                    out.line("");
                }
                print(out, rules, reading.ruleSet(), seen, good);
            }
        }
        return good ? ExitCode.OK : ExitCode.FAULTY;
    }

    private static int fixed(RulesDir rules, LocalDate day) throws Failure {
        try {
            return Fixer.fix(rules.folder(), day).size();
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.NO_OUTPUT,
                    "A file of `" + rules.name() + "` cannot be replaced.",
                    "Check the permissions of the folder, and that the disk is not full; each file is whole.");
        }
    }

    private static void print(Output out, RulesDir rules, Optional<RuleSet> ruleSet, List<Fault> faults, boolean good) {
        for (String fault : out.rendered(faults)) {
            out.line(fault);
            out.line("");
        }
        long errors = faults.stream().filter(Fault::isError).count();
        long warnings = faults.size() - errors;
        String found = Output.count(errors, "error") + ", " + Output.count(warnings, "warning");
        String size = ruleSet.map(r -> ": " + Output.count(r.rules().size(), "rule") + " in "
                        + Output.count(r.layers().size(), "layer"))
                .orElse("");
        String verdict = good ? out.good("good") : out.bad("faulty");
        out.line(rules.name() + " is " + verdict + size + ", " + found + ".");
    }

    private record Report(
            boolean good,
            String folder,
            int rules,
            int layers,
            @Nullable String hash,
            List<Finding> faults) {
        static Report of(RulesDir folder, Optional<RuleSet> read, List<Fault> faults, boolean good) {
            return new Report(
                    good,
                    folder.name(),
                    read.map(r -> r.rules().size()).orElse(0),
                    read.map(r -> r.layers().size()).orElse(0),
                    read.map(RuleSet::hash).orElse(null),
                    faults.stream().map(Finding::of).toList());
        }
    }

    private record Finding(
            Fault.Severity severity, String code, String file, int line, int column, String message, String remedy) {
        static Finding of(Fault fault) {
            return new Finding(
                    fault.severity(),
                    fault.code(),
                    fault.place().file(),
                    fault.place().line(),
                    fault.place().column(),
                    fault.message(),
                    fault.remedy());
        }
    }
}
