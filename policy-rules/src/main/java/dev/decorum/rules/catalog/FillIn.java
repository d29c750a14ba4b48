package dev.decorum.rules.catalog;

import dev.decorum.rules.language.Condition;
import dev.decorum.rules.language.Operand;
import dev.decorum.rules.language.PolicyRule;
import dev.decorum.rules.source.Faults;
import java.util.List;

/** Finds the places of a rule that was begun and never finished, so that it cannot go live. */
public final class FillIn {
    /** What a text begins with in place of something that its author still has to write. */
    public static final String MARK = "FILL IN: ";

    private final Faults faults;

    private FillIn(Faults faults) {
        this.faults = faults;
    }

    static void check(PolicyRule rule, Faults faults) {
        FillIn check = new FillIn(faults);
        rule.patterns().forEach(pattern -> pattern.conditions().forEach(check::look));
        rule.verbs().forEach(verb -> verb.arguments().forEach(check::look));
    }

    private void look(Condition condition) {
        if (condition instanceof Condition.All all) {
            all.parts().forEach(this::look);
        } else if (condition instanceof Condition.Any any) {
            any.parts().forEach(this::look);
        } else if (condition instanceof Condition.Not not) {
            look(not.part());
        } else if (condition instanceof Condition.Compare compare) {
            look(List.of(compare.left(), compare.right()));
        } else if (condition instanceof Condition.Member member) {
            look(member.values());
        } else if (condition instanceof Condition.Contains contains) {
            look(List.of(contains.element()));
        }
    }

    private void look(List<? extends Operand> operands) {
        for (Operand operand : operands) {
            if (operand instanceof Operand.Literal literal
                    && literal.value() instanceof String text
                    && text.startsWith(MARK)) {
                faults.error(
                        "fill-in",
                        literal.place(),
                        "Something is still to be written here: " + text.substring(MARK.length()) + ".",
                        "Write it in place of these words; until then the rules do not go live.");
            }
        }
    }
}
