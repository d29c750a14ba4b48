package dev.decorum.policy.fact;

import dev.decorum.policy.internal.Values;

/**
 * The draft reply sent where the customer wrote.
 *
 * @param id unique in the request
 */
public record SendReply(String id) implements Action {
    public SendReply {
        Values.required(id, "The id of a send reply action");
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
