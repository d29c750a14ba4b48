package dev.decorum.rules.language;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The texts that rules compare facts with, such as tags and languages. They are words of the house and no personal data,
 * so that a history of requests may keep them.
 */
public final class RuleWords {
    private RuleWords() {}

    /** The texts that stand on the left sides of rules, in their order. */
    public static Set<String> of(Collection<PolicyRule> rules) {
        Set<String> words = new TreeSet<>();
        rules.stream()
                .flatMap(rule -> rule.patterns().stream())
                .flatMap(pattern -> pattern.conditions().stream())
                .flatMap(RuleWords::operands)
                .forEach(operand -> {
                    if (operand instanceof Operand.Literal literal && literal.value() instanceof String text) {
                        words.add(text);
                    }
                });
        return Collections.unmodifiableSet(words);
    }

    private static Stream<? extends Operand> operands(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all.parts().stream().flatMap(RuleWords::operands);
        }
        if (condition instanceof Condition.Any any) {
            return any.parts().stream().flatMap(RuleWords::operands);
        }
        if (condition instanceof Condition.Not not) {
            return operands(not.part());
        }
        if (condition instanceof Condition.Compare compare) {
            return Stream.of(compare.left(), compare.right());
        }
        if (condition instanceof Condition.Member member) {
            return member.values().stream();
        }
        return Stream.of(((Condition.Contains) condition).element());
    }
}
