package dev.decorum.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.console.Browser.Answer;
import dev.decorum.example.console.CorrectionPages.Changed;
import dev.decorum.example.operations.CaseDesk.Corrected;
import dev.decorum.example.operations.knowledge.Correction;
import dev.decorum.example.operations.knowledge.KnowledgeProposal;
import dev.decorum.policy.fact.KnowledgeArea;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CorrectionPagesTest {
    private final TestConsole console = new TestConsole();

    @BeforeEach
    void correct() {
        console.desk.corrections.add(corrected(1));
    }

    /** A correction with hostile words in it. */
    static Corrected corrected(long number) {
        Correction correction = new Correction(
                "c-1",
                "de",
                KnowledgeArea.LOGISTICS,
                "Wie lange? <script>alert(1)</script>",
                "Es sind 4 Tage.",
                "Es sind 2 Tage.",
                "It is nearer.",
                "ana",
                Instant.parse("2026-11-02T10:00:00Z"));
        return new Corrected(number, correction, KnowledgeProposal.from(correction));
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void aSupervisorSeesWhatChangedAndTakesTheSectionAsAFile() {
        Browser sam = console.signedIn("sam");
        Answer page = sam.get("/corrections");
        assertThat(page.body())
                .contains("Es sind <del>4</del><ins>2</ins> Tage.", "It is nearer.", "de/logistics/correction-2026")
                .doesNotContain("<script>alert(1)");

        Answer taken = sam.post("/corrections/1/accept", Map.of("csrf", page.token()));
        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.header("content-disposition").orElseThrow())
                .startsWith("attachment; filename=\"de-logistics-correction-2026-11-02-");
        assertThat(taken.body()).contains("## It is nearer.", "Es sind 2 Tage.");
        assertThat(sam.get("/corrections").body()).contains("No correction waits.");
        assertThat(console.signedIn("ada").get("/audit").body()).contains("Take a correction into the knowledge");
        assertThat(sam.post("/corrections/1/accept", Map.of("csrf", page.token()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aDismissalNeedsAReason() {
        Browser sam = console.signedIn("sam");
        String token = sam.get("/corrections").token();
        assertThat(sam.post("/corrections/1/dismiss", Map.of("csrf", token)).status())
                .isEqualTo(422);
        assertThat(console.desk.corrections).hasSize(1);
        assertThat(sam.post("/corrections/1/dismiss", Map.of("csrf", token, "reason", "Once only."))
                        .status())
                .isEqualTo(303);
        assertThat(console.desk.corrections).isEmpty();
    }

    @Test
    void anAgentLooksAndDoesNotDecide() {
        Browser ana = console.signedIn("ana");
        Answer page = ana.get("/corrections");
        assertThat(page.body()).contains("It is nearer.").doesNotContain("/corrections/1/accept");
        for (String path : new String[] {"/corrections/1/accept", "/corrections/1/dismiss"}) {
            assertThat(ana.post(path, Map.of("csrf", page.token(), "reason", "x"))
                            .status())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(console.desk.corrections).hasSize(1);
    }

    @Test
    void theChangeIsTheStretchBetweenWhatBothHave() {
        assertThat(Changed.of("abc", "abc")).isEqualTo(new Changed("abc", "", "", ""));
        assertThat(Changed.of("", "neu")).isEqualTo(new Changed("", "", "neu", ""));
        assertThat(Changed.of("aa", "aaa")).isEqualTo(new Changed("aa", "", "a", ""));
        assertThat(Changed.of("Hut 😀 da", "Hut 😁 da")).isEqualTo(new Changed("Hut ", "😀", "😁", " da"));
    }
}
