package dev.decorum.example.execution;

/** Sends one-time codes to addresses on file. Implementations are safe for use by several threads and do not throw. */
@FunctionalInterface
public interface CodeSender {
    /** Sends a code. */
    Sending send(CodeLetter letter);
}
