package dev.decorum.testing.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.testing.InterpretedRules;
import dev.decorum.testing.RuleEdits;
import dev.decorum.testing.RuleEdits.Edit;
import dev.decorum.testing.Shipped;
import dev.decorum.testing.coverage.Coverage;
import dev.decorum.testing.coverage.CoverageCollector;
import dev.decorum.testing.coverage.CoverageText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shipped suites notice edits of the shipped rules such as people make. Thirty edits by a seed; every edit that there
 * is when the system property {@code long} is set.
 */
class SuiteStrengthTest {
    /** Where every edit must be noticed: the start of a path below {@code rules/}. */
    private static final String HELD = "";

    private static final boolean LONG = Boolean.getBoolean("long");
    private static final int COUNT = LONG ? 10_000 : 30;
    private static final long SEED = 20_261_124;

    @TempDir
    Path place;

    @Test
    void interpretedRulesDecideEveryCaseAsTheEngineDoes() {
        InterpretedRules interpreted = new InterpretedRules(Shipped.RULES);

        assertThat(shippedCases()).allSatisfy(c -> assertThat(interpreted.decide(c.request()))
                .isEqualTo(Shipped.PROGRAM.decide(c.request())));
    }

    @Test
    void everyEditFailsACase() throws IOException {
        List<Edit> edits = RuleEdits.of(Shipped.FOLDER, SEED, COUNT, place.resolve("scratch"));
        assertThat(edits).extracting(Edit::kind).contains(RuleEdits.Kind.values());
        assertThat(edits.size()).isGreaterThanOrEqualTo(30);

        Path copy = Shipped.copyTo(place.resolve("copy"));
        List<Edit> missed = new ArrayList<>();
        for (Edit edit : edits) {
            edit.applyTo(copy);
            if (!isNoticed(edit, copy)) {
                missed.add(edit);
            }
            undo(edit, copy);
        }

        if (!missed.isEmpty()) {
            System.out.printf("%d of %d edits that no case notices: %s%n", missed.size(), edits.size(), missed);
        }
        List<Edit> mustBeNoticed =
                missed.stream().filter(SuiteStrengthTest::isHeld).toList();
        assertThat(mustBeNoticed)
                .as("edits that no case notices, of %d%n%s", edits.size(), gaps(mustBeNoticed))
                .isEmpty();
    }

    /** Whether {@code decorum test} would not be content with an edited folder: a suite is faulty, or a case fails. */
    private static boolean isNoticed(Edit edit, Path folder) {
        RuleSet edited = Shipped.read(folder);
        SuiteFolder.Reading suites = SuiteFolder.read(edited, List.of(SuiteFolder.of(folder)));
        InterpretedRules rules = new InterpretedRules(edited);
        return suites.hasErrors()
                || suites.cases().parallelStream().anyMatch(c -> reaches(edit, c, edited) && fails(c, rules));
    }

    /** Whether an edited layer is one of those of a case. */
    private static boolean reaches(Edit edit, SuiteCase suiteCase, RuleSet rules) {
        PolicyRequest request = suiteCase.request();
        List<String> layers = rules.catalog().layersOf(request.channel(), request.region(), request.brand());
        return edit.files().keySet().stream()
                .anyMatch(file -> layers.contains(file.substring(0, file.lastIndexOf('/'))));
    }

    private static boolean fails(SuiteCase suiteCase, InterpretedRules rules) {
        PolicyDecision decision = rules.decide(suiteCase.request());
        return suiteCase.checks().stream().anyMatch(c -> c.compare(decision).isPresent());
    }

    private static void undo(Edit edit, Path copy) throws IOException {
        for (String file : edit.files().keySet()) {
            Path shipped = Shipped.FOLDER.resolve(file);
            if (Files.exists(shipped)) {
                Files.copy(shipped, copy.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.delete(copy.resolve(file));
            }
        }
    }

    private static boolean isHeld(Edit edit) {
        return edit.files().keySet().stream().allMatch(file -> file.startsWith(HELD));
    }

    /** What no case reached of the rules that were edited, one line each. */
    private static String gaps(List<Edit> edits) {
        CoverageCollector collector = new CoverageCollector(Shipped.PROGRAM);
        new SuiteRunner(Shipped.PROGRAM).listener(collector).run(shippedCases());
        List<Coverage.OfRule> edited = collector.coverage().rules().stream()
                .filter(r -> edits.stream()
                        .anyMatch(e -> e.description().startsWith(r.rule().id() + " ")))
                .toList();
        return CoverageText.missed(new Coverage(edited, List.of(), List.of()), "rules/");
    }

    private static List<SuiteCase> shippedCases() {
        return SuiteFolder.read(Shipped.RULES, List.of(SuiteFolder.of(Shipped.FOLDER)))
                .cases();
    }
}
