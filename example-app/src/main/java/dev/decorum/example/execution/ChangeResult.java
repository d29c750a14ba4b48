package dev.decorum.example.execution;

import java.util.List;

/** What became of a submitted change. Texts hold no personal data; screenshots do. */
public sealed interface ChangeResult {
    /** The pages before and after, in order; empty when there is no page. */
    List<Screenshot> screenshots();

    /**
     * It took effect.
     *
     * @param reference the back office's number of it
     * @param before whether it had taken effect already under the same key, so that nothing was changed now
     */
    record Done(String reference, boolean before, List<Screenshot> screenshots) implements ChangeResult {
        public Done {
            screenshots = List.copyOf(screenshots);
        }

        /** One without pages. */
        public Done(String reference, boolean before) {
            this(reference, before, List.of());
        }
    }

    /**
     * It took no effect, for certain.
     *
     * @param why why, and what to do, as sentences
     */
    record Declined(String why, List<Screenshot> screenshots) implements ChangeResult {
        public Declined {
            screenshots = List.copyOf(screenshots);
        }

        /** One without pages. */
        public Declined(String why) {
            this(why, List.of());
        }
    }

    /**
     * Nobody knows whether it took effect; it was looked up once and not found.
     *
     * @param why what went wrong, as a sentence
     */
    record Unknown(String why, List<Screenshot> screenshots) implements ChangeResult {
        public Unknown {
            screenshots = List.copyOf(screenshots);
        }
    }
}
