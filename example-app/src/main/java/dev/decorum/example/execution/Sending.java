package dev.decorum.example.execution;

import java.util.List;

/** What came of sending a row of the outbox. Texts hold no personal data. */
public sealed interface Sending {
    /** Pictures of the pages on which it was done, for the evidence; empty when there was no page. Personal data. */
    default List<Screenshot> screenshots() {
        return List.of();
    }

    /**
     * It is done.
     *
     * @param reference the other side's number of it; blank when it gives none
     */
    record Done(String reference, List<Screenshot> screenshots) implements Sending {
        public Done {
            screenshots = List.copyOf(screenshots);
        }

        /** One without pages. */
        public Done(String reference) {
            this(reference, List.of());
        }
    }

    /**
     * It is not done, for certain.
     *
     * @param why why, and what to do, as sentences
     */
    record NotDone(String why, List<Screenshot> screenshots) implements Sending {
        public NotDone {
            screenshots = List.copyOf(screenshots);
        }

        /** One without pages. */
        public NotDone(String why) {
            this(why, List.of());
        }
    }

    /**
     * Nobody knows whether it is done.
     *
     * @param why what went wrong, as a sentence
     */
    record Unknown(String why, List<Screenshot> screenshots) implements Sending {
        public Unknown {
            screenshots = List.copyOf(screenshots);
        }

        /** One without pages. */
        public Unknown(String why) {
            this(why, List.of());
        }
    }

    /**
     * It is not done, and can be tried again: the other side was not reached, or asks to wait.
     *
     * @param why what went wrong, as a sentence
     */
    record Later(String why) implements Sending {}
}
