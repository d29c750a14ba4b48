package dev.decorum.example.operations;

import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Compensation;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.RefundMethod;

/** What reviewers are shown of an action, word for word. */
final class Previews {
    private Previews() {}

    /**
     * The preview of an action.
     *
     * @param words what a note or evidence says, which the action itself does not hold
     */
    static String of(Action action, String words) {
        if (action instanceof Refund refund) {
            String way = refund.method() == RefundMethod.ORIGINAL
                    ? "the way it was paid"
                    : FactKinds.wordFor(refund.method());
            return "Refund " + refund.amount() + " for order " + refund.orderId() + ", " + way + ".";
        }
        if (action instanceof Compensation compensation) {
            return "Compensation of " + compensation.amount() + " for order " + compensation.orderId()
                    + ", beyond the price.";
        }
        return words.isBlank() ? "Do this: " + FactKinds.nameOf(action.getClass()) + "." : words;
    }
}
