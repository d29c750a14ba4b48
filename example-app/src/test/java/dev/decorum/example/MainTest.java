package dev.decorum.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    private Path folder;

    @Test
    void aCommandThatIsNotThereIsNamed() {
        Run run = Run.of("suggest", "--port", "8080");
        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualToIgnoringNewLines(
                        "decorum: There is no command `suggest` here yet. Maybe `demo` or `serve` was meant.");
    }

    @Test
    void anUnknownOptionIsNamed() {
        Run run = Run.of("demo", "--fast");
        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err())
                .isEqualToIgnoringNewLines("decorum: Unknown option: '--fast'. Maybe look at `demo --help`.");
    }

    @Test
    void theHelpHasAnExampleAndTheExitCodes() {
        Run run = Run.of("demo", "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("./decorum demo --json --evidence")
                .contains("--rules=DIR")
                .contains("Exit codes:")
                .contains("2    the delivery was rejected");
    }

    @Test
    void aFileThatIsNoEvidenceIsNotReplaced() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "Keep me.");
        Run run = Run.of("demo", "--rules", rules(), "--evidence", notes.toString());
        assertThat(run.exitCode()).isEqualTo(73);
        assertThat(run.err())
                .isEqualToIgnoringNewLines(
                        "decorum: The file `notes.txt` is there already and is no capsule, so it is not replaced. Maybe give"
                                + " another --evidence.");
        assertThat(notes).hasContent("Keep me.");
    }

    @Test
    void faultyRulesAreNamedAndLeaveTheEvidenceOfBeforeAlone() throws IOException {
        Path evidence = Files.writeString(
                folder.resolve("before.zip"), "PK\3\4" + "\0".repeat(26) + "capsule/", StandardCharsets.US_ASCII);
        Path empty = Files.createDirectory(folder.resolve("rules"));
        Run run = Run.of("demo", "--rules", empty.toString(), "--evidence", evidence.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("catalog.yaml");
        assertThat(Files.readString(evidence)).endsWith("capsule/");
    }

    private static String rules() {
        return Path.of(System.getProperty("decorum.root"), "rules").toString();
    }
}
