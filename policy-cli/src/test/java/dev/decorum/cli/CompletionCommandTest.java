package dev.decorum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
    @TempDir
    Path folder;

    @Test
    void bashCompletesCommandsOfDecorumAndOfTheLauncher() throws IOException, InterruptedException {
        Run run = Run.of("completion", "bash");
        assertThat(run.code()).isZero();
        Path script = Files.writeString(folder.resolve("decorum"), run.out());

        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        "compopt() { :; }; . " + script
                                + "; COMP_WORDS=(decorum c); COMP_CWORD=1; _complete_decorum; echo ${COMPREPLY[*]};"
                                + " COMP_WORDS=(decorum se); _complete_decorum; echo ${COMPREPLY[*]};"
                                + " COMP_WORDS=(decorum new rule --la); COMP_CWORD=3; _complete_decorum; echo ${COMPREPLY[*]};"
                                + " COMP_WORDS=(decorum intake --channel wec); COMP_CWORD=3; _complete_decorum; echo ${COMPREPLY[*]};"
                                + " COMP_WORDS=(decorum channels wh); COMP_CWORD=2; _complete_decorum; echo ${COMPREPLY[*]}")
                .redirectErrorStream(true)
                .start();
        String completed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(bash.waitFor()).as(completed).isZero();
        assertThat(completed)
                .isEqualTo("channels check claims completion coverage\nserve\n--layer\nwechat wecom\nwhatsapp\n");
    }

    @Test
    void zshIsToldHowToReadTheScript() {
        String bash = Run.of("completion", "bash").out();

        assertThat(Run.of("completion", "zsh").out())
                .isEqualTo("autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n" + bash);
    }

    @Test
    void anotherShellIsRefused() {
        Run run = Run.of("completion", "fish");

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).contains("fish", "BASH", "ZSH").doesNotContain("Exception");
    }
}
