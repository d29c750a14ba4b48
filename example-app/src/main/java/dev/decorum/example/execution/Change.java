package dev.decorum.example.execution;

import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.AddNote;
import dev.decorum.policy.fact.Compensation;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.RefundMethod;
import dev.decorum.policy.fact.SubmitDisputeEvidence;

/**
 * A change of an order, whole.
 *
 * @param action what is done, as it was decided on
 * @param orderId the order, as the back office names it
 * @param text the note, the reason or the evidence in words; blank for a refund. Personal data
 * @param agent who or what does it
 */
public record Change(Action action, String orderId, String text, String agent) {
    /** The longest text that back offices take, in characters. */
    public static final int LONGEST_TEXT = 2000;

    public Change {
        if (!isKnown(action)) {
            throw new IllegalArgumentException(
                    "The back office knows no `" + action.label() + "`. Maybe ask offers(action) first.");
        }
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("The text of a change has " + text.length() + " characters, and at most "
                    + LONGEST_TEXT + " are taken. Maybe shorten it.");
        }
    }

    static boolean isKnown(Action action) {
        return action instanceof Refund
                || action instanceof Compensation
                || action instanceof AddNote
                || action instanceof SubmitDisputeEvidence;
    }

    /** Its kind. */
    public ChangeKind kind() {
        if (action instanceof Refund) {
            return ChangeKind.REFUND;
        }
        if (action instanceof Compensation) {
            return ChangeKind.COMPENSATION;
        }
        return action instanceof AddNote ? ChangeKind.NOTE : ChangeKind.DISPUTE_EVIDENCE;
    }

    /** The money that is paid; unknown when it pays none. */
    public Money amount() {
        if (action instanceof Refund refund) {
            return refund.amount();
        }
        return action instanceof Compensation compensation ? compensation.amount() : Money.UNKNOWN;
    }

    /** Where a refund goes; the usual way for all else. */
    public RefundMethod method() {
        return action instanceof Refund refund ? refund.method() : RefundMethod.ORIGINAL;
    }

    @Override
    public String toString() {
        return "Change[" + kind() + "]";
    }
}
