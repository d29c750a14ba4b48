package dev.decorum.rules.metrics;

import static dev.decorum.rules.live.Cases.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.decision.Diagnostic;
import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.RuleFiles;
import dev.decorum.rules.live.Cases;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionMetersTest {
    @TempDir
    Path folder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DecisionMeters meters = new DecisionMeters(registry);

    private DroolsPolicyEngine engine() throws Exception {
        RuleFiles.in(folder).rules("base", Cases.PERMIT);
        return DroolsPolicyEngine.builder().rules(folder).onDecision(meters).build();
    }

    @Test
    void decisionsAreTimedAndRulingsAndDiagnosticsCounted() throws Exception {
        DroolsPolicyEngine engine = engine();
        engine.decide(request());
        engine.decide(request());
        engine.decide(request("atlantis", "r1"));

        assertThat(registry.get("decorum.decisions")
                        .tag("person", "false")
                        .timer()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("decorum.decisions")
                        .tag("person", "true")
                        .timer()
                        .totalTime(TimeUnit.NANOSECONDS))
                .isPositive();
        assertThat(registry.get("decorum.rulings")
                        .tag("outcome", "permit")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("decorum.rulings")
                        .tag("outcome", "review")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("decorum.diagnostics")
                        .tag("code", "unknown-region")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void noTagHoldsWhatACallerChose() throws Exception {
        DroolsPolicyEngine engine = engine();
        engine.decide(request("a-region-of-my-own", "an-id-of-my-own"));

        assertThat(registry.getMeters())
                .flatExtracting(m -> m.getId().getTags())
                .extracting(Tag::getValue)
                .containsOnly("true", "false", "permit", "verify", "review", "deny", "unknown-region");
    }

    @Test
    void theNumberOfMetersIsBounded() throws Exception {
        PolicyDecision decision = engine().decide(request());
        for (int i = 0; i < 1_000; i++) {
            meters.onDecision(request(), with(decision, new Diagnostic("code-" + i, "A message.")), 1);
        }

        List<Meter> diagnostics = registry.getMeters().stream()
                .filter(m -> m.getId().getName().equals("decorum.diagnostics"))
                .toList();
        assertThat(diagnostics).hasSize(51);
        assertThat(registry.get("decorum.diagnostics")
                        .tag("code", "other")
                        .counter()
                        .count())
                .isEqualTo(950);
    }

    private static PolicyDecision with(PolicyDecision d, Diagnostic diagnostic) {
        return new PolicyDecision(
                d.tone(),
                d.verification(),
                d.claims(),
                d.avoid(),
                d.rulings(),
                d.routing(),
                d.disclosures(),
                d.evidence(),
                d.orderNeeded(),
                d.consult(),
                d.deadlines(),
                d.reviewBy(),
                d.reasons(),
                d.ruleSet(),
                List.of(diagnostic));
    }
}
