package dev.decorum.policy.channel;

import dev.decorum.policy.fact.LengthUnit;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a channel allows in a reply.
 *
 * @param asOf the day on which the sources were read
 * @param maxLength the longest text, counted in {@code unit}
 * @param unit what the channel counts
 * @param links whether a reply may hold links
 * @param markup which markup the channel shows
 * @param window how long a customer's message lets the seller write freely; null when the channel has no window
 * @param templateOutsideWindow whether only an approved template may be sent when the window is closed
 */
public record ReplyLimits(
        LocalDate asOf,
        Stated<Integer> maxLength,
        LengthUnit unit,
        Stated<Boolean> links,
        Stated<Markup> markup,
        @Nullable Stated<Duration> window,
        Stated<Boolean> templateOutsideWindow) {

    /** How a text can be emphasised. */
    public enum Markup {
        /** Not at all: what is sent is what is shown. */
        PLAIN,
        /** Pairs of signs such as {@code *bold*}, {@code _italic_} and {@code ~struck~}. */
        SIGNS,
        /** Markdown. */
        MARKDOWN,
        /** HTML. */
        HTML
    }
}
