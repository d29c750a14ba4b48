package dev.decorum.testing.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.testing.SmallRules;
import dev.decorum.testing.suite.CaseResult.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteRunnerTest {
    private static final String CASES = """
            fixtures:
              refund: { customer: handle, actions: { r: { fact: refund, amount: 18 EUR, method: original } } }
            cases:
              - name: high
                use: refund
                expect: { rulings: { r: review }, because: [refund-high, us-greeting], never: wants-person }
              - name: low
                use: refund
                expect: { rulings: { r: permit } }
              - name: nothing fires
                given: { customer: handle }
                expect: { because: refund-low }
            """;

    @TempDir
    Path folder;

    private List<SuiteCase> cases() {
        return SmallRules.suite(folder, "money", CASES).cases();
    }

    private static List<Outcome> outcomes(SuiteResults results) {
        return results.cases().stream().map(CaseResult::outcome).toList();
    }

    @Test
    void aFailureSaysWhatDiffersWhyARuleKeptSilentAndWhatFired() {
        SuiteResults results = new SuiteRunner(SmallRules.program()).run(cases());

        assertThat(outcomes(results)).containsExactly(Outcome.FAILED, Outcome.PASSED, Outcome.FAILED);
        assertThat(results.good()).isFalse();
        String file = folder + "/money.yaml";
        FailureText text = new FailureText("rules/");
        assertThat(text.of(results.cases().get(0))).isEqualTo("""
                  rulings.r: expected review, got permit  (%1$s:10:29)
                  because: expected refund-high to fire, got silence  (%1$s:10:49)
                  because: expected us-greeting to fire, got silence  (%1$s:10:62)
                  refund-high: did not match  (rules/base/rules.drl:11)
                    rules/base/rules.drl:14:18: amount.reference > $auto
                    fails for refund `r`: amount.reference is 18; $auto is 20
                    after limit refund-auto = 20 (base/limits.yaml:2)
                  us-greeting: stands in the layer `regions/us`, which does not hold here  (rules/regions/us/rules.drl:4)
                  fired:
                    refund-low  rules/base/rules.drl:4  permit r
                """.formatted(file));
        assertThat(text.of(results.cases().get(2))).endsWith("  no rule fired\n");
    }

    @Test
    void theOrderOfTheRunDoesNotMatter() {
        List<SuiteCase> cases = cases();
        List<String> usual = new SuiteRunner(SmallRules.program())
                .run(cases).cases().stream()
                        .map(r -> r.suiteCase().name() + r.differences())
                        .toList();

        for (long seed = 0; seed < 5; seed++) {
            assertThat(new SuiteRunner(SmallRules.program())
                            .seed(seed)
                            .run(cases)
                            .cases())
                    .extracting(r -> r.suiteCase().name() + r.differences())
                    .isEqualTo(usual);
        }
    }

    @Test
    void theFirstFailureStopsTheRunWhenAsked() {
        assertThat(outcomes(new SuiteRunner(SmallRules.program()).failFast(true).run(cases())))
                .containsExactly(Outcome.FAILED, Outcome.NOT_RUN, Outcome.NOT_RUN);
    }

    @Test
    void noCaseIsNoSuccess() {
        assertThat(new SuiteRunner(SmallRules.program()).run(List.of()).good()).isFalse();
    }
}
