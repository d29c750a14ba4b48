package dev.decorum.testing.report;

import dev.decorum.testing.suite.CaseResult;
import dev.decorum.testing.suite.CaseResult.Outcome;
import dev.decorum.testing.suite.Difference;
import dev.decorum.testing.suite.FailureText;
import dev.decorum.testing.suite.SuiteResults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came of suites in the XML that JUnit's runners write and build servers read: a suite is a test suite, a case a
 * test case, a case that was not run is skipped.
 */
public final class JUnitXml {
    private final FailureText text;
    private final StringBuilder out = new StringBuilder();

    private JUnitXml(FailureText text) {
        this.text = text;
    }

    /**
     * The report.
     *
     * @param rules what stands before the path of a rule's file; ends with a slash, or is blank
     */
    public static String write(SuiteResults results, String rules) {
        JUnitXml xml = new JUnitXml(new FailureText(rules));
        xml.all(results.cases());
        return xml.out.toString();
    }

    private void all(List<CaseResult> results) {
        Map<String, List<CaseResult>> suites = new LinkedHashMap<>();
        results.forEach(r -> suites.computeIfAbsent(r.suiteCase().suite(), s -> new ArrayList<>())
                .add(r));
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
        sums("rules", results);
        out.append(">\n");
        suites.forEach(this::suite);
        out.append("</testsuites>\n");
    }

    private void suite(String name, List<CaseResult> cases) {
        out.append("  <testsuite");
        sums(name, cases);
        out.append(">\n");
        cases.forEach(this::testCase);
        out.append("  </testsuite>\n");
    }

    private void sums(String name, List<CaseResult> cases) {
        attribute("name", name);
        attribute("tests", String.valueOf(cases.size()));
        attribute("failures", String.valueOf(count(cases, Outcome.FAILED)));
        attribute("errors", "0");
        attribute("skipped", String.valueOf(count(cases, Outcome.NOT_RUN)));
        attribute("time", seconds(cases.stream().mapToLong(CaseResult::nanos).sum()));
    }

    private static long count(List<CaseResult> cases, Outcome outcome) {
        return cases.stream().filter(c -> c.outcome() == outcome).count();
    }

    private void testCase(CaseResult result) {
        out.append("    <testcase");
        attribute("name", result.suiteCase().name());
        attribute("classname", result.suiteCase().suite());
        attribute("time", seconds(result.nanos()));
        attribute("file", result.suiteCase().place().file());
        attribute("line", String.valueOf(result.suiteCase().place().line()));
        switch (result.outcome()) {
            case PASSED -> out.append("/>\n");
            case NOT_RUN -> out.append(">\n      <skipped/>\n    </testcase>\n");
            case FAILED -> {
                out.append(">\n      <failure");
                attribute(
                        "message",
                        result.differences().stream().map(Difference::line).collect(Collectors.joining("; ")));
                attribute("type", "difference");
                out.append('>').append(escaped(text.of(result))).append("</failure>\n    </testcase>\n");
            }
        }
    }

    private void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
    }

    /** As XML has it; characters that XML 1.0 cannot hold become question marks. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean fits = c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c >= 0x10000;
            safe.appendCodePoint(fits ? c : '?');
        });
        return HtmlPage.text(safe.toString());
    }
}
