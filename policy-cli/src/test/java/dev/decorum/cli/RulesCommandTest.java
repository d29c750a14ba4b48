package dev.decorum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {
    @TempDir
    Path folder;

    private String dated() throws IOException {
        Path file = SmallRules.in(folder).resolve("base/refunds.drl");
        Files.writeString(file, Files.readString(file).replace("@owner", "@effective(\"2027-01-01\")\n    @owner"));
        Files.writeString(folder.resolve("base/limits.yaml"), """
                limits:
                  refund-without-review: { value: 20, unit: money, ceiling: 50, basis: "house rule: a test" }
                """);
        return folder.toString();
    }

    @Test
    void aRuleIsListedWithItsPlaceBasisOwnerAndDates() throws IOException {
        Run run = Run.of("rules", dated(), "--channel", "whatsapp", "--region", "de", "--as-of", "2027-01-01");

        assertThat(run).isEqualTo(new Run(0, """
                        Rules for whatsapp in de on 2027-01-01: 1 rule, 1 limit, 1 layer.

                        base
                          refund-waits: refunds wait, FOLDER/base/refunds.drl:6
                            by house rule: a test; owner support-policy; from 2027-01-01

                        Limits
                          refund-without-review: 20 EUR (to 50), decided by base, FOLDER/base/limits.yaml:2
                            by house rule: a test
                        """.replace("FOLDER", folder.toString()), ""));
    }

    @Test
    void aRuleBeforeItsDayIsCountedAndNotListed() throws IOException {
        Run run = Run.of("rules", dated(), "--as-of", "2026-12-31");

        assertThat(run.out())
                .startsWith(
                        "Rules of all layers on 2026-12-31: 0 rules, 1 limit, 1 layer.\n"
                                + "1 other rule of these layers not in force on this day; --between lists when that changes.\n");
    }

    @Test
    void whatChangesBetweenTwoDaysIsListed() throws IOException {
        Run run = Run.of("rules", dated(), "--between", "2026-12-31", "2027-06-01");

        assertThat(run).isEqualTo(new Run(0, """
                        Changes of the rules of all layers after 2026-12-31 until 2027-06-01: 1.

                        2027-01-01
                          begins: refund-waits (refunds wait), FOLDER/base/refunds.drl:6
                            by house rule: a test
                        """.replace("FOLDER", folder.toString()), ""));
        assertThat(Run.of("rules", folder.toString(), "--between", "2026-12-31", "2027-06-01", "--json")
                        .out())
                .contains("\"day\" : \"2027-01-01\"", "\"kind\" : \"takes-effect\"", "\"id\" : \"refund-waits\"");
    }

    @Test
    void jsonHoldsTheSame() throws IOException {
        assertThat(Run.of("rules", dated(), "--as-of", "2027-01-01", "--json").out())
                .contains(
                        "\"id\" : \"refund-waits\"",
                        "\"effective\" : \"2027-01-01\"",
                        "\"unconfirmed\" : false",
                        "\"value\" : 20",
                        "\"ceiling\" : 50",
                        "\"line\" : 6");
    }

    @Test
    void theShippedLimitOfARegionIsNamed() {
        Run run = Run.of(
                "rules",
                Run.ROOT.resolve("rules").toString(),
                "--channel",
                "whatsapp",
                "--region",
                "us",
                "--as-of",
                "2026-11-23");

        assertThat(run.out())
                .contains("refund-without-review: 25 EUR (from 0 to 50), decided by regions/us, ")
                .doesNotContain("regions/eu");
    }

    @Test
    void anUnknownChannelIsRefusedWithTheNearest() throws IOException {
        assertThat(Run.of("rules", dated(), "--channel", "whatsap"))
                .isEqualTo(new Run(
                        64, "", "decorum: The catalogue has no channel `whatsap`.\n  = Did you mean `whatsapp`?\n"));
        assertThat(Run.of("rules", folder.toString(), "--region", "at").err())
                .isEqualTo("decorum: The catalogue has no region `at`.\n  = Known here: de.\n");
    }

    @Test
    void daysAreAskedForInWords() {
        assertThat(Run.of("rules", "--as-of", "24.12.2026"))
                .isEqualTo(new Run(
                        64,
                        "",
                        "decorum: Invalid value for option '--as-of': `24.12.2026` is not a date; write year, month and"
                                + " day, such as 2026-08-02\n  = `decorum rules --help` tells how it is used.\n"));
        assertThat(Run.of("rules", "--between", "2026-12-01", "2026-11-01").code())
                .isEqualTo(64);
    }

    @Test
    void nothingIsSaidAboutFaultyRules() throws IOException {
        Run run = Run.of("rules", SmallRules.faultyIn(folder).toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("decorum: Nothing is said about faulty rules.\n" + folder + "/base/refunds.drl:11:23: ")
                .endsWith("  = `decorum check` checks them.\n");
    }
}
