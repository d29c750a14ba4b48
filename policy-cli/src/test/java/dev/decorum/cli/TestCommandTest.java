package dev.decorum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {
    private static final String SUITE = """
            suite: money
            defaults:
              { channel: whatsapp, region: de, at: 2026-11-20T10:00:00+01:00, rollout: reviewed-execution }
            cases:
              - name: waits
                given: { customer: { tags: [Großkunde] }, actions: { r: { fact: refund, amount: 5 EUR, method: original } } }
                expect: { roles: { r: supervisor }, because: refund-waits }
              - name: another
                given: { customer: { tags: [neu] }, actions: { r: { fact: refund, amount: 5 EUR, method: original } } }
                expect: { EXPECT }
            """;

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private String rules(String expect) throws IOException {
        SmallRules.in(folder);
        Files.createDirectories(folder.resolve("suites"));
        Files.writeString(folder.resolve("suites/money.yaml"), SUITE.replace("EXPECT", expect));
        return folder.toString();
    }

    @Test
    void casesThatPassAreCounted() throws IOException {
        assertThat(Run.of("test", rules("never: refund-waits"))).isEqualTo(new Run(0, "2 cases passed.\n", ""));
    }

    @Test
    void aCaseThatFailsSaysWhatDiffersAndWhy() throws IOException {
        Run run = Run.of("test", rules("because: refund-waits"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                FAILED  money > another
                  because: expected refund-waits to fire, got silence  (%1$s/suites/money.yaml:10:24)
                  refund-waits: did not match  (%1$s/base/refunds.drl:6)
                    %1$s/base/refunds.drl:12:15: tags contains "Großkunde"
                    fails for customer: tags is a list of 1 text
                    after refund `r`
                  no rule fired

                1 case passed, 1 failed.
                """.formatted(folder));
    }

    @Test
    void theFirstFailureStopsWhenAskedAndAFilterChooses() throws IOException {
        String rules = rules("orderNeeded: true");

        assertThat(Run.of("test", rules, "--filter", "WAITS").out()).isEqualTo("1 case passed.\n");
        assertThat(Run.of("test", rules, "--fail-fast", "--seed", "5").code()).isEqualTo(1);
        assertThat(Run.of("test", rules, "--filter", "waitz"))
                .isEqualTo(new Run(
                        64, "", "decorum: No case holds `waitz` in its suite or name.\n  = Known here: money.\n"));
    }

    @Test
    void faultySuitesAndRulesAreNamed() throws IOException {
        Run suites = Run.of("test", rules("never: refund-wait"));
        assertThat(suites.code()).isEqualTo(65);
        assertThat(suites.out()).isEmpty();
        assertThat(suites.err())
                .startsWith("decorum: Nothing is tested by faulty suites.\n" + folder
                        + "/suites/money.yaml:10:22: There is no rule `refund-wait`. [unknown-rule]\n")
                .contains("  = Did you mean `refund-waits`?");

        Files.writeString(folder.resolve("base/refunds.drl"), "nonsense");
        assertThat(Run.of("test", folder.toString()).code()).isEqualTo(1);
    }

    @Test
    void aFolderWithoutSuitesIsNoSuccess() throws IOException {
        Run run = Run.of("test", SmallRules.in(folder).toString());

        assertThat(run.code()).isEqualTo(66);
        assertThat(run.err())
                .isEqualTo("decorum: There is nothing to test.\n" + folder
                        + "/suites: There is nothing at this place. [no-suites]\n"
                        + "  = Name a suite, or the folder that holds suites.\n");
    }

    @Test
    void reportsAreWrittenWholeAndLeaveNothingBehind() throws IOException {
        String rules = rules("orderNeeded: true");
        Path reports = elsewhere.resolve("reports");

        Run run = Run.of(
                "test",
                rules,
                "--junit",
                reports.resolve("a.xml").toString(),
                "--html",
                reports.resolve("a.html").toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(reports.resolve("a.xml")).content().contains("failures=\"1\"");
        assertThat(reports.resolve("a.html")).content().contains("1 passed, 1 failed");
        try (Stream<Path> files = Files.list(reports)) {
            assertThat(files.map(f -> f.getFileName().toString()).sorted().toList())
                    .isEqualTo(List.of("a.html", "a.xml"));
        }
        assertThat(Run.of("test", rules, "--junit", reports.toString()).code()).isEqualTo(74);
    }

    @Test
    void resultsAreAlsoGivenAsJson() throws IOException {
        Run run = Run.of("test", "--json", rules("orderNeeded: true"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("\"good\" : false", "\"what\" : \"orderNeeded\"", "\"line\" : 10")
                .doesNotContain("Großkunde");
    }

    @Test
    void coverageBelowAThresholdHasAnExitCodeOfItsOwn() throws IOException {
        String rules = rules("never: refund-waits");

        assertThat(Run.of("test", rules, "--min-rules", "100", "--min-layers", "100")
                        .code())
                .isZero();
        assertThat(Run.of("test", rules, "--min-conditions", "80"))
                .isEqualTo(new Run(
                        3, "2 cases passed.\n", "decorum: The coverage of conditions is 75.0 %, below 80.0 %.\n"));
        assertThat(Run.of("test", rules, "--min-rules", "101").code()).isEqualTo(64);
    }

    @Test
    void coverageNamesWhatWasMissedAndWritesItDown() throws IOException {
        String rules = rules("never: refund-waits");

        Run run = Run.of(
                "coverage",
                rules,
                "--html",
                elsewhere.resolve("c.html").toString(),
                "--lcov",
                elsewhere.resolve("c.info").toString());

        assertThat(run).isEqualTo(new Run(0, """
                %s/base/refunds.drl:11:23: refund-waits: method == RefundMethod.ORIGINAL was never false
                rules       100.0 %%  1 of 1 fired
                conditions   75.0 %%  3 of 4 outcomes seen, true and false
                layers      100.0 %%  1 of 1 touched
                places      100.0 %%  1 of 1 touched, each surface in each region
                """.formatted(folder), ""));
        assertThat(elsewhere.resolve("c.html")).content().contains("Großkunde");
        assertThat(elsewhere.resolve("c.info")).content().contains("SF:" + folder + "/base/refunds.drl\n");
        assertThat(Run.of("coverage", rules, "--json").out()).contains("\"percent\" : 75.0");
        assertThat(Run.of("coverage", rules, "--min-places", "100").code()).isZero();
        assertThat(Run.of("coverage", rules("orderNeeded: true")).code()).isEqualTo(1);
    }
}
