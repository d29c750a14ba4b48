package dev.decorum.testing.junit;

import dev.decorum.rules.RuleSetException;
import dev.decorum.rules.engine.CompiledCache;
import dev.decorum.rules.engine.RuleProgram;
import dev.decorum.rules.source.Fault;
import dev.decorum.testing.suite.CaseResult;
import dev.decorum.testing.suite.FailureText;
import dev.decorum.testing.suite.Suite;
import dev.decorum.testing.suite.SuiteCase;
import dev.decorum.testing.suite.SuiteFolder;
import dev.decorum.testing.suite.SuiteRunner;
import dev.decorum.testing.suite.TestedRules;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * Suites as dynamic tests: a container for each suite, a test for each case.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> rules() {
 *     return PolicySuites.in(Path.of("rules"));
 * }
 * }</pre>
 */
public final class PolicySuites {
    private PolicySuites() {}

    /**
     * The suites of a folder of rules, those below its folder {@code suites}.
     *
     * @param rules the folder that holds {@code catalog.yaml}
     * @throws AssertionError when the rules or the suites are faulty, or there are no suites; it names every fault
     */
    public static Stream<DynamicNode> in(Path rules) {
        return in(rules, SuiteFolder.of(rules));
    }

    /**
     * Suites that stand elsewhere, likewise.
     *
     * @param suites files, and folders that are read with all that is below them
     */
    public static Stream<DynamicNode> in(Path rules, Path... suites) {
        RuleProgram program = load(rules);
        SuiteFolder.Reading reading = SuiteFolder.read(program.rules(), List.of(suites));
        if (reading.hasErrors()) {
            throw new AssertionError("Nothing is tested by faulty suites.\n" + rendered(reading.faults()));
        }
        String prefix = rules.toString().replace('\\', '/').replaceFirst("/*$", "/");
        SuiteRunner runner = new SuiteRunner(program);
        return reading.suites().stream().map(suite -> container(suite, runner, new FailureText(prefix)));
    }

    private static RuleProgram load(Path rules) {
        try {
            return TestedRules.load(rules, CompiledCache.standard());
        } catch (RuleSetException e) {
            throw new AssertionError("Nothing is tested with faulty rules.\n" + rendered(e.faults()), e);
        }
    }

    private static String rendered(List<Fault> faults) {
        return faults.stream().filter(Fault::isError).map(Fault::render).collect(Collectors.joining("\n\n"));
    }

    private static DynamicNode container(Suite suite, SuiteRunner runner, FailureText text) {
        return DynamicContainer.dynamicContainer(
                suite.name(), source(suite.file(), 1), suite.cases().stream().map(c -> test(c, runner, text)));
    }

    private static DynamicNode test(SuiteCase suiteCase, SuiteRunner runner, FailureText text) {
        return DynamicTest.dynamicTest(
                suiteCase.name(),
                source(suiteCase.place().file(), suiteCase.place().line()),
                () -> {
                    CaseResult result = runner.run(suiteCase);
                    if (result.failed()) {
                        throw new AssertionError(suiteCase.title() + "\n" + text.of(result));
                    }
                });
    }

    private static URI source(String file, int line) {
        return URI.create(Path.of(file).toUri() + "?line=" + line);
    }
}
