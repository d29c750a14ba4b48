package dev.decorum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocsCommandTest {
    @TempDir
    Path folder;

    private String rules() throws IOException {
        return SmallRules.in(folder.resolve("rules")).toString();
    }

    @Test
    void theBookIsPrinted() throws IOException {
        Run run = Run.of("docs", rules());

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("# Rule book\n").contains("""
                        When a refund is proposed and its method is original; and the customer has the tag Großkunde, the refund waits for approval by a supervisor: Geld für Käufer prüft ein Mensch.
                        """);
    }

    @Test
    void theNameOfTheFileChoosesTheFormatAndAnOlderBookIsReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("book.html"), "older");

        assertThat(Run.of("docs", rules(), "--out", file.toString()))
                .isEqualTo(new Run(0, "Written: " + file + "\n", ""));
        assertThat(file).content().startsWith("<!DOCTYPE html>\n").endsWith("</html>\n");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).as("nothing half-written").hasSize(2);
        }
    }

    @Test
    void inAFolderTheBookHasAnUsualName() throws IOException {
        Run run = Run.of("docs", rules(), "--out", folder.toString(), "--format", "markdown", "--json");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("\"format\" : \"markdown\"", "\"rules\" : 1", "\"file\" : \"" + folder + "/rule-book.md\"");
        assertThat(folder.resolve("rule-book.md")).content().startsWith("# Rule book\n");
    }

    @Test
    void noBookIsWrittenOfFaultyRules() throws IOException {
        Path file = folder.resolve("book.md");

        Run run = Run.of("docs", SmallRules.faultyIn(folder.resolve("rules")).toString(), "--out", file.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("decorum: No book is written of faulty rules.\n");
        assertThat(file).doesNotExist();
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "").resolve("book.md");

        assertThat(Run.of("docs", rules(), "--out", file.toString()))
                .isEqualTo(new Run(
                        74,
                        "",
                        "decorum: `" + file + "` cannot be written.\n"
                                + "  = Check the permissions of its folder, and that the disk is not full.\n"));
    }
}
