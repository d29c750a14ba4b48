package dev.decorum.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.reply.Disclosures;
import dev.decorum.rules.catalog.RuleFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisclosuresTest {
    @Test
    void theTextsOfAFolderBelongToItsRulesAndToTheirHash(@TempDir Path folder) throws Exception {
        RuleFiles.in(folder);
        String before = RuleFolder.read(folder).ruleSet().orElseThrow().hash();
        Files.writeString(folder.resolve("disclosures.yaml"), """
                ai-author:
                  de: [Hier schreibt ein Assistent., digitaler Assistent]
                  pt-BR: [assistente virtual]
                """);
        try (DroolsPolicyEngine engine = DroolsPolicyEngine.load(folder)) {
            Disclosures texts = engine.disclosures();
            assertThat(texts.texts("ai-author", "de-AT"))
                    .containsExactly("Hier schreibt ein Assistent.", "digitaler Assistent");
            assertThat(texts.texts("ai-author", "PT-br")).containsExactly("assistente virtual");
            assertThat(texts.texts("ai-author", "fr")).isEmpty();
            assertThat(texts.texts("other", "de")).isEmpty();
            assertThat(engine.rulesHash()).isNotEqualTo(before);
        }
    }

    @Test
    void theShippedRulesCanSayThatAMachineWrites() {
        Path shipped = Path.of(System.getProperty("decorum.root", ".."), "rules");
        var rules = RuleFolder.read(shipped).ruleSet().orElseThrow();
        assertThat(rules.disclosures().texts("ai-author", "de")).isNotEmpty();
        assertThat(rules.disclosures().texts("ai-author", "en-US")).isNotEmpty();
        assertThat(rules.disclosures().texts("ai-author", "ar")).contains("مساعد آلي");
    }
}
