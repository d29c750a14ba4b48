package dev.decorum.rules.lint;

import static dev.decorum.rules.RuleFiles.head;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.Message;
import dev.decorum.policy.fact.Rollout;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.VerificationLevel;
import dev.decorum.rules.RuleFiles;
import dev.decorum.rules.catalog.RuleFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixerTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final String MESSY = """
            rule "é long" @id("long") @basis("house rule") @owner("support-policy")
            when
                $m : Message( textLength >= 0, textLength > 3,
                        textLength > 8, $tag : language, edited == false )
                not Reply( $length : length > 900 )
            then
                policy.guide("A short answer will do.");
            end
            """;
    private static final String TIDY = """
            rule "é long" @id("long") @basis("house rule") @owner("support-policy")
            when
                Message( textLength > 8, edited == false )
                not Reply( length > 900 )
            then
                policy.guide("A short answer will do.");
            end
            """;

    @TempDir
    Path folder;

    private String after(String rules) throws IOException {
        RuleFiles.in(folder).rules("base", rules);
        Fixer.fix(folder, TODAY);
        return Files.readString(folder.resolve("base/rules.drl"))
                .substring(head("base").length());
    }

    private static String rule(String left) {
        return RuleFiles.rule("a", left, "policy.guide(\"Say what was done.\");");
    }

    @Test
    void whatIsSafeIsFixedAndNothingIsLeftToFix() throws IOException {
        assertThat(after(MESSY)).isEqualTo(TIDY);
        RuleFolder.Reading reading = RuleFolder.read(folder);
        assertThat(reading.faults()).isEmpty();
        assertThat(Linter.lint(reading.ruleSet().orElseThrow(), TODAY)).isEmpty();
        assertThat(Fixer.fix(folder, TODAY)).isEmpty();
        assertThat(Files.readString(folder.resolve("base/rules.drl"))).isEqualTo(head("base") + TIDY);
    }

    @Test
    void theFixedRulesDecideAsBefore() throws Exception {
        RuleFiles files = RuleFiles.in(folder).rules("base", MESSY);
        var before = files.engine();
        Fixer.fix(folder, TODAY);
        var after = files.engine();

        for (String text : List.of("", "abc", "abcd", "abcdefgh", "abcdefghi")) {
            PolicyRequest request = PolicyRequest.on("whatsapp")
                    .in("de")
                    .at(Instant.parse("2026-11-20T10:00:00Z"))
                    .with(
                            new Rollout(RolloutStage.REVIEWED_EXECUTION),
                            Customer.verified(VerificationLevel.NONE),
                            Message.of("whatsapp", Audience.PRIVATE, "de", text))
                    .build();
            PolicyDecision decision = after.decide(request);
            assertThat(decision)
                    .usingRecursiveComparison()
                    .ignoringFields("ruleSet")
                    .isEqualTo(before.decide(request));
            assertThat(decision.tone().guidance()).hasSize(text.length() > 8 ? 1 : 0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Message( audience != null ) | Message()",
                "Message( edited == true, audience != null ) | Message( edited == true )",
                "Message( audience != null, edited == true ) | Message( edited == true )",
                "Message( $e : edited == true ) | Message( edited == true )",
                "$m:Message() | Message()"
            })
    void aPatternIsFixedInPlace(String messy, String tidy) throws IOException {
        assertThat(after(rule(messy))).isEqualTo(rule(tidy));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Message( edited == true, // as asked\n audience != null // always\n )",
                "Message( textLength > 3 || edited == true || edited == true )",
                "Message( audience in (Audience.PUBLIC\n , Audience.GROUP, Audience.PRIVATE), edited == true )",
                "Message( (audience != null), edited == true )",
                "Message( textLength > 5, textLength < 3 )"
            })
    void whatIsNotSureIsLeftToPeople(String left) throws IOException {
        assertThat(after(rule(left))).isEqualTo(rule(left));
        assertThat(Linter.lint(RuleFolder.read(folder).ruleSet().orElseThrow(), TODAY))
                .isNotEmpty();
    }

    @Test
    void aFolderWithAnErrorIsLeftAsItIs() throws IOException {
        String rules = rule("$m : Message()") + "rule";

        assertThat(after(rules)).isEqualTo(rules);
    }

    @Test
    void aFileIsReplacedAsAWholeAndNothingElseIsLeftBehind() throws IOException {
        after(MESSY);

        try (Stream<Path> files = Files.list(folder.resolve("base"))) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactly("rules.drl");
        }
    }
}
