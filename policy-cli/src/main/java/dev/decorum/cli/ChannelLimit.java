package dev.decorum.cli;

import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.channel.Stated;
import dev.decorum.policy.fact.FactKinds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One number or choice of a channel's limits as people read it.
 *
 * @param name what is limited
 * @param value the limit with its unit
 * @param source where it is stated; empty when there is no such limit
 * @param confirmed whether the platform's own documentation was seen to say so
 */
record ChannelLimit(String name, String value, String source, boolean confirmed) {

    /** All limits of a channel, in the order in which a writer of replies meets them. */
    static List<ChannelLimit> of(ChannelAdapter adapter) {
        ReplyLimits limits = adapter.limits();
        List<ChannelLimit> all = new ArrayList<>();
        if (adapter.profile().takesReplies()) {
            all.add(longest(adapter));
            addReplies(limits, all);
        }
        limits.others().forEach((name, stated) -> all.add(of(name, stated, value -> value)));
        return all;
    }

    /** The longest text of a reply, in a word where there are none. */
    static ChannelLimit longest(ChannelAdapter adapter) {
        return adapter.profile().takesReplies()
                ? of("longest text", adapter.limits().maxLength(), value -> value + " " + unit(adapter.limits()))
                : new ChannelLimit("longest text", "no replies", "", true);
    }

    /** The window of a channel. */
    static ChannelLimit window(ReplyLimits limits) {
        return of("window", limits.window(), ChannelLimit::words);
    }

    private static void addReplies(ReplyLimits limits, List<ChannelLimit> all) {
        all.add(of("messages for one reply", limits.messages(), String::valueOf));
        all.add(window(limits));
        all.add(of("messages in a window", limits.messagesPerWindow(), String::valueOf));
        all.add(of("template outside of the window", limits.templateOutsideWindow(), must -> must ? "needed" : "no"));
        all.add(of("links", limits.links(), ChannelLimit::allowed));
        all.add(of("markup", limits.markup(), FactKinds::wordFor));
        all.add(of("attachments", limits.attachments(), ChannelLimit::allowed));
    }

    private static String unit(ReplyLimits limits) {
        return switch (limits.unit()) {
            case CHARACTERS -> "characters";
            case UTF16_UNITS -> "UTF-16 units";
            case BYTES -> "bytes of UTF-8";
        };
    }

    /** A length of time in its largest whole unit; two days are 48 hours, as platforms say. */
    private static String words(Duration duration) {
        if (duration.toHours() > 48 && duration.equals(Duration.ofDays(duration.toDays()))) {
            return Output.count(duration.toDays(), "day");
        }
        if (duration.equals(Duration.ofHours(duration.toHours()))) {
            return Output.count(duration.toHours(), "hour");
        }
        return duration.equals(Duration.ofMinutes(duration.toMinutes()))
                ? Output.count(duration.toMinutes(), "minute")
                : Output.count(duration.toSeconds(), "second");
    }

    private static <T> ChannelLimit of(String name, @Nullable Stated<T> stated, Function<T, String> words) {
        return stated == null
                ? new ChannelLimit(name, "none", "", true)
                : new ChannelLimit(name, words.apply(stated.value()), stated.source(), stated.confirmed());
    }

    private static String allowed(boolean allowed) {
        return allowed ? "allowed" : "not allowed";
    }
}
