package dev.decorum.example.execution;

/** Where a row of the outbox stands. */
public enum OutboxState {
    /** Waits to be sent. */
    NEW,
    /** Is being sent. One that is found so when the application starts is never sent again by itself. */
    SENDING,
    /** It went out. */
    SENT,
    /** It did not go out, for certain. */
    FAILED,
    /** Nobody knows whether it went out. */
    UNKNOWN,
    /** A person took it back before it was sent. */
    WITHDRAWN
}
