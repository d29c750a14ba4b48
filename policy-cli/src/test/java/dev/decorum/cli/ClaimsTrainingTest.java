package dev.decorum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimsTrainingTest {
    private static final Path SHIPPED = Run.ROOT.resolve("rules");

    @TempDir
    private Path folder;

    @Test
    void theShippedModelIsWhatTheShippedSentencesTeach() throws IOException {
        Path labelled = Files.createDirectories(folder.resolve("claims/labelled"));
        try (Stream<Path> files = Files.list(SHIPPED.resolve("claims/labelled"))) {
            for (Path file : files.toList()) {
                Files.copy(file, labelled.resolve(file.getFileName().toString()));
            }
        }

        Run run = Run.of("claims", "--train", "--rules", folder.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(folder.resolve("claims/model.txt"))
                .as("the sentences changed: run `./decorum claims --train`")
                .hasSameBinaryContentAs(SHIPPED.resolve("claims/model.txt"));
    }

    @Test
    void aFolderWithoutLabelledSentencesIsNamed() {
        Run run = Run.of("claims", "--train", "--rules", folder.toString());

        assertThat(run.code()).isEqualTo(66);
        assertThat(run.err()).contains("claims/labelled cannot be read");
    }

    @Test
    void aLineThatCannotBeReadIsNamed() throws IOException {
        Path labelled = Files.createDirectories(folder.resolve("claims/labelled"));
        Files.write(labelled.resolve("en.tsv"), List.of("refund_commitment\ten\tHello\tperhaps\tplain"));

        Run run = Run.of("claims", "--train", "--rules", folder.toString());

        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).contains("Line 1");
    }

    @Test
    void tooFewSentencesAreRefused() throws IOException {
        Path labelled = Files.createDirectories(folder.resolve("claims/labelled"));
        Files.write(labelled.resolve("en.tsv"), List.of("refund_commitment\ten\tHello there\tok\tplain"));

        Run run = Run.of("claims", "--train", "--rules", folder.toString());

        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).contains("labelled sentences");
    }
}
