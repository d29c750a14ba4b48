package dev.decorum.policy.difference;

/**
 * One thing that differs between two decisions.
 *
 * @param part the part of the decision
 * @param kind what the change means
 * @param action the id of the action that it is about; blank when it is about none
 * @param what what changes, such as {@code verification} or {@code hand-over to}
 * @param before its value before; blank when there was none
 * @param after its value after; blank when there is none
 */
public record Change(DecisionPart part, ChangeKind kind, String action, String what, String before, String after) {
    /** The change in words, such as {@code `refund-1`: ruling review -> permit}. */
    public String text() {
        String subject = action.isEmpty() ? what : "`" + action + "`: " + what;
        if (before.isEmpty()) {
            return subject + " " + after + " added";
        }
        return after.isEmpty() ? subject + " " + before + " dropped" : subject + " " + before + " -> " + after;
    }
}
