package dev.decorum.testing.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.testing.SmallRules;
import dev.decorum.testing.coverage.Coverage.OfCondition;
import dev.decorum.testing.report.CoverageHtml;
import dev.decorum.testing.report.Lcov;
import dev.decorum.testing.suite.SuiteRunner;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageTest {
    private static final String CASES = """
            cases:
              - name: low
                given: { customer: handle, actions: { r: { fact: refund, amount: 18 EUR, method: original } } }
                expect: { because: refund-low }
              - name: person
                given: { message: Hello, intents: human_agent, conversation: { humanJoined: false } }
                expect: { because: wants-person }
            """;

    @TempDir
    Path folder;

    private Coverage coverage(Long seed) {
        CoverageCollector collector = new CoverageCollector(SmallRules.program());
        new SuiteRunner(SmallRules.program())
                .seed(seed)
                .listener(collector)
                .run(SmallRules.suite(folder, "s", CASES).cases());
        return collector.coverage();
    }

    private static String line(OfCondition condition) {
        return condition.line() + ": " + condition.text() + " T" + condition.seenTrue() + " F" + condition.seenFalse();
    }

    @Test
    void everyAtomicConditionIsSeenForEveryFactThatItIsAskedOf() {
        Coverage coverage = coverage(null);

        assertThat(coverage.rules())
                .extracting(r -> r.rule().id() + " " + r.fired())
                .containsExactly("refund-low 1", "refund-high 0", "wants-person 1", "us-greeting 0");
        assertThat(coverage.rules().stream().flatMap(r -> r.conditions().stream()))
                .extracting(CoverageTest::line)
                .containsExactly(
                        "6: name == \"refund-auto\" T2 F2",
                        "7: amount.reference <= $auto T1 F0",
                        "7: method == RefundMethod.ORIGINAL T1 F0",
                        "13: name == \"refund-auto\" T2 F2",
                        "14: amount.reference > $auto T0 F1",
                        "20: intents contains Intent.HUMAN_AGENT T1 F0",
                        "20: signals not contains Signal.ANGER T1 F0",
                        "21: humanJoined == true T0 F1");
    }

    @Test
    void sumsCountRulesOutcomesLayersAndPlaces() {
        assertThat(CoverageText.summary(coverage(null))).isEqualTo("""
                rules        50.0 %  2 of 4 fired
                conditions   62.5 %  10 of 16 outcomes seen, true and false
                layers       50.0 %  1 of 2 touched
                places       16.6 %  1 of 6 touched, each surface in each region
                """);
        assertThat(new Coverage.Ratio(1999, 2000).percent()).isEqualTo(99.9);
        assertThat(new Coverage.Ratio(0, 0).percent()).isEqualTo(100);
    }

    @Test
    void whatWasMissedHasAPlaceThatAnEditorFinds() {
        assertThat(CoverageText.missed(coverage(null), "rules/")).isEqualTo("""
                rules/base/rules.drl:7:18: refund-low: amount.reference <= $auto was never false
                rules/base/rules.drl:7:45: refund-low: method == RefundMethod.ORIGINAL was never false
                rules/base/rules.drl:11: refund-high never fired
                rules/base/rules.drl:14:18: refund-high: amount.reference > $auto was never true
                rules/base/rules.drl:20:14: wants-person: intents contains Intent.HUMAN_AGENT was never false
                rules/base/rules.drl:20:55: wants-person: signals not contains Signal.ANGER was never false
                rules/base/rules.drl:21:23: wants-person: humanJoined == true was never true
                rules/regions/us/rules.drl:4: us-greeting never fired
                layers without a case: regions/us
                """);
    }

    @Test
    void theOrderOfTheRunDoesNotMatter() {
        assertThat(coverage(7L)).isEqualTo(coverage(null)).isEqualTo(coverage(3L));
    }

    @Test
    void aTracefileHasRulesAsFunctionsAndConditionsAsBranches() {
        assertThat(Lcov.write(coverage(null), "rules/"))
                .startsWith("""
                TN:
                SF:rules/base/rules.drl
                FN:4,refund-low
                FN:11,refund-high
                FN:18,wants-person
                FNDA:1,refund-low
                FNDA:0,refund-high
                FNDA:1,wants-person
                FNF:3
                FNH:2
                BRDA:6,0,0,2
                BRDA:6,0,1,2
                BRDA:7,1,0,1
                BRDA:7,1,1,0
                """)
                .contains("BRF:16\nBRH:10\nDA:4,1\nDA:6,2\n")
                .endsWith("""
                SF:rules/regions/us/rules.drl
                FN:4,us-greeting
                FNDA:0,us-greeting
                FNF:1
                FNH:0
                BRF:0
                BRH:0
                DA:4,0
                LF:1
                LH:0
                end_of_record
                """);
    }

    @Test
    void aPageShowsTheRulesWithTheirMarksAndNeedsNoOtherFile() {
        String page = CoverageHtml.write(coverage(null), SmallRules::source);

        assertThat(page)
                .contains("<mark class=\"part\" title=\"true in 1, false in 0 cases\">"
                        + "method == RefundMethod.ORIGINAL<sup>T</sup></mark>")
                .contains("<mark class=\"good\" title=\"true in 2, false in 2 cases\">"
                        + "name == &quot;refund-auto&quot;<sup>TF</sup></mark>")
                .contains("<b class=\"bad\">0&times;</b> rule &quot;high&quot;")
                .contains("name=\"viewport\"", "prefers-color-scheme: dark")
                .doesNotContain("http:", "https:", "src=", "<link", "<script", "url(");
    }
}
