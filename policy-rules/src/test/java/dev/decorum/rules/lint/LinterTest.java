package dev.decorum.rules.lint;

import static dev.decorum.rules.RuleFiles.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Risk;
import dev.decorum.rules.RuleFiles;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.source.Fault;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinterTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final String GUIDE = "policy.guide(\"Say what was done.\");";

    @TempDir
    Path folder;

    private List<Fault> lint() {
        RuleFolder.Reading reading = RuleFolder.read(folder);
        assertThat(reading.faults()).isEmpty();
        return Linter.lint(reading.ruleSet().orElseThrow(), TODAY);
    }

    private List<Fault> base(String... rules) {
        RuleFiles.in(folder).rules("base", String.join("", rules));
        return lint();
    }

    private List<String> codes(String left) {
        return base(rule("a", left, GUIDE)).stream().map(Fault::code).toList();
    }

    @Test
    void theShippedRulesAreFreeOfWarnings() {
        RuleFolder.Reading reading = RuleFolder.read(RuleFiles.SHIPPED);

        assertThat(reading.faults()).isEmpty();
        assertThat(Linter.lint(reading.ruleSet().orElseThrow(), TODAY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Message( textLength > 5, textLength < 3 )",
                "Message( textLength > 5, textLength < 6 )",
                "Message( audience == Audience.PUBLIC, audience == Audience.PRIVATE )",
                "Message( audience in (Audience.PUBLIC, Audience.GROUP), audience not in (Audience.PUBLIC, Audience.GROUP) )",
                "Message( audience == null )",
                "Message( edited == true && edited == false )",
                "Message( language == null, language in (\"de\", \"en\") )",
                "Message( language == \"de\", language == \"en\" )",
                "Message( intents contains Intent.INVOICE, intents not contains Intent.INVOICE )",
                "Message( !(textLength > 5), textLength > 8 )",
                "Message( (textLength > 9 || attachments > 2), textLength < 5, attachments == 0 )",
                "Customer( verified > VerificationLevel.STEP_UP )",
                "Customer( verified >= VerificationLevel.STEP_UP, verified < VerificationLevel.ONE_TIME_CODE )",
                "Limit( name == \"x\", $x : value ) Refund( amount.reference > $x, amount.reference <= $x )",
                "Refund( amount.reference > 5, amount.reference < 5.0 )",
                "not Message( textLength > 5, textLength < 3 )",
                "Message( edited == true || textLength > 5 && textLength < 3 )"
            })
    void aContradictionIsFound(String left) {
        RuleFiles.in(folder)
                .file("base/limits.yaml", "limits:\n  x: { value: 1, unit: money, basis: \"house rule\" }\n");

        assertThat(codes(left)).containsExactly("contradictory-condition");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Conversation( contactsWithin7Days > 3 || contactsWithin7Days <= 3 )",
                "Refund( amount.reference > 5, amount.reference < 6 )",
                "Message( intents contains Intent.INVOICE, intents contains Intent.GET_REFUND )",
                "Message( language != \"de\", language != \"en\" )",
                "Message( surface in (Surface.MESSAGING, Surface.EMAIL), surface != Surface.EMAIL )",
                "Refund( orderId != null, $order : orderId ) Order( id == $order )",
                "$r : Refund( $id : id ) not Refund( id == $id, aboveOrder == false )",
                "$a : Refund( $id : id ) $b : Coupon( id == $id )",
                "Claim( category == ClaimCategory.THREAT ) Claim( category == ClaimCategory.GREEN_CLAIM )"
            })
    void whatMayHoldAndAsksForSomethingIsNoFinding(String left) {
        assertThat(codes(left))
                .doesNotContain("contradictory-condition", "always-true-condition", "implied-condition")
                .doesNotContain("never-fires");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Message( textLength > 3 || textLength <= 3 )",
                "Message( audience in (Audience.PUBLIC, Audience.GROUP, Audience.PRIVATE) )",
                "Message( audience != null )",
                "Message( edited == true || edited == false )",
                "Conversation( contactsWithin7Days == null || contactsWithin7Days != null )",
                "Customer( verified >= VerificationLevel.NONE )"
            })
    void aConditionThatAlwaysHoldsIsFound(String left) {
        assertThat(codes(left)).containsExactly("always-true-condition");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Message( textLength > 3, textLength > 5 )",
                "Message( textLength > 3, textLength > 3 )",
                "Message( language != null, language == \"de\" )",
                "Message( audience != Audience.PUBLIC, audience == Audience.PRIVATE )",
                "Message( intents contains Intent.INVOICE || intents contains Intent.INVOICE )",
                "Message( edited == true || edited == true && textLength > 3 )",
                "Refund( amount.reference >= 5, amount.reference <= 7, amount.reference < 9 )"
            })
    void aConditionThatFollowsFromOthersIsFound(String left) {
        assertThat(codes(left)).containsExactly("implied-condition");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Message( edited == true ) not Message( edited == true )",
                "Message( edited == true ) not Message()",
                "exists Claim( confidence > 90 ) not Claim( confidence > 50 )",
                "Message( audience == Audience.PUBLIC ) exists Message( audience == Audience.PRIVATE )",
                "$r : Refund( $id : id, method == RefundMethod.OTHER ) not Action( id == $id )"
            })
    void patternsThatExcludeEachOtherAreFound(String left) {
        assertThat(codes(left)).contains("never-fires");
    }

    @Test
    void conditionsThatNeedTooMuchWorkAreLeftAlone() {
        String each = " && (intents contains Intent.INVOICE || textLength > %d || attachments > %d || edited == true)";
        StringBuilder many = new StringBuilder("edited == false");
        for (int i = 0; i < 30; i++) {
            many.append(String.format(each, i, i));
        }

        assertThat(codes("Message( " + many + " )")).doesNotContain("contradictory-condition");
    }

    @Test
    void aRuleIsShadowedOnlyByOneThatAlwaysHoldsWithItAndSaysAllOfIt() {
        String wide = rule("wide", "Message()", GUIDE);
        String narrow = rule("narrow", "Message( edited == true )", GUIDE);
        RuleFiles.in(folder).rules("regions/de", wide).rules("channels/whatsapp/regions/de", narrow);
        assertThat(lint()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("shadowed-rule");
            assertThat(fault.place().file()).isEqualTo("channels/whatsapp/regions/de/rules.drl");
        });

        RuleFiles.in(folder)
                .rules("channels/whatsapp/regions/de", rule("other", "Customer()", GUIDE))
                .rules("regions/us", narrow);
        assertThat(lint()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "policy.guide(\"Say something else.\");",
                "policy.guide(\"Say what was done.\"); policy.moveToPrivate(\"Others read along.\");"
            })
    void aRuleThatSaysMoreThanABroaderOneIsNoFinding(String right) {
        assertThat(base(rule("wide", "Message()", GUIDE), rule("narrow", "Message( edited == true )", right)))
                .isEmpty();
    }

    @Test
    void aRuleThatEndsEarlierShadowsNothing() {
        String ending = rule("wide", "Message()", GUIDE).replace("@owner", "@expires(\"2030-01-01\") @owner");

        assertThat(base(ending, rule("narrow", "Message( edited == true )", GUIDE)))
                .isEmpty();
    }

    @Test
    void aPermitThatAnotherRuleAlwaysStopsIsIdle() {
        String permit = rule(
                "small",
                "$r : Refund( amount.reference < 5, method == RefundMethod.ORIGINAL )",
                "policy.permit($r, \"A small sum.\");");
        String review = rule(
                "original",
                "$x : Refund( method == RefundMethod.ORIGINAL )",
                "policy.review($x, Role.SUPERVISOR, \"Somebody looks.\");");

        assertThat(base(permit, review)).singleElement().satisfies(fault -> assertThat(fault)
                .hasToString("base/rules.drl:8:3: Whenever this permits, `original` at base/rules.drl:10:6"
                        + " denies the same action or has it reviewed."));
    }

    @Test
    void aPermitThatIsReviewedForAnotherActionIsNotIdle() {
        String left = "$a : Refund( amount.reference < 5 )\n  $b : Coupon( amount.reference < 5 )";

        assertThat(base(rule(
                        "permit",
                        left,
                        "policy.permit($a, \"A small sum.\");\n  policy.review($b, Role.AGENT, \"Look.\");")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Compensation,HIGH", "EraseData,HIGH", "ExportData,HIGH", "SubmitDisputeEvidence,HIGH", "Refund,LOW"})
    void theRiskOfAKindOfActionIsKnown(String kind, Risk risk) {
        assertThat(FactKinds.byName().values())
                .filteredOn(k -> k.getSimpleName().equals(kind))
                .singleElement()
                .satisfies(k -> assertThat(ActionRisk.of(k)).isEqualTo(risk));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Message( language == \"de\" ) | not Message( language == \"de\" )",
                "Message( edited == true ) | Message( edited == false )",
                "Conversation( turns > 3 ) | Conversation( turns <= 3 )"
            })
    void twoTonesThatExcludeEachOtherAreNoFinding(String one, String other) {
        assertThat(base(
                        rule("a", one, "policy.tone(Formality.FORMAL);"),
                        rule("b", other, "policy.tone(Formality.CASUAL);")))
                .isEmpty();
    }

    @Test
    void twoLanguagesInOneRuleAreFound() {
        assertThat(base(rule("a", "Message()", "policy.language(\"de\");\n  policy.language(\"en\");")))
                .singleElement()
                .satisfies(fault -> assertThat(fault)
                        .hasToString("base/rules.drl:9:3: The layer base can give one reply this language and another"
                                + " one: see `a` at base/rules.drl:8:3."));
    }

    @Test
    void aNameThatOnlyItsOwnNotUsesIsUsed() {
        assertThat(codes("not Reply( $length : length, length > $length )")).doesNotContain("unused-binding");
    }

    @Test
    void aNameOfAFactThatNothingUsesIsFound() {
        assertThat(base(rule("a", "$m : Message()", GUIDE))).singleElement().satisfies(fault -> assertThat(fault)
                .hasToString("base/rules.drl:6:3: `$m` is never used."));
    }
}
