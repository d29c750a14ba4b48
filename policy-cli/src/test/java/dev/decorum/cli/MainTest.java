package dev.decorum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    Path folder;

    @Test
    void theHelpListsTheCommandsAndThoseOfTheLauncher() {
        Run run = Run.of("--help");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains(
                        "channels ",
                        "check ",
                        "decide ",
                        "diff ",
                        "intake ",
                        "test ",
                        "verify ",
                        "Run by the launcher from the example app:")
                .contains("  demo  ", "  serve  ", "Exit codes of all commands:");
    }

    @Test
    void everyCommandHelpsWithAnExampleAndItsExitCodes() {
        for (String command : List.of(
                "channels",
                "check",
                "claims",
                "completion",
                "coverage",
                "decide",
                "diff",
                "docs",
                "intake",
                "rules",
                "test",
                "verify",
                "watch")) {
            Run run = Run.of(command, "--help");
            assertThat(run.code()).isZero();
            assertThat(run.out()).contains("Exit codes:", "Example", "  decorum " + command + " ", "--json");
        }
    }

    @Test
    void aCommandBelowAnotherHelpsLikewise() {
        assertThat(Run.of("new", "--help").out()).contains("rule ", "  decorum new rule ");
        assertThat(Run.of("new", "rule", "--help").out())
                .contains("Exit codes:", "Example", "  decorum new rule ", "--json");
        assertThat(Run.of("new")).isEqualTo(new Run(64, "", """
                        decorum: Name what is to be new: rule.
                          = `decorum new --help` tells how it is used.
                        """));
    }

    @Test
    void theVersionIsShown() {
        assertThat(Run.of("--version").out()).matches("decorum \\d+\\.\\d+\\.\\d+\\S* \\(Java \\S+\\)\n");
    }

    @Test
    void misuseIsExplained() {
        Run option = Run.of("decide", "--requst", "x");
        assertThat(option.code()).isEqualTo(64);
        assertThat(option.err()).startsWith("decorum: ").contains("--request", "`decorum decide --help` tells");
        assertThat(Run.of().code()).isEqualTo(64);
        assertThat(Run.of("chek").err()).contains("chek", "Did you mean", "check");
    }

    @Test
    void aProcessAnswersInUtf8AndWithItsExitCode() throws Exception {
        Path rules = SmallRules.in(folder.resolve("rules"));
        String request = Files.readString(SmallRules.requestIn(folder));

        Finished decided = process(request, "decide", "--request", "-", "--rules", rules.toString());
        assertThat(decided.code()).as(decided.err()).isZero();
        assertThat(decided.out()).contains("Geld für Käufer prüft ein Mensch.").doesNotContain("\u001b[");
        assertThat(decided.err()).isEmpty();

        Finished unreadable = process("{\"chanel\": 1}", "decide", "--request", "-", "--rules", rules.toString());
        assertThat(unreadable.code()).isEqualTo(65);
        assertThat(unreadable.err())
                .isEqualTo("decorum: standard input:1:2: The request has no property `chanel`.\n"
                        + "  = Did you mean `channel`?\n");
    }

    private record Finished(int code, String out, String err) {}

    private Finished process(String input, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(args));
        Path in = Files.writeString(folder.resolve("in"), input);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("LC_ALL", "C");
        int code = builder.start().waitFor();
        return new Finished(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
