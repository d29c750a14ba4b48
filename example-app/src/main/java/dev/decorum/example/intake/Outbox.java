package dev.decorum.example.intake;

import dev.decorum.policy.channel.ApprovedReply;

/** The way out to customers. Implementations are safe for use by several threads, or say that they are not. */
public interface Outbox {
    /** Sends a reply where the customer wrote. */
    void reply(ApprovedReply reply);

    /** Sends a one-time code to the address that the back office has on file, never to one that the chat named. */
    void code(String addressOnFile, String code);
}
