package dev.decorum.example.operations;

import dev.decorum.example.execution.BackOffice;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.fact.LookUpOrder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Looks an order up when the rules permit it. Safe for use by several threads. */
@Singleton
public final class OrderLookUp {
    /** The id of the action in its request. */
    public static final String ACTION = "look-up";

    private final CaseDecisions decisions;
    private final BackOffice backOffice;

    @Inject
    OrderLookUp(CaseDecisions decisions, BackOffice backOffice) {
        this.decisions = decisions;
        this.backOffice = backOffice;
    }

    /** Decides on the look-up, and notes the order in the case when it is permitted and there is one. */
    public Decided lookUp(CaseFile of, String orderId) {
        Decided decided = decisions.decide(of, new LookUpOrder(ACTION, orderId));
        if (decided.ruling(ACTION).outcome() == Outcome.PERMIT) {
            backOffice.order(orderId).ifPresent(of::found);
        }
        return decided;
    }
}
