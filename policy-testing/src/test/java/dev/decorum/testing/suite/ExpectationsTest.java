package dev.decorum.testing.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.rules.source.Fault;
import dev.decorum.testing.SmallRules;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectationsTest {
    private static final String CASES = """
            cases:
              - name: %s
                region: us
                given:
                  customer: handle
                  message: { text: "Hello", intents: [human_agent], sent: 1 hour ago }
                  order: { statutoryDeadline: in 4 hours }
                  claims: [refund-commitment]
                  actions: { r: { fact: refund, amount: 50 EUR, method: original } }
                expect: %s
            """;

    /** By key: what holds, and then what does not, with the line that says so. */
    private static final Map<String, List<String>> KEYS = new LinkedHashMap<>();

    static {
        KEYS.put("rulings", List.of("{ r: review }", "{ r: permit }", "rulings.r: expected permit, got review"));
        KEYS.put(
                "roles",
                List.of(
                        "{ r: supervisor }",
                        "{ r: [agent, legal] }",
                        "roles.r: expected agent, legal, got supervisor"));
        KEYS.put("approvals", List.of("{ r: 1 }", "{ r: 2 }", "approvals.r: expected 2, got 1"));
        KEYS.put(
                "verification",
                List.of("{ held: handle, satisfied: true }", "step-up", "verification: expected step-up, got none"));
        KEYS.put("claims", List.of("refund-commitment", "none", "claims: expected none, got refund-commitment"));
        KEYS.put(
                "forbidden",
                List.of(
                        "[]",
                        "{ has: refund-commitment }",
                        "forbidden: expected refund-commitment among them, got none"));
        KEYS.put("remedies", List.of("none", "{ has: money }", "remedies: expected money among them, got none"));
        KEYS.put("avoid", List.of("none", "[threat]", "avoid: expected threat, got none"));
        KEYS.put(
                "tone",
                List.of(
                        "{ formality: neutral, address: null, emoji: false, maxLength: none, guidance: { has: hi, lacks: bye } }",
                        "{ guidance: { lacks: hi } }",
                        "tone.guidance: expected no hi, got Say hi."));
        KEYS.put("disclosures", List.of("us-notice", "none", "disclosures: expected none, got us-notice"));
        KEYS.put("moveToPrivate", List.of("false", "true", "moveToPrivate: expected true, got false"));
        KEYS.put(
                "handOver",
                List.of("{ has: agent, lacks: legal }", "{ lacks: agent }", "handOver: expected no agent, got agent"));
        KEYS.put("needsPerson", List.of("true", "false", "needsPerson: expected false, got true"));
        KEYS.put("evidence", List.of("{ r: none }", "{ r: approval }", "evidence.r: expected approval, got none"));
        KEYS.put("orderNeeded", List.of("false", "true", "orderNeeded: expected true, got false"));
        KEYS.put("consult", List.of("none", "brand", "consult: expected brand, got none"));
        KEYS.put(
                "deadlines",
                List.of(
                        "[{ due: in 4 hours, clock: statutory }]",
                        "[{ clock: house }]",
                        "deadlines[0].clock: expected house, got statutory"));
        KEYS.put("reviewBy", List.of("in 3 hours", "none", "reviewBy: expected none, got 2026-11-20T12:00:00Z"));
        KEYS.put("diagnostics", List.of("none", "missing-rate", "diagnostics: expected missing-rate, got none"));
        KEYS.put("layers", List.of("[base, regions/us]", "base", "layers: expected base, got base, regions/us"));
        KEYS.put("because", List.of("refund-high", "refund-low", "because: expected refund-low to fire, got silence"));
        KEYS.put(
                "never",
                List.of(
                        "refund-low",
                        "refund-high",
                        "never: expected silence of refund-high, got review r on limit refund-auto = 20 (base/limits.yaml:2), refund `r`"));
        KEYS.put(
                "reasons",
                List.of(
                        "[{ rule: refund-high, effect: review, subject: r, text: Above }]",
                        "[{ rule: refund-high, effect: deny }]",
                        "reasons: expected refund-high to deny, got review r on limit refund-auto = 20 (base/limits.yaml:2), refund `r`"));
    }

    @TempDir
    Path folder;

    private List<String> differences(String name, String expect) {
        SuiteFolder.Reading reading = SmallRules.suite(folder, name, CASES.formatted(name, expect));
        assertThat(reading.faults()).extracting(Fault::render).isEmpty();
        return new SuiteRunner(SmallRules.program())
                .run(reading.cases()).cases().get(0).differences().stream()
                        .map(Difference::line)
                        .toList();
    }

    @Test
    void everyKeyHoldsAndFailsAndSaysWhatDiffers() {
        assertThat(new TreeSet<>(KEYS.keySet()))
                .isEqualTo(new TreeSet<>(Expectations.ALL.keys().keySet()));
        KEYS.forEach((key, values) -> {
            assertThat(differences("good-" + key, "{ " + key + ": " + values.get(0) + " }"))
                    .as(key)
                    .isEmpty();
            assertThat(differences("bad-" + key, "{ " + key + ": " + values.get(1) + " }"))
                    .as(key)
                    .containsExactly(values.get(2));
        });
    }

    @Test
    void aRulingCanBeExpectedInFull() {
        assertThat(differences(
                        "full",
                        "{ rulings: { r: { outcome: review, roles: supervisor, approvals: 1, verification: none,"
                                + " because: refund-high, note: null } } }"))
                .isEmpty();
        assertThat(differences("short", "{ rulings: { r: { because: [refund-high, refund-low] } } }"))
                .containsExactly("rulings.r.because: expected refund-high, refund-low, got refund-high");
    }

    @Test
    void aDeadlineTooManyIsSaid() {
        assertThat(differences("deadlines", "{ deadlines: none }"))
                .containsExactly("deadlines: expected 0 of them, got 1 of them");
    }
}
