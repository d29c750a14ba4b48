package dev.decorum.example.execution;

/** What a row of the outbox is. */
public enum OutboxKind {
    /** A reply to a customer. */
    REPLY,
    /** A one-time code to the address on file. */
    CODE,
    /** An approved action in the back office. */
    ACTION
}
