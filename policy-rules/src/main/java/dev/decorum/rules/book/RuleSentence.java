package dev.decorum.rules.book;

import dev.decorum.rules.language.PolicyRule;
import java.util.List;

/**
 * One rule in plain words: {@link #when} begins a sentence, and each of {@link #effects} ends it. Equal rules give equal
 * words.
 *
 * @param when when the rule speaks, such as {@code When there is a refund}
 * @param effects what holds then, one for each line of its right side
 */
public record RuleSentence(String when, List<String> effects) {
    public RuleSentence {
        effects = List.copyOf(effects);
    }

    /** The words for a rule. */
    public static RuleSentence of(PolicyRule rule) {
        RuleWords left = new RuleWords(rule);
        EffectWords right = new EffectWords(left);
        return new RuleSentence(
                left.when(), rule.verbs().stream().map(right::of).toList());
    }
}
