package dev.decorum.example.execution;

import dev.decorum.policy.fact.Action;
import dev.decorum.policy.fact.Execution;
import dev.decorum.policy.fact.History;
import dev.decorum.policy.review.Attempt;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The system in which orders are kept. Looking asks for no permission here: the callers hold a decision. A change is first
 * prepared, which has no effect, and takes effect only by {@link #submit}, which wants the attempt of a claimed approval.
 * Implementations are safe for use by several threads; look-ups throw {@link BackOfficeException} when the other side does
 * not answer as expected.
 */
public interface BackOffice {
    /** Whether an order with this number was sent to this postcode. Says the same of a wrong number and a wrong postcode. */
    boolean matches(String orderId, String postcode);

    /** The order with this number. */
    Optional<OrderRecord> order(String orderId);

    /** Where the goods of an order are; nothing when they were not handed to a carrier, or there is no such order. */
    Optional<Shipment> shipment(String orderId);

    /** What a customer was given in the 90 days before {@code now}, and an agent gave on its day in {@code zone}. */
    History history(String customerId, String agent, Instant now, ZoneId zone);

    /** Whether this system is as it was recorded, and how the last attempt there failed. */
    Execution condition();

    /** Whether changes of this kind can be made here: refunds, compensation, notes and evidence for disputes. */
    default boolean offers(Action action) {
        return Change.isKnown(action);
    }

    /**
     * Fills in all that a change needs and stops before it would take effect. Does not throw when the other side differs
     * from what was recorded: the case is then for a person.
     */
    Preparation prepare(Change change);

    /**
     * Lets a prepared change take effect, once. A key that was used before changes nothing and gives the first reference
     * back. Does not throw when the other side fails.
     *
     * @param prepared what {@link #prepare} of this back office gave; it is used up
     * @param attempt the attempt of the claimed approval, whose key is sent along
     */
    ChangeResult submit(PreparedChange prepared, Attempt attempt);

    /** What was done under this key; nothing when it took no effect until now. Reads only. */
    Optional<ChangeResult.Done> done(String idempotencyKey);
}
