package dev.decorum.example.execution;

/** What came of sending a row of the outbox. Texts hold no personal data. */
public sealed interface Sending {
    /**
     * It is done.
     *
     * @param reference the other side's number of it; blank when it gives none
     */
    record Done(String reference) implements Sending {}

    /**
     * It is not done, for certain.
     *
     * @param why why, and what to do, as sentences
     */
    record NotDone(String why) implements Sending {}

    /**
     * Nobody knows whether it is done.
     *
     * @param why what went wrong, as a sentence
     */
    record Unknown(String why) implements Sending {}

    /**
     * It is not done, and can be tried again: the other side was not reached, or asks to wait.
     *
     * @param why what went wrong, as a sentence
     */
    record Later(String why) implements Sending {}
}
