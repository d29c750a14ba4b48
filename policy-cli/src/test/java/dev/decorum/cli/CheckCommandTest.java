package dev.decorum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    @TempDir
    Path folder;

    @Test
    void aFaultIsNamedWithAPlaceThatAnEditorFinds() throws IOException {
        Run run = Run.of("check", SmallRules.faultyIn(folder).toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .startsWith(folder + "/base/refunds.drl:11:23: ")
                .contains("`metod`", "Did you mean `method`?", folder + " is faulty, 1 error, 0 warnings.");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aFaultIsAlsoGivenAsJson() throws IOException {
        Run run = Run.of("check", "--json", SmallRules.faultyIn(folder).toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("\"good\" : false", "\"severity\" : \"error\"", "\"line\" : 11", "\"column\" : 23");
    }

    @Test
    void goodRulesAreCounted() throws IOException {
        Run run = Run.of("check", SmallRules.in(folder).toString());

        assertThat(run).isEqualTo(new Run(0, folder + " is good: 1 rule in 1 layer, 0 errors, 0 warnings.\n", ""));
    }

    @Test
    void theShippedRulesAreGood() {
        Run run = Run.of("check", Run.ROOT.resolve("rules").toString());

        assertThat(run.code()).as(run.out()).isZero();
        assertThat(run.out()).contains(" is good: ", " 0 errors, ");
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        assertThat(Run.of("check", "no-such-folder"))
                .isEqualTo(new Run(
                        66,
                        "",
                        "decorum: There is no folder `no-such-folder`.\n"
                                + "  = Name the folder that holds `catalog.yaml`.\n"));
    }

    private String lintable(String head) throws IOException {
        Path file = SmallRules.in(folder).resolve("base/refunds.drl");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("RefundMethod.ORIGINAL )", "RefundMethod.ORIGINAL, $id : id )")
                        .replace("@owner", head + "@owner"));
        return folder.toString();
    }

    @Test
    void warningsAreShownAndFailOnlyWhenStrict() throws IOException {
        Run run = Run.of("check", lintable(""));

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith(folder + "/base/refunds.drl:11:56: `$id` is never used. [unused-binding]\n")
                .endsWith(folder + " is good: 1 rule in 1 layer, 0 errors, 1 warning.\n");
        assertThat(Run.of("check", "--strict", folder.toString()).code()).isEqualTo(1);
        assertThat(Run.of("check", "--strict", "--no-lint", folder.toString()).code())
                .isZero();
    }

    @Test
    void datesAreJudgedByTheDayThatIsGiven() throws IOException {
        String rules = lintable("@expires(\"2027-01-01\") ");

        assertThat(Run.of("check", "--as-of", "2026-12-31", rules).out()).doesNotContain("[expired-rule]");
        assertThat(Run.of("check", "--as-of", "2027-01-01", rules).out())
                .contains("This rule has not held since 2027-01-01. [expired-rule]");
    }

    @Test
    void whatIsSafeIsFixed() throws IOException {
        Run run = Run.of("check", "--fix", "--strict", lintable(""));

        assertThat(run)
                .isEqualTo(new Run(
                        0, "1 change made.\n\n" + folder + " is good: 1 rule in 1 layer, 0 errors, 0 warnings.\n", ""));
        assertThat(folder.resolve("base/refunds.drl")).content().contains("RefundMethod.ORIGINAL )\n");
    }

    @Test
    void faultsAreGivenToToolsForReview() throws IOException {
        String rules = lintable("");

        assertThat(Run.of("check", "--format", "github", rules))
                .isEqualTo(new Run(
                        0,
                        "::warning file=" + folder
                                + "/base/refunds.drl,line=11,col=56,endColumn=64,title=unused-binding::"
                                + "`$id` is never used.%0ADelete `$id :` and the field after it.\n",
                        ""));
        assertThat(Run.of("check", "--format", "sarif", rules).out())
                .contains("\"version\" : \"2.1.0\"", "\"ruleId\" : \"unused-binding\"");
        assertThat(Run.of("check", "--format", "json", rules)).isEqualTo(Run.of("check", "--json", rules));
    }

    @Test
    void aFixWithoutLintIsRefused() {
        assertThat(Run.of("check", "--fix", "--no-lint").code()).isEqualTo(64);
    }
}
