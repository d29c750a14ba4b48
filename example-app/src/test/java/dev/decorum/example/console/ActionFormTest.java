package dev.decorum.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.example.console.ActionForm.Field;
import dev.decorum.example.console.ActionForm.Input;
import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.AddNote;
import dev.decorum.policy.fact.Compensation;
import dev.decorum.policy.fact.DisputeKind;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.RefundMethod;
import dev.decorum.policy.fact.SubmitDisputeEvidence;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that the back office does can be looked at and changed in the console. */
class ActionFormTest {
    private static final Money TEN = Money.of("10.00", "EUR");

    static Stream<Action> everyKind() {
        return Stream.of(
                new Refund("refund", TEN, "D-1042"),
                new Compensation("compensation", TEN, "D-1042", Money.UNKNOWN),
                new AddNote("note-cancel-order", false),
                new SubmitDisputeEvidence("dispute-evidence", "D-1042", DisputeKind.NOT_RECEIVED));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void everyKindCanBeChangedAndHasWordsInEveryLanguage(Action action) {
        ActionForm form = ActionForm.of(action);
        assertThat(form.isEditable()).isTrue();
        for (String language : Texts.languages()) {
            Texts texts = Texts.in(language, null);
            assertThat(texts.has("kind." + form.kind())).as(form.kind()).isTrue();
            form.fields().forEach(field -> assertThat(texts.has("field." + field.name()))
                    .as(language + " " + field.name())
                    .isTrue());
        }
        assertThat(ActionForm.changed(action, name -> form.fields().stream()
                        .filter(field -> field.name().equals(name) && field.input() != Input.FIXED)
                        .map(Field::value)
                        .findFirst()
                        .orElse("")))
                .as("what is left as it is")
                .isEqualTo(action);
    }

    @Test
    void whatIsTypedStandsInTheChangedAction() {
        assertThat(changed(new Refund("refund", TEN, "D-1042"), Map.of("amount", "5,50", "method", "original")))
                .isInstanceOfSatisfying(Refund.class, refund -> {
                    assertThat(refund.amount()).isEqualTo(Money.of("5.50", "EUR"));
                    assertThat(refund.method()).isEqualTo(RefundMethod.ORIGINAL);
                });
        assertThat(changed(new Compensation("c", TEN, "D-1042", TEN), Map.of("amount", "7")))
                .isEqualTo(new Compensation("c", Money.of("7", "EUR"), "D-1042", Money.UNKNOWN));
        assertThat(changed(new AddNote("note", false), Map.of("sensitive", "true")))
                .isEqualTo(new AddNote("note", true));
        assertThat(changed(
                        new SubmitDisputeEvidence("e", "D-1042", DisputeKind.OTHER),
                        Map.of("kind", "not-as-described")))
                .isEqualTo(new SubmitDisputeEvidence("e", "D-1042", DisputeKind.NOT_AS_DESCRIBED));
    }

    private static Action changed(Action action, Map<String, String> typed) {
        return ActionForm.changed(action, name -> typed.getOrDefault(name, ""));
    }
}
