package dev.decorum.policy.evidence;

/** What the verifier found. */
public sealed interface EvidenceReport {
    /** What is to be told to a person. */
    String message();

    /**
     * The log holds.
     *
     * @param head how far it reaches
     * @param beyondHead how many events came after the recorded head; more than one is no sign of a crash
     */
    record Holds(Head head, long beyondHead) implements EvidenceReport {
        @Override
        public String message() {
            String tail = beyondHead == 0 ? "" : " The last " + beyondHead + " came after the head was recorded.";
            return "The log holds: " + head.count() + " events, head " + head.hash() + "." + tail;
        }
    }

    /**
     * The log does not hold.
     *
     * @param event the number of the first event that does not, which is also its line; events before it hold. 0 when no
     *     event is at fault
     * @param fault how
     * @param message what is wrong, with the number of the event
     */
    record Broken(long event, Fault fault, String message) implements EvidenceReport {}
}
