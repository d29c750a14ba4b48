package dev.decorum.testing.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.RuleSetException;
import dev.decorum.rules.engine.CompiledCache;
import dev.decorum.rules.live.RulesRejected;
import dev.decorum.testing.SmallRules;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuitesTest {
    private static final String CASES = """
            cases:
              - name: eighteen
                given: { customer: handle, actions: { r: { fact: refund, amount: 18 EUR, method: original } } }
                expect: { rulings: { r: permit } }
            """;

    @TempDir
    Path folder;

    private DroolsPolicyEngine.Builder builder() {
        SmallRules.in(folder);
        Path suites = SmallRules.write(folder, "suites/money.yaml", SmallRules.text("money", CASES));
        return DroolsPolicyEngine.builder()
                .rules(folder)
                .cache(CompiledCache.standard())
                .check(Suites.releaseCheck(suites));
    }

    @Test
    void rulesWhoseCasesFailDoNotGoLive() throws Exception {
        try (DroolsPolicyEngine engine = builder().build()) {
            String before = engine.rulesHash();
            Path limits = folder.resolve("base/limits.yaml");
            Files.writeString(limits, Files.readString(limits).replace("value: 20", "value: 10"));

            assertThat(engine.reload().orElseThrow())
                    .isInstanceOfSatisfying(RulesRejected.class, rejected -> assertThat(rejected.faults())
                            .singleElement()
                            .satisfies(fault -> {
                                assertThat(fault.message())
                                        .isEqualTo(
                                                "The case `eighteen` fails: rulings.r: expected permit, got review.");
                                assertThat(fault.place()).hasToString(folder + "/suites/money.yaml:6:5");
                            }));
            assertThat(engine.rulesHash()).isEqualTo(before);
        }
    }

    @Test
    void faultySuitesHoldRulesBack() {
        DroolsPolicyEngine.Builder builder = builder();
        SmallRules.write(folder, "suites/money.yaml", "suite: money\n");

        assertThatThrownBy(builder::build)
                .isInstanceOf(RuleSetException.class)
                .hasMessageContaining("The suite has no cases.");
    }
}
