package dev.decorum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.decision.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecideCommandTest {
    @TempDir
    Path folder;

    private String rules;
    private Path request;

    @BeforeEach
    void writeRulesAndRequest() throws IOException {
        rules = SmallRules.in(folder.resolve("rules")).toString();
        request = SmallRules.requestIn(folder);
    }

    @Test
    void aDecisionNamesTheRuleItsPlaceAndItsBasis() {
        Run run = Run.of("decide", "--request", request.toString(), "--rules", rules);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "Case on whatsapp in de at 2026-11-23T10:15:00Z",
                        "  refund-1 (refund): waits for review by supervisor\n",
                        "    refund-waits: Geld für Käufer prüft ein Mensch.\n      " + rules
                                + "/base/refunds.drl:6 [house rule: a test] saw refund `refund-1`, customer",
                        "  needs none, has one-time-code: enough",
                        "  no person has to take over")
                .doesNotContain("Diagnostics");
    }

    @Test
    void aDecisionAsJsonCanBeReadBack() throws Exception {
        Run run = Run.of("decide", "--json", "--request", request.toString(), "--rules", rules);

        PolicyDecision decision = PolicyJson.readDecision(run.out());
        assertThat(decision.ruling("refund-1").orElseThrow().outcome()).isEqualTo(Outcome.REVIEW);
    }

    @Test
    void aDraftIsHeldAgainstTheDecision() throws IOException {
        Path draft = Files.writeString(folder.resolve("reply.txt"), "Danke.\nKarte 4111 1111 1111 1111 👍");
        Run run = Run.of("decide", "--request", request.toString(), "--draft", draft.toString(), "--rules", rules);

        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.out())
                .contains("  refund-1 (refund): waits for review by supervisor\n")
                .endsWith("\nDraft\n  " + draft + ":2:7: personal-data: This looks like a card number.\n"
                        + "    = Leave it out, or name its last four digits at most.\n  " + draft
                        + ":2:27: emoji: Emoji are not welcome here.\n    = Leave it out.\n"
                        + "  not checked: Language: neither a rule nor the message says which one is asked for.\n"
                        + "  2 findings\n");
    }

    @Test
    void theReportOnADraftComesAsJsonWithTheDecision() throws IOException {
        Path draft = Files.writeString(folder.resolve("reply.txt"), "Danke.");
        Run run = Run.of(
                "decide", "--json", "--request", request.toString(), "--draft", draft.toString(), "--rules", rules);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"decision\" : {", "\"draft\" : {", "\"findings\" : [ ]");
    }

    @Test
    void whatIsMissingIsSaidUnderDiagnostics() throws IOException {
        Files.writeString(request, Files.readString(request).replaceFirst("\\s*\\{ \"fact\": \"customer\".*", ""));
        Run run = Run.of("decide", "--request", request.toString(), "--rules", rules);

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("a person takes over: agent", "Diagnostics\n  missing-customer: ");
    }

    @Test
    void aMisspeltRequiredPropertyIsNamedWithItsPlace() throws IOException {
        Files.writeString(request, Files.readString(request).replace("\"region\"", "\"regoin\""));

        assertThat(Run.of("decide", "--request", request.toString(), "--rules", rules))
                .isEqualTo(new Run(
                        65,
                        "",
                        "decorum: " + request + ":3:3: The request has no property `regoin`.\n"
                                + "  = Did you mean `region`?\n"));
    }

    @Test
    void aRequestThatIsNotThereIsSaid() {
        Run run = Run.of("decide", "--request", "no-such.json", "--rules", rules);

        assertThat(run.code()).isEqualTo(66);
        assertThat(run.err())
                .isEqualTo("decorum: There is no file `no-such.json`.\n  = Is the path right from here?\n");
    }

    @Test
    void faultyRulesDecideNothing() throws IOException {
        SmallRules.faultyIn(Path.of(rules));
        Run run = Run.of("decide", "--request", request.toString(), "--rules", rules);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("decorum: Nothing is decided by faulty rules.\n" + rules + "/base/refunds.drl:11:23: ");
    }
}
