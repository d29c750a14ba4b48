package dev.decorum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions on a terminal as a person has them: what is on the screen, and how the command ends. */
class TerminalSessionTest {
    @TempDir
    Path place;

    private Path rule;

    @BeforeEach
    void rulesWithASuiteAndAHistory() throws IOException {
        Path rules = SmallRules.in(place.resolve("rules"));
        SmallRules.suiteIn(rules);
        rule = rules.resolve("base/refunds.drl");
        Path request = SmallRules.requestIn(place);
        Files.writeString(
                place.resolve("history.jsonl"),
                PolicyJson.write(PolicyJson.mapper().readTree(Files.readString(request))) + "\n");
        Files.delete(request);
    }

    /** Saves the rule as editors do, so that nobody ever sees half of it. */
    private void save(String text) throws IOException {
        Path draft = Files.writeString(rule.resolveSibling(".refunds.drl.swp"), text);
        Files.move(draft, rule, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.map(file -> place.relativize(file).toString()).sorted().toList();
        }
    }

    private static String withoutTimes(String screen) {
        return screen.replaceAll("(?m)^[0-9]{2}:[0-9]{2}:[0-9]{2}", "TIME").replaceAll("\\([0-9]+ ms\\)", "(N ms)");
    }

    @Test
    void watchAnswersEachSaveUntilCtrlC() throws Exception {
        List<String> before = files();
        String text = Files.readString(rule);
        try (PseudoTerminal terminal = new PseudoTerminal(place, 100, "watch", "rules", "--history", "history.jsonl")) {
            terminal.await("", "all passed (");

            String start = terminal.seen();
            save(text.replace("policy.review($refund, Role.SUPERVISOR,", "policy.permit($refund,"));
            terminal.await(start, "review -> permit");

            String loosened = terminal.seen();
            save(text.replace("method ==", "metod =="));
            terminal.await(loosened, "Did you mean `method`?");

            String broken = terminal.seen();
            save(text);
            terminal.await(broken, "each decided as at the start (");
            terminal.interrupt();

            assertThat(terminal.exitCode()).isEqualTo(130);
            assertThat(withoutTimes(terminal.seen())).isEqualTo("""
                    Watching rules; Ctrl-C stops.

                    TIME
                      ok: 1 rule (N ms)
                      compiled (N ms)
                      suites: 1 case, all passed (N ms)

                    TIME rules/base/refunds.drl
                      ok: 1 rule (N ms)
                      changed: refund-waits
                      compiled (N ms)
                      suites: 1 case, all passed (N ms)
                      history: 1 request, 1 decided otherwise than at the start: 1 loosened (N ms)
                        whatsapp in de, refund: 1 loosened
                          history.jsonl:1: `refund-1`: ruling review -> permit

                    TIME rules/base/refunds.drl
                      1 error (N ms)
                    rules/base/refunds.drl:11:23: `Refund` has no field `metod`. [unknown-field]
                      11 |     $refund : Refund( metod == RefundMethod.ORIGINAL )
                         |                       ^^^^^
                      = Did you mean `method`?

                    TIME rules/base/refunds.drl
                      ok: 1 rule (N ms)
                      changed: refund-waits
                      compiled (N ms)
                      suites: 1 case, all passed (N ms)
                      history: 1 request, each decided as at the start (N ms)
                    ^C""");
        }
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void checkFitsANarrowTerminal() throws Exception {
        save(Files.readString(rule).replace("method ==", "amount.currency == \"EUR\", id != \"refund-0\", metod =="));

        try (PseudoTerminal terminal = new PseudoTerminal(place, 60, "check", "rules")) {
            assertThat(terminal.exitCode()).isEqualTo(1);
            assertThat(terminal.seen()).isEqualTo("""
                    rules/base/refunds.drl:11:67: `Refund` has no field `metod`.
                     [unknown-field]
                      11 | ..id != "refund-0", metod == RefundMethod.ORIGINAL ..
                         |                     ^^^^^
                      = Did you mean `method`?

                    rules is faulty, 1 error, 0 warnings.
                    """);
        }
    }
}
