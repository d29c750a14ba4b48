package dev.decorum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.History;
import dev.decorum.rules.engine.CompiledCache;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code watch} says of suites and of recorded requests. */
class WatchStepsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:15:00Z"), ZoneOffset.UTC);

    @TempDir
    Path place;

    private Path folder;
    private Path suite;
    private Path history;

    @BeforeEach
    void rulesWithASuiteAndAHistory() throws IOException {
        folder = SmallRules.in(place.resolve("rules"));
        suite = SmallRules.suiteIn(folder);
        Files.createDirectories(folder.resolve("regions/de"));
        Files.writeString(
                folder.resolve("regions/de/limits.yaml"),
                "limits:\n  small: { value: 1, unit: count, basis: \"house rule: a test\" }\n");
        String request = PolicyJson.write(PolicyJson.mapper().readTree(Files.readString(SmallRules.requestIn(place))));
        history = Files.writeString(place.resolve("history.jsonl"), request + "\n");
    }

    private void edit(Path file, String old, String now) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, now));
    }

    private RulesWatch watching(WatchStep... steps) throws Failure {
        return new RulesWatch(RulesDir.of(folder), CompiledCache.off(), List.of(steps), CLOCK);
    }

    private WatchedRules rules() throws Failure {
        List<WatchedRules> seen = new ArrayList<>();
        RulesWatch watch = watching(new WatchStep() {
            @Override
            public Map<String, String> files() {
                return Map.of();
            }

            @Override
            public Findings look(WatchedRules now) {
                seen.add(now);
                return Findings.NONE;
            }
        });
        look(watch);
        return seen.get(0);
    }

    private static PolicyRequest request(String region) {
        return PolicyRequest.on("whatsapp")
                .in(region)
                .at(CLOCK.instant())
                .with(History.none())
                .build();
    }

    private RulesDir dir() throws Failure {
        return RulesDir.of(folder);
    }

    /** What is shown after the rules were compiled. */
    private String look(RulesWatch watch) {
        StringWriter text = new StringWriter();
        CommandLine command = new CommandLine(new DecorumCommand()).setOut(new PrintWriter(text));
        watch.look(new WatchCommand.Screen(Output.of(command.getCommandSpec()), false));
        return text.toString()
                .replace(place + "/", "")
                .replaceAll("\\(\\d+ ms\\)", "(N ms)")
                .replaceFirst("(?s)^.*  compiled \\(N ms\\)\n", "");
    }

    @Test
    void eachSaveRunsTheCasesThatItMayAffectAndThoseThatFailed() throws Exception {
        edit(folder.resolve("catalog.yaml"), "whatsapp: {", "email: { surface: email }\n  whatsapp: {");
        edit(
                folder.resolve("catalog.yaml"),
                "regions:\n  de:",
                "regions:\n  at: { zone: Europe/Vienna, currency: EUR, languages: [de], working-hours: { days: mon-fri, from: \"09:00\", to: \"18:00\" }, quiet-hours: { from: \"21:00\", to: \"08:00\" } }\n  de:");
        Files.writeString(suite, Files.readString(suite) + """
                  - name: waits in Austria
                    region: at
                    given: { customer: { tags: [Großkunde] }, actions: { r: { fact: refund, amount: 5 EUR, method: original } } }
                    expect: { because: refund-waits }
                """);
        RulesWatch watch = watching(new SuiteStep(dir()));
        assertThat(look(watch)).isEqualTo("  suites: 2 cases, all passed (N ms)\n");
        assertThat(look(watch)).as("nothing was saved").isEmpty();

        edit(folder.resolve("regions/de/limits.yaml"), "value: 1", "value: 2");
        assertThat(look(watch)).isEqualTo("  suites: 1 of 2 cases may be affected, all passed (N ms)\n");

        edit(suite, "name: waits\n", "name: waits in Germany\n");
        assertThat(look(watch)).isEqualTo("  suites: 2 cases, all passed (N ms)\n");

        edit(folder.resolve("base/refunds.drl"), "contains \"Großkunde\"", "contains \"Kunde\"");
        assertThat(look(watch))
                .startsWith("  suites: 2 cases, 2 failed (N ms)\n  FAILED  money > waits in Germany\n")
                .contains("    because: expected refund-waits to fire, got silence  (rules/suites/money.yaml:");

        edit(folder.resolve("regions/de/limits.yaml"), "value: 2", "value: 3");
        assertThat(look(watch)).startsWith("  suites: 2 cases, 2 failed (N ms)\n");
    }

    @Test
    void aFaultySuiteIsNamedAndItsCasesRunWhenItIsMended() throws Exception {
        RulesWatch watch = watching(new SuiteStep(dir()));
        look(watch);

        edit(suite, "because: refund-waits", "because: refund-wait");
        assertThat(look(watch))
                .startsWith("  suites: faulty, so no case was run (N ms)\n"
                        + "  rules/suites/money.yaml:7:24: There is no rule `refund-wait`. [unknown-rule]\n")
                .contains("= Did you mean `refund-waits`?\n");
        edit(folder.resolve("base/refunds.drl"), "RefundMethod.ORIGINAL", "RefundMethod.STORE_CREDIT");
        look(watch);
        edit(suite, "because: refund-wait ", "because: refund-waits ");
        assertThat(look(watch)).startsWith("  suites: 1 case, 1 failed (N ms)\n");

        Files.delete(suite);
        assertThat(look(watch)).contains("rules/suites: There are no suites here");
    }

    @Test
    void recordedRequestsAreComparedWithTheStartOfTheWatch() throws Exception {
        RulesWatch watch = watching(new HistoryStep(history));
        assertThat(look(watch)).isEmpty();

        edit(folder.resolve("base/refunds.drl"), "policy.review($refund, Role.SUPERVISOR,", "policy.permit($refund,");
        assertThat(look(watch))
                .isEqualTo("  history: 1 request, 1 decided otherwise than at the start: 1 loosened (N ms)\n"
                        + "    whatsapp in de, refund: 1 loosened\n"
                        + "      history.jsonl:1: `refund-1`: ruling review -> permit\n");

        Files.writeString(history, Files.readString(history).repeat(2));
        assertThat(look(watch)).startsWith("  history: 2 requests, 2 decided otherwise than at the start: 2 loosened");

        edit(folder.resolve("base/refunds.drl"), "policy.permit($refund,", "policy.review($refund, Role.SUPERVISOR,");
        assertThat(look(watch)).isEqualTo("  history: 2 requests, each decided as at the start (N ms)\n");

        Files.writeString(history, "{\"chanel\":1}\n");
        assertThat(look(watch))
                .isEqualTo("  history.jsonl:1:2: The request has no property `chanel`. (N ms)\n"
                        + "    = Did you mean `channel`?\n");
        Files.delete(history);
        assertThat(look(watch)).startsWith("  history.jsonl: There is no such file. (N ms)\n");
    }

    @Test
    void onlyRequestsOfTheChangedLayersAreDecidedAgain() throws Exception {
        WatchedRules before = rules();
        edit(folder.resolve("regions/de/limits.yaml"), "value: 1", "value: 2");
        WatchedRules inGermany = rules();
        edit(folder.resolve("base/refunds.drl"), "refund-waits", "refund-rests");
        WatchedRules everywhere = rules();
        edit(folder.resolve("catalog.yaml"), "as-of: 2026-11-20", "as-of: 2026-11-21");
        WatchedRules rates = rules();

        assertThat(inGermany.affectedSince(before).test(request("de"))).isTrue();
        assertThat(inGermany.affectedSince(before).test(request("us"))).isFalse();
        assertThat(before.affectedSince(inGermany).test(request("us"))).isFalse();
        assertThat(everywhere.affectedSince(inGermany).test(request("us"))).isTrue();
        assertThat(rates.affectedSince(everywhere).test(request("us"))).isTrue();
        assertThat(rates.affectedSince(rates).test(request("de"))).isFalse();
        WatchedRules otherPhrases = new WatchedRules(rates.program(), Map.of("claims/promises.yaml", "other phrases"));
        WatchedRules phrases = new WatchedRules(rates.program(), Map.of("claims/promises.yaml", "phrases"));
        assertThat(otherPhrases.affectedSince(phrases).test(request("us"))).isTrue();
    }
}
