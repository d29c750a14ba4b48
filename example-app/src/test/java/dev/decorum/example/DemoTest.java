package dev.decorum.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decorum.policy.evidence.EvidenceReport;
import dev.decorum.policy.evidence.EvidenceVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    private static final Path RULES = Path.of(System.getProperty("decorum.root"), "rules");

    @TempDir
    private static Path folder;

    private static Path evidence;
    private static Run run;

    @BeforeAll
    static void tellTheStory() {
        evidence = folder.resolve("told.jsonl");
        run = Run.of("demo", "--rules", RULES.toString(), "--evidence", evidence.toString());
    }

    @Test
    void theStoryIsToldWithoutNoise() {
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void theStepsComeInTheOrderThatTheRulesAskFor() {
        assertThat(run.out().lines().filter(line -> line.matches(" ?\\d+  .*")).map(line -> line.substring(4)))
                .containsExactly(
                        "A signed WhatsApp delivery comes in",
                        "The rules decide how to answer, and what must be proved first",
                        "A draft that promises money is stopped",
                        "A draft in the decided tone goes out, and says that a machine writes",
                        "The customer proves who they are",
                        "Now the order may be looked up",
                        "A refund of 180.00 EUR is proposed, and held",
                        "A code goes to the e-mail address on file, and comes back on WhatsApp",
                        "A supervisor approves exactly this refund",
                        "Decided once more, the refund is paid, in one transaction and once",
                        "The customer hears what has happened, not what might",
                        "The evidence is verified");
    }

    @Test
    void itFitsOnOneScreen() {
        assertThat(run.out().lines()).hasSizeLessThanOrEqualTo(45).allSatisfy(line -> assertThat(line)
                .hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void theReplyIsFormalGermanAndSaysThatAMachineWrites() {
        assertThat(story())
                .contains("Tone: formal, Sie, language de, by de-formal-german (")
                .contains("Hier schreibt der digitale Assistent des Musterladens.")
                .contains("nennen Sie mir bitte die Bestellnummer und die Postleitzahl der Lieferadresse.");
    }

    @Test
    void theDraftThatPromisesMoneyIsStoppedByARuleThatStandsWhereTheStorySays() throws IOException {
        assertThat(story())
                .contains("Forbidden: \"bekommen Sie noch heute den vollen Betrag zurück\", a refund-commitment.")
                .contains("Say what will be checked and until when, not what will be paid.");
        assertThat(lineNamedFor("machine-refund-promise", "base/claims.drl"))
                .isEqualTo("rule \"a machine promises no money in private\"");
    }

    @Test
    void theOrderIsLookedUpOnlyAfterTheProof() {
        assertThat(story())
                .contains("Looking the order up: waits until the customer has proved two data points.")
                .contains("Order number and postcode fit the database: two data points.")
                .contains("Order D-1042: shipped, 180.00 EUR, 8 days late.");
    }

    @Test
    void theRefundIsHeldForASupervisorAndForAStrongerProof() throws IOException {
        assertThat(story())
                .contains("It waits for one person in the role supervisor, by refund-above-limit (")
                .contains("Proof needed: one time code, by identity-refund-above-limit (");
        assertThat(lineNamedFor("refund-above-limit", "base/refunds.drl"))
                .isEqualTo("rule \"refunds above the limit are approved by a supervisor\"");
    }

    @Test
    void anApprovalIsNoGoodForAnotherAmount() {
        assertThat(story())
                .contains("The same approval for 190.00 EUR is refused: The action is not the one that was approved:"
                        + " amount was 180.00 EUR and is 190.00 EUR;");
    }

    @Test
    void theRefundIsPaidOnce() throws IOException {
        assertThat(story())
                .contains("the same key again pays nothing (payment 5001).")
                .contains(
                        "The approval again is refused: The approval was used before, and it is good for one execution.");
        assertThat(Files.readAllLines(evidence))
                .filteredOn(line -> line.contains("\"kind\":\"executed\""))
                .hasSize(1);
    }

    @Test
    void theEvidenceHoldsAndTellsEveryKindOfStep() throws IOException {
        assertThat(EvidenceVerifier.verify(evidence)).isInstanceOf(EvidenceReport.Holds.class);
        List<String> kinds = new ArrayList<>();
        for (String line : Files.readAllLines(evidence)) {
            kinds.add(json(line).path("kind").asText());
        }
        assertThat(kinds)
                .startsWith("received", "decided", "decided", "drafted")
                .containsSubsequence("verified", "proposed", "approved", "refused", "executed", "refused", "replied");
        assertThat(run.out()).endsWith("Evidence: " + evidence + System.lineSeparator());
    }

    @Test
    void noPersonalDataStandsInTheEvidence() throws IOException {
        assertThat(Files.readString(evidence))
                .doesNotContain("Musterfrau", "12345", "example.org", "Bestellung", "K-31");
    }

    @Test
    void aChangedByteInTheEvidenceIsCaughtAtItsEvent() throws IOException {
        Path changed = folder.resolve("changed.jsonl");
        Files.copy(
                evidence.resolveSibling("told.jsonl.head"),
                folder.resolve("changed.jsonl.head"),
                StandardCopyOption.REPLACE_EXISTING);
        List<String> lines = new ArrayList<>(Files.readAllLines(evidence));
        lines.set(4, lines.get(4).replaceFirst("case-1", "case-2"));
        Files.write(changed, lines);
        assertThat(EvidenceVerifier.verify(changed).message())
                .isEqualTo("Event 5 (line 5) was changed: what it says does not fit its hash.");
    }

    @Test
    void aSecondRunReplacesTheFirstAndSpeaksJsonLineByLine() throws IOException {
        Path file = folder.resolve("json.jsonl");
        Files.copy(evidence, file);
        Files.copy(evidence.resolveSibling("told.jsonl.head"), folder.resolve("json.jsonl.head"));
        Run json = Run.of("demo", "--json", "--rules", RULES.toString(), "--evidence", file.toString());
        assertThat(json.exitCode()).isZero();
        List<String> written = new ArrayList<>();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : json.out().lines().toList()) {
            JsonNode node = json(line);
            lines.add(node);
            node.path("events").forEach(event -> written.add(event.path("hash").asText()));
        }
        assertThat(lines).hasSize(13);
        assertThat(lines.subList(0, 12))
                .extracting(n -> n.path("step").asInt())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        JsonNode end = lines.get(12);
        assertThat(end.path("evidence").asText()).isEqualTo(file.toString());
        assertThat(end.path("head").asText()).isEqualTo(written.get(written.size() - 1));
        List<String> inTheFile = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            inTheFile.add(json(line).path("hash").asText());
        }
        assertThat(inTheFile).isEqualTo(written);
    }

    private static String story() {
        return run.out().replaceAll("\\s+", " ");
    }

    private static String lineNamedFor(String rule, String file) throws IOException {
        Matcher place = Pattern.compile(rule + " \\(\\S*" + Pattern.quote(file) + ":(\\d+)\\)")
                .matcher(story());
        assertThat(place.find()).as("%s with its place", rule).isTrue();
        return Files.readAllLines(RULES.resolve(file)).get(Integer.parseInt(place.group(1)) - 1);
    }

    private static JsonNode json(String line) throws IOException {
        return new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(line);
    }
}
