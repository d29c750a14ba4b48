package dev.decorum.policy.fact;

import dev.decorum.policy.internal.Values;

/**
 * The personal data of a customer erased, which cannot be undone.
 *
 * @param id unique in the request
 */
public record EraseData(String id) implements Action {
    public EraseData {
        Values.required(id, "The id of an erase data action");
    }

    @Override
    public Risk risk() {
        return Risk.HIGH;
    }
}
