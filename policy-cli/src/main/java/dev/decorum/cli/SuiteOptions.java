package dev.decorum.cli;

import dev.decorum.policy.internal.Names;
import dev.decorum.rules.RuleSetException;
import dev.decorum.rules.engine.CompiledCache;
import dev.decorum.rules.engine.RuleProgram;
import dev.decorum.rules.source.Fault;
import dev.decorum.testing.suite.Suite;
import dev.decorum.testing.suite.SuiteCase;
import dev.decorum.testing.suite.SuiteFolder;
import dev.decorum.testing.suite.TestedRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of commands that run suites against rules. */
final class SuiteOptions {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "The folder that holds catalog.yaml. Unless given: the installation's own, or ./rules.")
    private @Nullable Path folder;

    @Option(
            names = "--suites",
            paramLabel = "PATH",
            description = "A suite, or a folder of suites; may be given several times. Unless given: DIR/suites.")
    private List<Path> suites = new ArrayList<>();

    @Option(
            names = "--filter",
            paramLabel = "TEXT",
            description = "Only cases whose suite or name holds this text; case does not matter.")
    private @Nullable String filter;

    /** The folder of the rules that the user named, or the standard one. */
    RulesDir rules() throws Failure {
        return RulesDir.of(folder);
    }

    /** The rules, compiled. */
    static RuleProgram program(RulesDir rules) throws Failure {
        try {
            return TestedRules.load(rules.folder(), CompiledCache.standard());
        } catch (RuleSetException e) {
            throw new Failure(
                    ExitCode.FAULTY,
                    "Nothing is tested with faulty rules.\n"
                            + rendered(
                                    e.faults().stream().map(rules::seenFromHere).toList()),
                    "`decorum check` checks them.");
        }
    }

    /** The suites that the user named, or those of the rules. */
    private List<Suite> suites(RulesDir rules, RuleProgram program) throws Failure {
        List<Path> sources = suites.isEmpty() ? List.of(Path.of(rules.prefix() + "suites")) : suites;
        SuiteFolder.Reading reading = SuiteFolder.read(program.rules(), sources);
        if (reading.hasErrors()) {
            boolean missing = reading.faults().stream().allMatch(f -> f.code().equals("no-suites"));
            throw new Failure(
                    missing ? ExitCode.NO_INPUT : ExitCode.BAD_DATA,
                    (missing ? "There is nothing to test.\n" : "Nothing is tested by faulty suites.\n")
                            + rendered(reading.faults()),
                    "");
        }
        return reading.suites();
    }

    /** The cases that the user wants. */
    List<SuiteCase> cases(RulesDir rules, RuleProgram program) throws Failure {
        List<Suite> read = suites(rules, program);
        List<SuiteCase> all = read.stream().flatMap(s -> s.cases().stream()).toList();
        if (filter == null) {
            return all;
        }
        String wanted = filter.toLowerCase(Locale.ROOT);
        List<SuiteCase> chosen = all.stream()
                .filter(c -> c.title().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        if (chosen.isEmpty()) {
            throw new Failure(
                    ExitCode.USAGE,
                    "No case holds `" + filter + "` in its suite or name.",
                    Names.suggest(filter, read.stream().map(Suite::name).toList()));
        }
        return chosen;
    }

    static String rendered(List<Fault> faults) {
        return faults.stream().filter(Fault::isError).map(Fault::render).collect(Collectors.joining("\n\n"));
    }
}
