package dev.decorum.policy.channel;

import dev.decorum.policy.internal.Values;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote or acted.
 *
 * @param id the key by which the channel's account knows this person: the channel's own id, or a keyed digest where the
 *     channel gives nothing but a telephone number. Personal data
 * @param kind on which side they stand
 * @param name the name that they chose to show; null when not given. Personal data
 */
public record Sender(String id, Kind kind, @Nullable String name) {
    public Sender {
        Values.required(id, "The id of the sender");
    }

    /** On which side a sender stands. */
    public enum Kind {
        /** The customer. */
        CUSTOMER,
        /** A person who writes for the seller. */
        AGENT,
        /** A machine that writes for the seller. */
        BOT,
        /** The channel itself. */
        SYSTEM
    }

    @Override
    public String toString() {
        return "Sender[" + kind + "]";
    }
}
