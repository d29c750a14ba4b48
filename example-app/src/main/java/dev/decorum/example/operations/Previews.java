package dev.decorum.example.operations;

import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.RefundMethod;

/** What reviewers are shown of an action, word for word. */
final class Previews {
    private Previews() {}

    static String of(Action action) {
        if (action instanceof Refund refund) {
            String way = refund.method() == RefundMethod.ORIGINAL
                    ? "the way it was paid"
                    : FactKinds.wordFor(refund.method());
            return "Refund " + refund.amount() + " for order " + refund.orderId() + ", " + way + ".";
        }
        return "Do this: " + FactKinds.nameOf(action.getClass()) + ".";
    }
}
