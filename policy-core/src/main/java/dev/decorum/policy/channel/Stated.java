package dev.decorum.policy.channel;

import dev.decorum.policy.internal.Values;

/**
 * A value that a platform states, with the place where it does: platforms change their numbers, and many are known by
 * hearsay only.
 *
 * @param value the value
 * @param source where it is stated, or who says so
 * @param confirmed whether the platform's own documentation was seen to say so
 */
public record Stated<T>(T value, String source, boolean confirmed) {
    public Stated {
        Values.required(source, "The source of a stated value");
    }
}
