package dev.decorum.cli;

import dev.decorum.rules.engine.RuleProgram;
import dev.decorum.testing.coverage.CoverageCollector;
import dev.decorum.testing.report.JUnitXml;
import dev.decorum.testing.report.JsonReport;
import dev.decorum.testing.report.SuiteHtml;
import dev.decorum.testing.suite.CaseResult;
import dev.decorum.testing.suite.CaseResult.Outcome;
import dev.decorum.testing.suite.FailureText;
import dev.decorum.testing.suite.SuiteCase;
import dev.decorum.testing.suite.SuiteResults;
import dev.decorum.testing.suite.SuiteRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "test",
        description = "Runs the suites of the rules, and says of each case that fails what differs and why.",
        mixinStandardHelpOptions = true,
        versionProvider = DecorumCommand.Version.class,
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every case passed",
            "1:a case failed, or the rules are faulty",
            "3:a threshold of coverage is missed",
            "64:the command was not understood, or no case fits the filter",
            "65:a suite is faulty",
            "66:the rules or the suites are not there",
            "74:a report cannot be written"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  decorum test rules", "  decorum test rules --filter \"WhatsApp, Germany\" --fail-fast"})
final class TestCommand implements Callable<Integer> {
    @Mixin
    private final SuiteOptions given = new SuiteOptions();

    @Option(names = "--fail-fast", description = "Stops at the first case that fails.")
    private boolean failFast;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "Runs the cases in the order that this number gives; the order of the output stays.")
    private @Nullable Long seed;

    @Mixin
    private final CoverageOptions wanted = new CoverageOptions();

    @Option(names = "--junit", paramLabel = "FILE", description = "Writes the results as JUnit XML.")
    private @Nullable Path junit;

    @Option(names = "--html", paramLabel = "FILE", description = "Writes the results as a page.")
    private @Nullable Path html;

    @Option(names = "--json", description = "Prints the results as JSON.")
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
        Output out = Output.of(spec);
        ProgressLine progress = ProgressLine.of(spec);
        CoverageCollector collector = wanted.any() ? new CoverageCollector(program) : null;
        SuiteResults results = new SuiteRunner(program)
                .failFast(failFast)
                .seed(seed)
                .listener(progress.ofCases(cases.size()))
                .listener(collector == null ? new SuiteRunner.Listener() {} : collector)
                .run(cases);
        progress.clear();
        if (junit != null) {
            OutputFiles.replace(junit, JUnitXml.write(results, rules.prefix()));
        }
        if (html != null) {
            OutputFiles.replace(html, SuiteHtml.write(results, rules.prefix()));
        }
        if (json) {
            out.json(JsonReport.of(results, rules.prefix()));
        } else {
            print(out, rules, results);
        }
        if (!results.good()) {
            return ExitCode.FAULTY;
        }
        List<String> shortfalls = collector == null ? List.of() : wanted.shortfalls(collector.coverage());
        shortfalls.forEach(line -> spec.commandLine().getErr().println("decorum: " + line));
        return shortfalls.isEmpty() ? ExitCode.OK : ExitCode.BELOW;
    }

    private static void print(Output out, RulesDir rules, SuiteResults results) {
        FailureText text = new FailureText(rules.prefix());
        for (CaseResult failure : results.failures()) {
            out.line(out.bad("FAILED") + "  " + failure.suiteCase().title());
            out.line(text.of(failure));
        }
        long failed = results.count(Outcome.FAILED);
        long notRun = results.count(Outcome.NOT_RUN);
        String passed = Output.count(results.count(Outcome.PASSED), "case") + " passed";
        out.line((failed == 0 ? out.good(passed) : passed + ", " + out.bad(failed + " failed"))
                + (notRun == 0 ? "" : ", " + notRun + " not run")
                + ".");
    }
}
