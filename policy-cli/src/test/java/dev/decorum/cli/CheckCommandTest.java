package dev.decorum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
}
