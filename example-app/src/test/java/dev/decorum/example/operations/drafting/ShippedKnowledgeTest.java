package dev.decorum.example.operations.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.operations.knowledge.KnowledgeBase;
import dev.decorum.example.operations.knowledge.KnowledgeException;
import dev.decorum.example.operations.knowledge.Passage;
import dev.decorum.policy.claim.ClaimDetector;
import dev.decorum.policy.fact.Audience;
import dev.decorum.rules.catalog.Lexicons;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the shop knows is sent as it stands, so a section in which the rules see a claim is not sent by the machine. One that
 * is harmless to read and seen all the same is put in other words.
 */
class ShippedKnowledgeTest {
    private final ClaimDetector detector = Lexicons.of(Path.of("../rules")).signs();

    @Test
    void noSectionHoldsAClaim() throws KnowledgeException {
        KnowledgeBase knowledge = KnowledgeBase.read(Path.of("../knowledge"));
        assertThat(knowledge.languages()).hasSize(8);
        List<String> found = new ArrayList<>();
        for (Passage passage : knowledge.passages()) {
            detector.claims(passage.text(), passage.language(), Audience.PRIVATE)
                    .forEach(claim -> found.add(passage.source() + ": " + claim.category()));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void aClaimInASectionWouldBeFound() {
        assertThat(detector.claims("We guarantee a full refund today.", "en", Audience.PRIVATE))
                .isNotEmpty();
    }
}
