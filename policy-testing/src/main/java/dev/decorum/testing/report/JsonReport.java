package dev.decorum.testing.report;

import dev.decorum.policy.explanation.RuleExplanation;
import dev.decorum.testing.suite.CaseResult;
import dev.decorum.testing.suite.CaseResult.Outcome;
import dev.decorum.testing.suite.Difference;
import dev.decorum.testing.suite.SuiteResults;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of suites, to be written with {@link dev.decorum.policy.PolicyJson}. It holds no texts of requests and no
 * times, so that equal runs give equal bytes.
 *
 * @param good whether every case passed
 * @param passed how many cases passed
 * @param failed how many failed
 * @param notRun how many were not decided
 * @param cases one for each case
 */
public record JsonReport(boolean good, long passed, long failed, long notRun, List<Case> cases) {
    public JsonReport {
        cases = List.copyOf(cases);
    }

    /** The report on a run; files of rules stand below this prefix, which ends with a slash or is blank. */
    public static JsonReport of(SuiteResults results, String rules) {
        return new JsonReport(
                results.good(),
                results.count(Outcome.PASSED),
                results.count(Outcome.FAILED),
                results.count(Outcome.NOT_RUN),
                results.cases().stream().map(c -> Case.of(c, rules)).toList());
    }

    /**
     * One case.
     *
     * @param suite the name of its suite
     * @param name its name
     * @param file its file
     * @param line its line, from 1
     * @param outcome what came of it
     * @param differences how the decision differs; null unless it failed
     * @param fired the rules that fired; null unless it failed
     * @param silent why rules kept silent that should have fired; null unless there are any
     */
    public record Case(
            String suite,
            String name,
            String file,
            int line,
            Outcome outcome,
            @Nullable List<Differing> differences,
            @Nullable List<Rule> fired,
            @Nullable List<RuleExplanation> silent) {
        private static Case of(CaseResult result, String rules) {
            boolean failed = result.failed();
            return new Case(
                    result.suiteCase().suite(),
                    result.suiteCase().name(),
                    result.suiteCase().place().file(),
                    result.suiteCase().place().line(),
                    result.outcome(),
                    failed ? result.differences().stream().map(Differing::of).toList() : null,
                    failed
                            ? result.fired().stream()
                                    .map(f -> new Rule(
                                            f.rule().id(),
                                            rules + f.rule().file(),
                                            f.rule().line(),
                                            f.did()))
                                    .toList()
                            : null,
                    result.silent().isEmpty() ? null : result.silent());
        }
    }

    /** One difference, with the line of what was expected. */
    public record Differing(String what, String expected, String got, int line) {
        private static Differing of(Difference difference) {
            return new Differing(
                    difference.what(),
                    difference.expected(),
                    difference.got(),
                    difference.place().line());
        }
    }

    /** A rule that fired, with its place and what it did. */
    public record Rule(String id, String file, int line, List<String> did) {}
}
