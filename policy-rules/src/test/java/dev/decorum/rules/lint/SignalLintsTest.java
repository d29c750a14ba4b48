package dev.decorum.rules.lint;

import static dev.decorum.rules.RuleFiles.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.fact.Signal;
import dev.decorum.rules.RuleFiles;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.source.Fault;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalLintsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final String PRESS = "Message( signals contains Signal.PRESS )";
    private static final String HAND_OVER = "policy.handOver(Role.SUPERVISOR, \"A journalist writes.\");";
    private static final String REVIEW = "policy.review($a, Role.SUPERVISOR, \"A journalist writes.\");";
    private static final String GUARD = rule("person", PRESS, HAND_OVER);
    private static final String HOLD = rule("hold", PRESS + "\n  $a : Action()", REVIEW);

    @TempDir
    Path folder;

    private List<String> findings(String base) {
        RuleFiles.in(folder).rules("base", base);
        return findings();
    }

    private List<String> findings() {
        RuleFolder.Reading reading = RuleFolder.read(folder);
        assertThat(reading.faults()).isEmpty();
        return Linter.lint(reading.ruleSet().orElseThrow(), TODAY).stream()
                .filter(f -> f.code().equals("unguarded-signal"))
                .map(Fault::toString)
                .toList();
    }

    @Test
    void aSignalThatIsHandedOverAndHoldsEveryReplyIsGuarded() {
        assertThat(findings(GUARD + HOLD)).isEmpty();
    }

    @Test
    void aSignalThatNoRuleSpeaksOfIsNotLookedAt() {
        assertThat(findings(rule("a", "Message( signals contains Signal.ANGER )", HAND_OVER)))
                .isEmpty();
    }

    @Test
    void eachKindOfReplyMayBeHeldByARuleOfItsOwn() {
        String reply = rule("reply", PRESS + "\n  $a : SendReply()", "policy.deny($a, \"A journalist writes.\");");
        String privately = rule("private", PRESS + "\n  $a : SendPrivateReply()", REVIEW);

        assertThat(findings(GUARD + reply + privately)).isEmpty();
        assertThat(findings(GUARD + reply)).singleElement().asString().endsWith("alone holds back `SendPrivateReply`.");
    }

    @Test
    void aRuleForSeveralSignalsGuardsEachOfThem() {
        String left = "Message( signals contains Signal.PRESS || signals contains Signal.MINOR )";

        assertThat(findings(rule("person", left, HAND_OVER) + rule("hold", left + "\n  $a : Action()", REVIEW)))
                .isEmpty();
    }

    @Test
    void whatIsExceptedByItsIdIsNoReply() {
        String left = PRESS + "\n  $a : Action( $id : id )\n  not AddNote( id == $id )";

        assertThat(findings(GUARD + rule("hold", left, REVIEW))).isEmpty();
        assertThat(findings(GUARD + rule("hold", left + "\n  not SendReply( id == $id )", REVIEW)))
                .singleElement()
                .asString()
                .endsWith("alone holds back `SendReply`.");
    }

    @Test
    void aNoteBesideAReplyDoesNotExceptTheReply() {
        assertThat(findings(GUARD + rule("hold", PRESS + "\n  $a : Action()\n  not AddNote()", REVIEW)))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Message( signals contains Signal.PRESS, audience == Audience.PUBLIC )",
                "Message( signals contains Signal.PRESS, signals contains Signal.ANGER )",
                "Message( signals contains Signal.PRESS ) Conversation()"
            })
    void aConditionBesideTheSignalLeavesItUnguarded(String left) {
        assertThat(findings(rule("person", left, HAND_OVER) + HOLD))
                .singleElement()
                .asString()
                .endsWith("alone hands over.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@effective(\"2020-01-01\")", "@expires(\"2099-01-01\")"})
    void aRuleWithADateDoesNotGuard(String date) {
        assertThat(findings(GUARD.replace("when", date + "\nwhen") + HOLD)).hasSize(1);
    }

    @Test
    void aRuleOutsideBaseDoesNotGuard() {
        RuleFiles.in(folder).rules("surfaces/messaging", GUARD + HOLD);

        assertThat(findings())
                .containsExactly("surfaces/messaging/rules.drl:6:29: `PRESS` must always reach a person, and no undated"
                        + " rule of base that asks for it alone hands over, none holds back `SendReply`, none holds"
                        + " back `SendPrivateReply`.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PRESS + "\n  $a : SendReply()",
                "exists " + PRESS + "\n  $a : SendReply()",
                "Message( signals contains Signal.PRESS, edited == true )\n  $a : AddNote()"
            })
    void aPermitBecauseOfTheSignalIsFoundInEveryLayer(String left) {
        RuleFiles.in(folder)
                .rules("base", GUARD + HOLD)
                .rules("regions/de", rule("permit", left, "policy.permit($a, \"It is only the press.\");"));

        assertThat(findings())
                .singleElement()
                .asString()
                .startsWith("regions/de/rules.drl:")
                .endsWith("This permits an action because of `PRESS`, which must always reach a person.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Message( signals not contains Signal.PRESS )",
                "Message( signals contains Signal.PRESS || edited == true )",
                "not " + PRESS
            })
    void aPermitThatDoesNotNeedTheSignalIsNoFinding(String left) {
        RuleFiles.in(folder)
                .rules("base", GUARD + HOLD)
                .rules("regions/de", rule("permit", left + "\n  $a : AddNote()", "policy.permit($a, \"A note.\");"));

        assertThat(findings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Signal.class,
            names = {"INJURY", "LEGAL_THREAT", "SELF_HARM", "MINOR", "PRESS"})
    void eachSuchSignalIsLookedAt(Signal signal) {
        assertThat(findings(GUARD.replace("PRESS", signal.name()))).hasSize(1);
    }
}
