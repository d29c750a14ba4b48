package dev.decorum.policy.fact;

import dev.decorum.policy.internal.Values;
import org.jspecify.annotations.Nullable;

/**
 * An order cancelled, whole or in part.
 *
 * @param id unique in the request
 * @param orderId the order, as the back office names it
 * @param partial whether only some of the items are cancelled
 */
public record CancelOrder(String id, @Nullable String orderId, boolean partial) implements Action {
    public CancelOrder {
        Values.required(id, "The id of a cancel order action");
    }

    @Override
    public Risk risk() {
        return Risk.LOW;
    }
}
