package dev.decorum.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.source.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder under {@code broken} holds files with faults, laid over a sound folder of rules, and in
 * {@code expected.txt} all that is to be said of them.
 */
class BrokenRulesTest {
    static final Path BROKEN =
            Path.of(System.getProperty("decorum.root", ".."), "policy-rules/src/test/resources/broken");
    static final String EXPECTED = "expected.txt";

    @TempDir
    private Path folder;

    static List<String> fixtures() throws IOException {
        try (Stream<Path> found = Files.list(BROKEN)) {
            return found.filter(Files::isDirectory)
                    .map(p -> p.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void eachFaultIsReportedOnceWithItsPlaceAndRemedy(String fixture) throws IOException {
        Path source = BROKEN.resolve(fixture);
        RuleFiles.in(folder);
        copy(source);

        List<Fault> faults = RuleFolder.read(folder).faults();

        assertThat(faults.stream().map(Fault::render).collect(Collectors.joining("\n\n", "", "\n")))
                .isEqualTo(Files.readString(source.resolve(EXPECTED)));
        assertThat(faults)
                .extracting(fault -> (fault.message() + fault.remedy()).replaceAll("`[^`]*`", ""))
                .as("no words that only programmers know, but for those of the author in backticks")
                .noneMatch(text -> text.matches("(?is).*(java|exception|drools|antlr|token|null).*"));
    }

    @Test
    void thereAreManyFixtures() throws IOException {
        assertThat(fixtures()).hasSizeGreaterThanOrEqualTo(200);
    }

    private void copy(Path source) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(source.relativize(file).toString());
                if (!file.equals(source.resolve(EXPECTED))) {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
