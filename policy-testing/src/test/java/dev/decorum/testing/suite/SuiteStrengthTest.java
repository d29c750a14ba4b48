package dev.decorum.testing.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.explain.RuleEvaluator;
import dev.decorum.rules.language.PolicyRule;
import dev.decorum.testing.InterpretedRules;
import dev.decorum.testing.RuleEdits;
import dev.decorum.testing.RuleEdits.Edit;
import dev.decorum.testing.RuleEdits.Kind;
import dev.decorum.testing.Shipped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shipped suites notice edits of the shipped rules such as people make. Thirty edits by a seed; every edit that there
 * is when the system property {@code long} is set.
 */
class SuiteStrengthTest {
    private static final boolean LONG = Boolean.getBoolean("long");
    private static final int COUNT = LONG ? 10_000 : 30;
    private static final long SEED = 20_261_124;

    private static final List<SuiteCase> CASES = SuiteFolder.read(
                    Shipped.RULES, List.of(SuiteFolder.of(Shipped.FOLDER)))
            .cases();

    @TempDir
    Path place;

    @Test
    void interpretedRulesDecideEveryCaseAsTheEngineDoes() {
        InterpretedRules interpreted = new InterpretedRules(Shipped.RULES);

        assertThat(CASES).allSatisfy(c -> assertThat(interpreted.decide(c.request()))
                .isEqualTo(Shipped.PROGRAM.decide(c.request())));
    }

    @Test
    void everyEditFailsACase() {
        List<Judged> cases = CASES.parallelStream().map(Judged::of).toList();
        Path copy = place.resolve("copy");
        List<Edit> edits = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        RuleEdits.forEach(Shipped.FOLDER, SEED, COUNT, copy, (edit, edited) -> {
            edits.add(edit);
            if (!isNoticed(edit, edited, cases, copy)) {
                missed.add(edit + ", " + changed(edit, edited, cases));
            }
        });

        assertThat(edits).extracting(Edit::kind).contains(Kind.values());
        assertThat(edits.size()).isGreaterThanOrEqualTo(30);
        assertThat(missed).as("edits that no case notices, of %d", edits.size()).isEmpty();
    }

    /** Whether {@code decorum test} would not be content with an edited folder: a case fails, or a suite is faulty. */
    private static boolean isNoticed(Edit edit, RuleSet edited, List<Judged> cases, Path folder) {
        InterpretedRules rules = new InterpretedRules(edited);
        if (cases.parallelStream().anyMatch(c -> c.mayChange(edit, edited) && fails(c.suiteCase(), rules))) {
            return true;
        }
        // What a suite says is checked against nothing of the rules but which there are.
        return edit.kind() == Kind.RULE_DELETED
                && SuiteFolder.read(edited, List.of(SuiteFolder.of(folder))).hasErrors();
    }

    /**
     * A case with what the shipped rules make of it.
     *
     * @param completed its request with everything that follows from it
     * @param layers the layers that hold where it happens
     */
    private record Judged(SuiteCase suiteCase, PolicyRequest completed, List<String> layers) {
        static Judged of(SuiteCase suiteCase) {
            PolicyRequest request = suiteCase.request();
            return new Judged(
                    suiteCase,
                    Shipped.PROGRAM.complete(request),
                    Shipped.RULES.catalog().layersOf(request.channel(), request.region(), request.brand()));
        }

        /**
         * Whether an edit can change the decision: no rule can tell what another one did, so that an edited rule matters
         * only where it speaks, before or after.
         */
        boolean mayChange(Edit edit, RuleSet edited) {
            boolean reached = edit.files().keySet().stream()
                    .anyMatch(file -> layers.contains(file.substring(0, file.lastIndexOf('/'))));
            return reached && (edit.kind() == Kind.LIMIT_MOVED || speaks(edit, Shipped.RULES) || speaks(edit, edited));
        }

        private boolean speaks(Edit edit, RuleSet rules) {
            return layers.stream()
                    .map(rules.layers()::get)
                    .filter(layer -> layer != null)
                    .flatMap(layer -> layer.rules().stream())
                    .filter(rule -> rule.id().equals(edit.subject()))
                    .anyMatch(this::matches);
        }

        private boolean matches(PolicyRule rule) {
            return !RuleEvaluator.matches(rule, completed.facts()).isEmpty();
        }
    }

    /** Where an edit shows although no case looks at it. */
    private static String changed(Edit edit, RuleSet edited, List<Judged> cases) {
        InterpretedRules before = new InterpretedRules(Shipped.RULES);
        InterpretedRules after = new InterpretedRules(edited);
        return cases.stream()
                .filter(c -> c.mayChange(edit, edited))
                .map(Judged::suiteCase)
                .filter(c -> !after.decide(c.request()).equals(before.decide(c.request())))
                .findFirst()
                .map(c -> "which changes what is decided in `" + c.title() + "`")
                .orElse("which changes what is decided in no case");
    }

    private static boolean fails(SuiteCase suiteCase, InterpretedRules rules) {
        PolicyDecision decision = rules.decide(suiteCase.request());
        return suiteCase.checks().stream().anyMatch(c -> c.compare(decision).isPresent());
    }
}
