package dev.decorum.policy.fact;

import dev.decorum.policy.internal.Values;
import org.jspecify.annotations.Nullable;

/**
 * The delivery address of an order changed.
 *
 * @param id unique in the request
 * @param orderId the order, as the back office names it
 * @param sameCountry whether the new address is in the country of the old one
 */
public record ChangeAddress(String id, @Nullable String orderId, boolean sameCountry) implements Action {
    public ChangeAddress {
        Values.required(id, "The id of a change address action");
    }

    @Override
    public Risk risk() {
        return Risk.LOW;
    }
}
