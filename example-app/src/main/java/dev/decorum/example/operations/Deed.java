package dev.decorum.example.operations;

/** What came of what a person did. */
public sealed interface Deed {
    /**
     * It is done.
     *
     * @param message what is done, as a sentence
     */
    record Done(String message) implements Deed {}

    /**
     * It is not done, and nothing has changed.
     *
     * @param message why, and what to do, as sentences without personal data
     */
    record NotDone(String message) implements Deed {}
}
