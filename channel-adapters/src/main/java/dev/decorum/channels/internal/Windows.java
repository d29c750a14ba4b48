package dev.decorum.channels.internal;

import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.channel.Stated;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.WindowKind;
import java.time.Duration;
import java.time.Instant;

/** The windows that a customer's message opens, by the limits of the channel. */
public final class Windows {
    private Windows() {}

    /**
     * A window of the length that stands under this name among the channel's other numbers, such as {@code P7D}; without a
     * time nothing is known.
     */
    public static ReplyWindow named(Origin origin, ReplyLimits limits, WindowKind kind, String name) {
        Stated<String> length = limits.others().get(name);
        if (origin.sentAt() == null || length == null) {
            return ReplyWindow.UNKNOWN;
        }
        return new ReplyWindow(
                kind, notAfterReceipt(origin, origin.sentAt()).plus(Duration.parse(length.value())), null, null);
    }

    /** The window of a new message. */
    public static ReplyWindow opened(Origin origin, ReplyLimits limits) {
        return openedBefore(origin, limits, Duration.ZERO);
    }

    /**
     * The window of something that may be as much older as this than the event that tells of it. A time in the future
     * is the time of receipt: a customer's clock opens no longer window. Without a time nothing is known.
     */
    public static ReplyWindow openedBefore(Origin origin, ReplyLimits limits, Duration older) {
        if (origin.sentAt() == null || limits.window() == null) {
            return ReplyWindow.UNKNOWN;
        }
        Instant sentAt = notAfterReceipt(origin, origin.sentAt());
        Integer replies = limits.messagesPerWindow() == null
                ? null
                : limits.messagesPerWindow().value();
        return new ReplyWindow(
                WindowKind.FREE_FORM, sentAt.minus(older).plus(limits.window().value()), replies, null);
    }

    /** A window of another length and count than the limits say, for events that open one of their own. */
    public static ReplyWindow quick(Origin origin, Duration length, int replies) {
        return origin.sentAt() == null
                ? ReplyWindow.UNKNOWN
                : new ReplyWindow(
                        WindowKind.FREE_FORM,
                        notAfterReceipt(origin, origin.sentAt()).plus(length),
                        replies,
                        null);
    }

    private static Instant notAfterReceipt(Origin origin, Instant sentAt) {
        return sentAt.isAfter(origin.receivedAt()) ? origin.receivedAt() : sentAt;
    }
}
