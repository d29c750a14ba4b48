package dev.decorum.example.operations;

import org.jspecify.annotations.Nullable;

/** Finds out what a customer wants. Implementations are safe for use by several threads. */
public interface IntentRecognizer {
    /**
     * What a text asks for; nothing when it is not understood, which is no error.
     *
     * @param text the words of a message
     * @param expected the BCP 47 tag of the language in which the customer has written before, for a text that is too
     *     short to tell; null when it is not known
     */
    Recognition recognize(String text, @Nullable String expected);
}
