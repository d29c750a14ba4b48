package dev.decorum.policy.fact;

import dev.decorum.policy.internal.Values;
import org.jspecify.annotations.Nullable;

/**
 * The state of a shipment read from the carrier.
 *
 * @param id unique in the request
 * @param orderId the order, as the back office names it
 */
public record LookUpLogistics(String id, @Nullable String orderId) implements Action {
    public LookUpLogistics {
        Values.required(id, "The id of a look up logistics action");
    }

    @Override
    public Risk risk() {
        return Risk.READ;
    }
}
