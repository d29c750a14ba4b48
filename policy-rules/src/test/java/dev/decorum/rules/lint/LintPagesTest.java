package dev.decorum.rules.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.rules.RuleFiles;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LintPagesTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final Path ROOT = RuleFiles.SHIPPED.resolveSibling("");
    private static final Pattern FILE = Pattern.compile("```drl (\\S+)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SAID = Pattern.compile("```text\n(.*?)\n```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void everyLintHasAPageAndEveryPageALint() throws IOException {
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs/lint"))) {
            assertThat(pages.map(p -> "docs/lint/" + p.getFileName()))
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(Lint.values()).map(Lint::page).toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPageBeginsWithItsIdAndItsSummary(Lint lint) throws IOException {
        assertThat(page(lint)).startsWith("# `" + lint.id() + "`\n" + lint.summary() + "\n\n## Avoid\n");
    }

    @ParameterizedTest
    @EnumSource
    void whatToAvoidGivesExactlyWhatThePageSays(Lint lint) throws IOException {
        String avoid = section(lint, "Avoid");
        Matcher said = SAID.matcher(avoid);

        List<Fault> faults = lint(avoid);

        assertThat(said.find()).isTrue();
        assertThat(faults.stream().map(Fault::render).collect(Collectors.joining("\n\n")))
                .isEqualTo(said.group(1));
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(lint.id());
            assertThat(fault.severity()).isEqualTo(Fault.Severity.WARNING);
        });
    }

    @ParameterizedTest
    @EnumSource
    void whatToPreferGivesNoFault(Lint lint) throws IOException {
        assertThat(lint(section(lint, "Prefer"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aPageSaysWhy(Lint lint) throws IOException {
        assertThat(section(lint, "Why").strip()).hasSizeGreaterThan(80);
    }

    private static String page(Lint lint) throws IOException {
        return Files.readString(ROOT.resolve(lint.page()));
    }

    private static String section(Lint lint, String heading) throws IOException {
        return Arrays.stream(page(lint).split("\n## "))
                .filter(part -> part.startsWith(heading + "\n"))
                .findFirst()
                .orElseThrow();
    }

    private List<Fault> lint(String section) {
        RuleFiles files = RuleFiles.in(folder);
        Matcher file = FILE.matcher(section);
        while (file.find()) {
            files.file(file.group(1), file.group(2));
        }
        RuleFolder.Reading reading = RuleFolder.read(folder);
        Faults faults = new Faults();
        faults.addAll(reading.faults());
        faults.addAll(Linter.lint(reading.ruleSet().orElseThrow(), TODAY));
        return faults.list();
    }
}
