package dev.decorum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimsCommandTest {
    private static final String SHIPPED = Run.ROOT.resolve("rules").toString();

    @TempDir
    Path folder;

    @Test
    void whatIsFoundIsUnderlined() {
        Run run = Run.of(
                "claims", "--rules", SHIPPED, "--lang", "en", "Hello!\nToday we will refund you, says my lawyer.");

        assertThat(run).isEqualTo(new Run(0, """
                        text:2:7: claim refund-commitment, by a phrase of the language `en`
                          2 | Today we will refund you, says my lawyer.
                            |       ^^^^^^^^^^^^^^

                        text:2:32: signal legal-threat, by a phrase of the language `en`
                          2 | Today we will refund you, says my lawyer.
                            |                                ^^^^^^^^^

                        1 claim, 1 signal.
                        """, ""));
    }

    @Test
    void aTextOfAFileIsLookedThroughLikewise() throws IOException {
        Path draft = Files.writeString(folder.resolve("draft.txt"), "Wir erstatten Ihnen 20 Euro.");

        Run run = Run.of("claims", "--rules", SHIPPED, "--file", draft.toString(), "--json");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains(
                        "\"kind\" : \"claim\"",
                        "\"name\" : \"refund-commitment\"",
                        "\"language\" : \"de\"",
                        "\"startsAt\" : 0",
                        "\"endsAt\" : 19",
                        "\"text\" : \"Wir erstatten Ihnen\"");
    }

    @Test
    void nothingFoundIsNoFailure() {
        assertThat(Run.of("claims", "--rules", SHIPPED, "Thank you."))
                .isEqualTo(new Run(0, "No claim and no signal found.\n", ""));
    }

    @Test
    void aTextIsGivenOnce() {
        assertThat(Run.of("claims", "--rules", SHIPPED).err())
                .startsWith("decorum: Give either a text in quotes or --file.\n");
        assertThat(Run.of("claims", "--file", "no-such-file", "text").code()).isEqualTo(64);
        assertThat(Run.of("claims", "--file", "no-such-file").code()).isEqualTo(66);
    }
}
