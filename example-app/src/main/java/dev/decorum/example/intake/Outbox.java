package dev.decorum.example.intake;

import dev.decorum.policy.channel.ReplyHandle;

/** The way out to customers. Implementations are safe for use by several threads. */
public interface Outbox {
    /** Sends a reply where the customer wrote. */
    void reply(ReplyHandle to, String text);

    /** Sends a one-time code to the address that the back office has on file, never to one that the chat named. */
    void code(String addressOnFile, String code);
}
