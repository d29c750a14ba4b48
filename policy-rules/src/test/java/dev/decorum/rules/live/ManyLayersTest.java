package dev.decorum.rules.live;

import static dev.decorum.rules.RuleFiles.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Rollout;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.RuleFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads 60 layers; 500 with {@code -Dlong}. */
class ManyLayersTest {
    private static final int LAYERS = System.getProperty("long") == null ? 60 : 500;

    @TempDir
    Path folder;

    private static PolicyRequest of(int brand) {
        return PolicyRequest.on("whatsapp")
                .in("de")
                .brand("brand-" + brand)
                .at(Cases.AT)
                .with(new Rollout(RolloutStage.DRAFT))
                .build();
    }

    @Test
    void aRequestForTheLastLayerIsAsFastAsForTheFirst() throws Exception {
        RuleFiles files = RuleFiles.in(folder);
        String catalog = Files.readString(folder.resolve("catalog.yaml"));
        files.file(
                "catalog.yaml",
                catalog
                        + IntStream.rangeClosed(1, LAYERS)
                                .mapToObj(i -> "  brand-" + i + ": {}\n")
                                .collect(Collectors.joining()));
        for (int i = 1; i <= LAYERS; i++) {
            files.rules("brands/brand-" + i, rule("rule-" + i, "Rollout()", "policy.guide(\"brand " + i + "\");"));
        }
        DroolsPolicyEngine engine = files.engine();
        for (int i = 1; i <= LAYERS; i++) {
            assertThat(engine.decide(of(i)).tone().guidance()).containsExactly("brand " + i);
        }

        // The best of many interleaved rounds: what else runs on the machine slows some of them, never all.
        long first = Long.MAX_VALUE;
        long last = Long.MAX_VALUE;
        for (int round = 0; round < 200; round++) {
            first = Math.min(first, nanos(engine, of(1)));
            last = Math.min(last, nanos(engine, of(LAYERS)));
        }
        assertThat(last).isLessThan(2 * first);
    }

    private static long nanos(DroolsPolicyEngine engine, PolicyRequest request) {
        long begin = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            engine.decide(request);
        }
        return System.nanoTime() - begin;
    }
}
