package dev.decorum.policy.fact;

import dev.decorum.policy.internal.Values;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the channel still lets the seller send, as a value with an expiry: platforms change their windows, and some
 * depend on how the customer came.
 *
 * @param kind what may be sent until {@code closesAt}
 * @param closesAt when the window closes; null when it does not close, or is not known
 * @param repliesLeft how many messages may still be sent in it; null when they are not counted
 * @param open whether it is open at the instant of the request; computed; null when there is none or it is not known
 */
public record ReplyWindow(
        WindowKind kind,
        @Nullable Instant closesAt,
        @Nullable Integer repliesLeft,
        @Nullable Boolean open) {
    /** A conversation without a known window. */
    public static final ReplyWindow UNKNOWN = new ReplyWindow(WindowKind.NONE, null, null, null);

    public ReplyWindow {
        kind = Values.orElse(kind, WindowKind.NONE);
    }

    ReplyWindow at(Instant now) {
        if (open != null || kind == WindowKind.NONE) {
            return this;
        }
        boolean inTime = closesAt == null || now.isBefore(closesAt);
        boolean hasReplies = repliesLeft == null || repliesLeft > 0;
        return new ReplyWindow(kind, closesAt, repliesLeft, kind != WindowKind.CLOSED && inTime && hasReplies);
    }
}
