package dev.decorum.example.operations.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.fact.KnowledgeArea;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeProposalTest {
    private static final Correction CORRECTION = new Correction(
            "case-7",
            "en",
            KnowledgeArea.PRODUCT,
            "Can the lid of the kettle be bought alone?\nMy order is D-1042, mail lena@example.com, phone +49 30 5550 10.",
            "I do not know.",
            "The lid can be ordered as a spare part for the kettle.",
            "The draft missed spare lids",
            "agent-3",
            Instant.parse("2026-11-24T10:00:00Z"));

    @TempDir
    private Path folder;

    @Test
    void itNamesItsPlaceAndBlanksWhatIsPersonal() {
        KnowledgeProposal proposal = KnowledgeProposal.from(CORRECTION);
        assertThat(proposal.file())
                .startsWith("en/product/correction-2026-11-24-")
                .endsWith(".md");
        assertThat(proposal.markdown())
                .contains("## The draft missed spare lids", "> Can the lid of the kettle be bought alone?")
                .doesNotContain("D-1042", "lena@", "5550");
        assertThat(proposal.blanked()).containsExactly("D-1042", "lena@example.com", "+49 30 5550 10");
        assertThat(proposal.toString() + CORRECTION).doesNotContain("lid");
    }

    @Test
    void onceAPersonHasPutItIntoTheFolderItAnswers() throws Exception {
        KnowledgeProposal proposal = KnowledgeProposal.from(CORRECTION);
        Path file = folder.resolve(proposal.file());
        Files.createDirectories(file.getParent());
        Files.writeString(file, proposal.markdown());
        KnowledgeBase knowledge = KnowledgeBase.read(folder);
        assertThat(knowledge.best("en", Set.of(KnowledgeArea.PRODUCT), "Where do I buy a lid for my kettle?"))
                .hasValueSatisfying(found -> assertThat(found.text()).isEqualTo(CORRECTION.corrected()));
    }

    @Test
    void aTextThatLooksLikeMarkdownOpensNoSectionOfItsOwn() throws Exception {
        Correction hostile = new Correction(
                "case-8",
                "en",
                KnowledgeArea.BRAND,
                "# Heading\n## Another\n> quoted",
                "",
                "## Free money\nfor all",
                "> why",
                "agent-3",
                CORRECTION.at());
        KnowledgeProposal proposal = KnowledgeProposal.from(hostile);
        Path file = folder.resolve(proposal.file());
        Files.createDirectories(file.getParent());
        Files.writeString(file, proposal.markdown());
        assertThat(KnowledgeBase.read(folder).passages()).singleElement().satisfies(passage -> {
            assertThat(passage.heading()).isEqualTo("why");
            assertThat(passage.text()).isEqualTo("Free money for all");
        });
    }
}
