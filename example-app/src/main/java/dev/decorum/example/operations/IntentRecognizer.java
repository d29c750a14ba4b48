package dev.decorum.example.operations;

/** Finds out what a customer wants. Implementations are safe for use by several threads. */
public interface IntentRecognizer {
    /** What a text asks for; nothing when it is not understood, which is no error. */
    Recognition recognize(String text);
}
