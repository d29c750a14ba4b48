package dev.decorum.policy.channel;

import dev.decorum.policy.fact.LengthUnit;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a channel allows in a reply.
 *
 * @param asOf the day on which the sources were read
 * @param maxLength the longest text, counted in {@code unit}
 * @param unit what the channel counts
 * @param messages into how many messages one reply may be split
 * @param messagesPerWindow how many messages a customer's message lets the seller send; null when they are not counted
 * @param links whether a reply may hold links
 * @param markup which markup the channel shows
 * @param window how long a customer's message lets the seller write freely; null when the channel has no window
 * @param templateOutsideWindow whether only an approved template may be sent when the window is closed
 * @param attachments whether a reply may hold attachments
 * @param others the channel's other numbers by their names, in words, such as {@code image size} and {@code 8 MB}
 */
public record ReplyLimits(
        LocalDate asOf,
        Stated<Integer> maxLength,
        LengthUnit unit,
        Stated<Integer> messages,
        @Nullable Stated<Integer> messagesPerWindow,
        Stated<Boolean> links,
        Stated<Markup> markup,
        @Nullable Stated<Duration> window,
        Stated<Boolean> templateOutsideWindow,
        Stated<Boolean> attachments,
        Map<String, Stated<String>> others) {
    public ReplyLimits {
        others = Collections.unmodifiableMap(others == null ? new TreeMap<>() : new TreeMap<>(others));
    }

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
