package dev.decorum.cli;

import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.RuleSetException;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Faults;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = "Reads and compiles the rules, and names each fault with its file and line.",
        mixinStandardHelpOptions = true,
        versionProvider = DecorumCommand.Version.class,
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the rules may go live",
            "1:they may not",
            "64:the command was not understood",
            "66:the folder is not there"
        },
        footerHeading = "%nExample:%n",
        footer = "  decorum check rules")
final class CheckCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "The folder that holds catalog.yaml. Unless given: the installation's own, or ./rules.")
    private @Nullable Path folder;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws Failure {
        RulesDir rules = RulesDir.of(folder);
        RuleFolder.Reading reading = RuleFolder.read(rules.folder());
        Faults faults = new Faults();
        faults.addAll(reading.faults());
        if (reading.ruleSet().isPresent()) {
            try {
                DroolsPolicyEngine.load(rules.folder());
            } catch (RuleSetException e) {
                faults.addAll(e.faults());
            }
        }
        Output out = Output.of(spec);
        List<Fault> seen = faults.list().stream().map(rules::seenFromHere).toList();
        if (json) {
            out.json(Report.of(rules, reading.ruleSet(), seen, !faults.hasErrors()));
        } else {
            print(out, rules, reading.ruleSet(), seen);
        }
        return faults.hasErrors() ? ExitCode.FAULTY : ExitCode.OK;
    }

    private static void print(Output out, RulesDir rules, Optional<RuleSet> ruleSet, List<Fault> faults) {
        for (Fault fault : faults) {
            out.line(fault.render());
            out.line("");
        }
        long errors = faults.stream().filter(Fault::isError).count();
        long warnings = faults.size() - errors;
        String found = count(errors, "error") + ", " + count(warnings, "warning");
        String size = ruleSet.map(r -> ": " + count(r.rules().size(), "rule") + " in "
                        + count(r.layers().size(), "layer"))
                .orElse("");
        String verdict = errors == 0 ? out.good("good") : out.bad("faulty");
        out.line(rules.name() + " is " + verdict + size + ", " + found + ".");
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
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
