package dev.decorum.policy.fact;

import dev.decorum.policy.internal.Values;

/**
 * Moderation of a public comment.
 *
 * @param id unique in the request
 * @param kind what is done
 */
public record ModerateComment(String id, Moderation kind) implements Action {
    public ModerateComment {
        Values.required(id, "The id of a moderate comment action");
        kind = Values.orElse(kind, Moderation.HIDE);
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
