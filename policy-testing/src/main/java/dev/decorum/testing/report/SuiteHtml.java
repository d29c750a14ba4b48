package dev.decorum.testing.report;

import dev.decorum.testing.suite.CaseResult;
import dev.decorum.testing.suite.CaseResult.Outcome;
import dev.decorum.testing.suite.FailureText;
import dev.decorum.testing.suite.SuiteResults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came of suites as one page: what failed first and in full, then every case by its suite. */
public final class SuiteHtml {
    private SuiteHtml() {}

    /**
     * The page.
     *
     * @param rules what stands before the path of a rule's file; ends with a slash, or is blank
     */
    public static String write(SuiteResults results, String rules) {
        FailureText text = new FailureText(rules);
        StringBuilder out = new StringBuilder();
        out.append("<p class=\"")
                .append(results.good() ? "good" : "bad")
                .append("\"><strong>")
                .append(results.count(Outcome.PASSED))
                .append(" passed, ")
                .append(results.count(Outcome.FAILED))
                .append(" failed, ")
                .append(results.count(Outcome.NOT_RUN))
                .append(" not run</strong></p>\n");
        for (CaseResult failure : results.failures()) {
            out.append("<h2 class=\"bad\">")
                    .append(HtmlPage.text(failure.suiteCase().title()))
                    .append("</h2>\n<pre class=\"words\">")
                    .append(HtmlPage.text(text.of(failure)))
                    .append("</pre>\n");
        }
        Map<String, List<CaseResult>> suites = new LinkedHashMap<>();
        results.cases().forEach(r -> suites.computeIfAbsent(r.suiteCase().suite(), s -> new ArrayList<>())
                .add(r));
        suites.forEach((name, cases) -> suite(out, name, cases));
        return HtmlPage.of("Suites of rules", out.toString());
    }

    private static void suite(StringBuilder out, String name, List<CaseResult> cases) {
        long passed = cases.stream().filter(c -> c.outcome() == Outcome.PASSED).count();
        out.append("<details>\n<summary>")
                .append(HtmlPage.text(name))
                .append(": <span class=\"")
                .append(passed == cases.size() ? "good" : "bad")
                .append("\">")
                .append(passed)
                .append(" of ")
                .append(cases.size())
                .append(" passed</span></summary>\n<table>\n<tr><th>case</th><th>outcome</th></tr>\n");
        for (CaseResult result : cases) {
            String word =
                    switch (result.outcome()) {
                        case PASSED -> "passed";
                        case FAILED -> "failed";
                        case NOT_RUN -> "not run";
                    };
            out.append("<tr><td>")
                    .append(HtmlPage.text(result.suiteCase().name()))
                    .append("</td><td class=\"n ")
                    .append(result.outcome() == Outcome.PASSED ? "good" : "bad")
                    .append("\">")
                    .append(word)
                    .append("</td></tr>\n");
        }
        out.append("</table>\n</details>\n");
    }
}
