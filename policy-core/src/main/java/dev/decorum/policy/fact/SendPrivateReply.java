package dev.decorum.policy.fact;

import dev.decorum.policy.internal.Values;

/**
 * A private message in answer to a public comment. Most platforms allow one.
 *
 * @param id unique in the request
 */
public record SendPrivateReply(String id) implements Action {
    public SendPrivateReply {
        Values.required(id, "The id of a send private reply action");
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
