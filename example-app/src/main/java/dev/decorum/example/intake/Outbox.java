package dev.decorum.example.intake;

/** The way out for one-time codes. Implementations are safe for use by several threads, or say that they are not. */
@FunctionalInterface
public interface Outbox {
    /** Sends a one-time code to the address that the back office has on file, never to one that the chat named. */
    void code(String addressOnFile, String code);
}
