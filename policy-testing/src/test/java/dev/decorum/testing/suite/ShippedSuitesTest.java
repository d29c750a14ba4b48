package dev.decorum.testing.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.testing.Shipped;
import dev.decorum.testing.coverage.Coverage;
import dev.decorum.testing.coverage.CoverageCollector;
import dev.decorum.testing.coverage.CoverageText;
import dev.decorum.testing.junit.PolicySuites;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ShippedSuitesTest {
    /** The layers whose coverage is held: the start of their names. */
    private static final String HELD = "";

    private static final double RULES = 100;
    private static final double CONDITIONS = 95;

    @TestFactory
    Stream<DynamicNode> rules() {
        return PolicySuites.in(Shipped.FOLDER);
    }

    @Test
    void theSuitesReachTheRulesAndTheirConditions() {
        CoverageCollector collector = new CoverageCollector(Shipped.PROGRAM);
        new SuiteRunner(Shipped.PROGRAM)
                .listener(collector)
                .run(SuiteFolder.read(Shipped.RULES, List.of(SuiteFolder.of(Shipped.FOLDER)))
                        .cases());
        Coverage held = new Coverage(
                collector.coverage().rules().stream()
                        .filter(r -> r.rule().layer().startsWith(HELD))
                        .toList(),
                List.of(),
                List.of());

        assertThat(held.rules()).isNotEmpty();
        String missed = CoverageText.missed(held, "rules/");
        assertThat(held.ofRules().percent()).as(missed).isGreaterThanOrEqualTo(RULES);
        assertThat(held.ofOutcomes().percent()).as(missed).isGreaterThanOrEqualTo(CONDITIONS);
    }
}
