package dev.decorum.policy.evidence;

/** What a reading of the whole log found. */
public sealed interface EvidenceReport {
    /** What is to be told to a person. */
    String message();

    /**
     * The log holds.
     *
     * @param size how many events it has
     * @param root the root of the tree over them
     */
    record Holds(long size, String root) implements EvidenceReport {
        @Override
        public String message() {
            return "The log holds: " + size + " events, root " + root + ".";
        }
    }

    /**
     * The log does not hold.
     *
     * @param event the number of the first event that does not, counted from 1; events before it hold. 0 when no
     *     event is at fault
     * @param fault how
     * @param message what is wrong, with the number of the event
     */
    record Broken(long event, Fault fault, String message) implements EvidenceReport {}
}
