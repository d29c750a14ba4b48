package dev.decorum.policy.fact;

import dev.decorum.policy.internal.Values;
import org.jspecify.annotations.Nullable;

/**
 * A tag on a member of a customer programme.
 *
 * @param id unique in the request
 * @param tag the tag, in the terms of the member system
 * @param reversible whether it can be taken back without effect on price or access
 */
public record TagMember(String id, @Nullable String tag, boolean reversible) implements Action {
    public TagMember {
        Values.required(id, "The id of a tag member action");
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
