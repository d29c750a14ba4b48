package dev.decorum.example.execution;

import dev.decorum.policy.fact.Execution;
import dev.decorum.policy.fact.History;
import dev.decorum.policy.fact.Refund;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The system in which orders are kept. Nothing here asks whether it is allowed: the callers hold a decision, and for
 * {@link #refund} a claimed approval. Implementations are safe for use by several threads and throw {@link
 * BackOfficeException} when the other side does not answer as expected.
 */
public interface BackOffice {
    /** Whether an order with this number was sent to this postcode. Says the same of a wrong number and a wrong postcode. */
    boolean matches(String orderId, String postcode);

    /** The order with this number. */
    Optional<OrderRecord> order(String orderId);

    /** What a customer was given in the 90 days before {@code now}, and an agent gave on its day in {@code zone}. */
    History history(String customerId, String agent, Instant now, ZoneId zone);

    /** Whether this system is as it was recorded. */
    Execution condition();

    /**
     * Pays a refund, in one transaction. A key that was used before pays nothing and gives the first payment back.
     *
     * @param idempotencyKey the key of the claimed attempt
     * @param agent who or what executes it
     */
    RefundResult refund(String idempotencyKey, Refund refund, String agent, Instant now);

    /** The refund that was paid under this key; nothing when none was. Reads only. */
    Optional<RefundResult.Paid> refunded(String idempotencyKey);
}
