package dev.decorum.policy.fact;

import dev.decorum.policy.internal.Values;
import org.jspecify.annotations.Nullable;

/**
 * An order read from the back office.
 *
 * @param id unique in the request
 * @param orderId the order, as the back office names it
 */
public record LookUpOrder(String id, @Nullable String orderId) implements Action {
    public LookUpOrder {
        Values.required(id, "The id of a look up order action");
    }

    @Override
    public Risk risk() {
        return Risk.READ;
    }
}
