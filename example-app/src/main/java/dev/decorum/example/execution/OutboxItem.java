package dev.decorum.example.execution;

import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox.
 *
 * @param number its number, in the order in which rows were written
 * @param idempotencyKey the key that no other row has
 * @param kind what it is
 * @param caseId the case that it belongs to
 * @param subject the opaque key of the customer
 * @param message the number of the message in the case; null when it is no reply
 * @param proposal the hash of the proposal; null when it is no action
 * @param attempts how often it was put off because its other side could not be reached
 * @param content what is sent, sealed under the customer's key; null for an action
 */
@SuppressWarnings("ArrayRecordComponent") // neither compared nor used as a key
public record OutboxItem(
        long number,
        String idempotencyKey,
        OutboxKind kind,
        String caseId,
        String subject,
        @Nullable Long message,
        @Nullable String proposal,
        int attempts,
        byte @Nullable [] content) {
    /** A row that has not been written yet. */
    public static OutboxItem of(String idempotencyKey, OutboxKind kind, String caseId, String subject) {
        return new OutboxItem(0, idempotencyKey, kind, caseId, subject, null, null, 0, null);
    }

    /** With the message that it sends, sealed. */
    public OutboxItem sending(long messageNumber, byte[] sealed) {
        return new OutboxItem(0, idempotencyKey, kind, caseId, subject, messageNumber, proposal, 0, sealed);
    }

    /** With what it sends, sealed. */
    public OutboxItem sending(byte[] sealed) {
        return new OutboxItem(0, idempotencyKey, kind, caseId, subject, message, proposal, 0, sealed);
    }

    /** With the proposal that it executes. */
    public OutboxItem executing(String proposalHash) {
        return new OutboxItem(0, idempotencyKey, kind, caseId, subject, message, proposalHash, 0, content);
    }

    @Override
    public String toString() {
        return "OutboxItem[" + number + ", " + kind + "]";
    }
}
