package dev.decorum.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.policy.evidence.CapsuleReport;
import dev.decorum.policy.evidence.CapsuleVerifier;
import dev.decorum.policy.evidence.CheckpointKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
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
        evidence = folder.resolve("told.zip");
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
                        "A refund of 180.00 EUR is prepared, and held",
                        "A code goes to the e-mail address on file, and comes back on WhatsApp",
                        "A supervisor approves exactly this refund",
                        "Decided once more, the refund is paid, and once",
                        "The customer hears what has happened, not what might",
                        "The evidence is handed out, and verified");
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
                .contains("Payment 5001, under a key of its own; the same key again pays nothing (payment 5001).")
                .contains(
                        "The approval again is refused: The approval was used before, and it is good for one execution.");
        assertThat(events(evidence))
                .filteredOn(event -> event.path("kind").asText().equals("executed"))
                .singleElement()
                .satisfies(event -> assertThat(
                                event.path("payload").path("outcome").asText())
                        .isEqualTo("succeeded"));
    }

    @Test
    void theEvidenceHoldsAndTellsEveryKindOfStep() throws IOException {
        CapsuleReport report = CapsuleVerifier.verify(evidence);
        assertThat(report).as(report.message()).isInstanceOf(CapsuleReport.Intact.class);
        assertThat(((CapsuleReport.Intact) report).opened()).isPositive();
        assertThat(events(evidence))
                .extracting(event -> event.path("kind").asText())
                .startsWith("received", "decided", "decided", "drafted")
                .containsSubsequence(
                        "verified", "proposed", "approved", "refused", "executed", "refused", "replied", "exported");
        assertThat(run.out()).endsWith("Evidence: " + evidence + System.lineSeparator());
    }

    @Test
    void personalDataStandsInTheSealedPartsAlone() throws IOException {
        assertThat(entry(evidence, "data/events.jsonl"))
                .doesNotContain("Musterfrau", "12345", "example.org", "Bestellung", "K-31", "Geld");
        assertThat(entry(evidence, "data/opened/0-message.txt"))
                .isEqualTo("Meine Bestellung D-1042 ist immer noch nicht da. Ich möchte mein Geld zurück.");
    }

    @Test
    void aChangedByteInTheEvidenceIsCaughtAtItsFile() throws IOException {
        assertThat(story()).contains("With one byte changed: `data/events.jsonl` ");
        byte[] bytes = Files.readAllBytes(evidence);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\"kind\":\"approved\"") + 8] ^= 1;
        Path changed = Files.write(folder.resolve("changed.zip"), bytes);
        assertThat(CapsuleVerifier.verify(changed)).isInstanceOfSatisfying(CapsuleReport.Broken.class, broken -> {
            assertThat(broken.file()).isEqualTo("data/events.jsonl");
            assertThat(broken.message()).contains("`data/events.jsonl` was changed");
        });
    }

    @Test
    void aSecondRunReplacesTheFirstAndSpeaksJsonLineByLine() throws IOException {
        Path file = Files.copy(evidence, folder.resolve("json.zip"));
        Run json = Run.of("demo", "--json", "--rules", RULES.toString(), "--evidence", file.toString());
        assertThat(json.err()).isEmpty();
        assertThat(json.exitCode()).isZero();
        List<JsonNode> told = new ArrayList<>();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : json.out().lines().toList()) {
            JsonNode node = json(line);
            lines.add(node);
            node.path("events").forEach(told::add);
        }
        assertThat(lines).hasSize(13);
        assertThat(lines.subList(0, 12))
                .extracting(n -> n.path("step").asInt())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        JsonNode end = lines.get(12);
        assertThat(end.path("evidence").asText()).isEqualTo(file.toString());
        assertThat(end.path("events").asInt()).isEqualTo(told.size());
        CapsuleReport.Intact intact = (CapsuleReport.Intact)
                CapsuleVerifier.verify(file, CheckpointKey.parse(end.path("key").asText()));
        assertThat(end.path("head").asText()).isEqualTo(intact.checkpoint().root());
        assertThat(told)
                .allSatisfy(event -> assertThat(event.path("hash").asText()).hasSize(64));
        told.forEach(event -> ((ObjectNode) event).remove("hash"));
        assertThat(events(file)).isEqualTo(told);
        assertThat(Files.readAllBytes(file)).isNotEqualTo(Files.readAllBytes(evidence));
    }

    private static List<JsonNode> events(Path capsule) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : entry(capsule, "data/events.jsonl").lines().toList()) {
            events.add(json(line));
        }
        return events;
    }

    private static String entry(Path capsule, String name) throws IOException {
        try (ZipFile zip = new ZipFile(capsule.toFile());
                InputStream in = zip.getInputStream(zip.getEntry("capsule/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
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
