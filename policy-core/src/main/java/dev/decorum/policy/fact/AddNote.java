package dev.decorum.policy.fact;

import dev.decorum.policy.internal.Values;

/**
 * An internal note on a case or an order.
 *
 * @param id unique in the request
 * @param sensitive whether it holds health, payment or similar data
 */
public record AddNote(String id, boolean sensitive) implements Action {
    public AddNote {
        Values.required(id, "The id of an add note action");
    }

    @Override
    public Risk risk() {
        return Risk.LOW;
    }

    @Override
    public boolean touchesCustomer() {
        return false;
    }
}
