package dev.decorum.cli;

import dev.decorum.rules.engine.RuleProgram;
import dev.decorum.testing.coverage.Coverage;
import dev.decorum.testing.coverage.CoverageCollector;
import dev.decorum.testing.coverage.CoverageJson;
import dev.decorum.testing.coverage.CoverageText;
import dev.decorum.testing.report.CoverageHtml;
import dev.decorum.testing.report.Lcov;
import dev.decorum.testing.suite.CaseResult.Outcome;
import dev.decorum.testing.suite.SuiteCase;
import dev.decorum.testing.suite.SuiteResults;
import dev.decorum.testing.suite.SuiteRunner;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "coverage",
        description = "Runs the suites of the rules, and says which rules and conditions they never reached.",
        mixinStandardHelpOptions = true,
        versionProvider = DecorumCommand.Version.class,
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every case passed, and no threshold is missed",
            "1:a case failed, or the rules are faulty",
            "3:a threshold is missed",
            "64:the command was not understood, or no case fits the filter",
            "65:a suite is faulty",
            "66:the rules or the suites are not there",
            "74:a report cannot be written"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  decorum coverage rules --html coverage.html",
            "  decorum coverage rules --min-rules 100 --min-conditions 85 --lcov lcov.info"
        })
final class CoverageCommand implements Callable<Integer> {
    @Mixin
    private final SuiteOptions given = new SuiteOptions();

    @Mixin
    private final CoverageOptions wanted = new CoverageOptions();

    @Option(names = "--html", paramLabel = "FILE", description = "Writes a page with the rules and their marks.")
    private @Nullable Path html;

    @Option(names = "--lcov", paramLabel = "FILE", description = "Writes an LCOV tracefile.")
    private @Nullable Path lcov;

    @Option(names = "--json", description = "Prints the coverage as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws Failure {
        wanted.require(spec);
        RulesDir rules = given.rules();
        RuleProgram program = SuiteOptions.program(rules);
        List<SuiteCase> cases = given.cases(rules, program);
        CoverageCollector collector = new CoverageCollector(program);
        SuiteResults results = new SuiteRunner(program).listener(collector).run(cases);
        Coverage coverage = collector.coverage();
        write(rules, coverage);
        Output out = Output.of(spec);
        if (json) {
            out.json(CoverageJson.of(coverage));
        } else {
            CoverageText.missed(coverage, rules.prefix()).lines().forEach(out::line);
            CoverageText.summary(coverage).lines().forEach(out::line);
        }
        List<String> shortfalls = wanted.shortfalls(coverage);
        PrintWriter err = spec.commandLine().getErr();
        shortfalls.forEach(line -> err.println("decorum: " + line));
        if (!results.good()) {
            err.println("decorum: " + Output.count(results.count(Outcome.FAILED), "case")
                    + " failed.\n  = `decorum test` says why.");
            return ExitCode.FAULTY;
        }
        return shortfalls.isEmpty() ? ExitCode.OK : ExitCode.BELOW;
    }

    private void write(RulesDir rules, Coverage coverage) throws Failure {
        if (html != null) {
            Map<String, String> sources = new LinkedHashMap<>();
            for (Coverage.OfRule rule : coverage.rules()) {
                String file = rule.rule().file();
                if (!sources.containsKey(file)) {
                    byte[] bytes = Input.bytes(rules.folder().resolve(file));
                    sources.put(file, new String(bytes, StandardCharsets.UTF_8));
                }
            }
            OutputFiles.replace(html, CoverageHtml.write(coverage, file -> sources.getOrDefault(file, "")));
        }
        if (lcov != null) {
            OutputFiles.replace(lcov, Lcov.write(coverage, rules.prefix()));
        }
    }
}
