package dev.decorum.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.Outcome;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EqualDecisionsTest {
    private static final List<PolicyRequest> REQUESTS = Requests.random(2_000);
    private static final Contender LIMIT = new HandWritten();

    @TempDir
    static Path folder;

    @BeforeAll
    static void writePack() {
        PackFolder.SINGLE.write(folder);
    }

    @ParameterizedTest
    @EnumSource(value = Contender.Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "HAND_WRITTEN")
    void everyContenderDecidesAsTheHandWrittenRulesDo(Contender.Kind kind) {
        Contender contender = kind.make(folder);

        assertThat(REQUESTS)
                .allSatisfy(request -> assertThat(contender.decide(request)).isEqualTo(LIMIT.decide(request)));
    }

    @Test
    void theRequestsReachEveryOutcomeAndNearlyEveryRule() {
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        Set<String> rules = new HashSet<>();
        for (PolicyRequest request : REQUESTS) {
            for (Verdict verdict : LIMIT.decide(request)) {
                outcomes.add(verdict.outcome());
                rules.addAll(verdict.rules());
            }
        }

        assertThat(outcomes).containsExactly(Outcome.PERMIT, Outcome.REVIEW, Outcome.DENY);
        assertThat(rules).hasSizeGreaterThan(Pack.rules().size() * 3 / 4);
    }

    @Test
    void thePackHasTheSizeThatTheTargetsAskFor() {
        assertThat(Pack.rules()).hasSize(84);
        assertThat(Pack.layers()).hasSize(6);
        assertThat(REQUESTS.get(0).facts()).hasSize(6);
    }
}
