package dev.decorum.policy.decision;

import java.util.List;

/**
 * One thing that one rule did, and what it saw.
 *
 * @param effect what it did
 * @param subject what it did that to: the id of an action, the place of a claim, a value; blank when nothing
 * @param text why, in the words of the rule; blank when the verb takes none
 * @param rule the rule
 * @param facts the facts that matched, by their labels, in the order of the rule's patterns
 */
public record Reason(Effect effect, String subject, String text, RuleRef rule, List<String> facts) {
    public Reason {
        facts = List.copyOf(facts);
    }
}
