package dev.decorum.channels.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks the entries of a delivery of a Page or an Instagram account. Messages and comments come to one address; what the
 * adapter does not read is passed on whole.
 */
public final class MetaEntries {
    private static final List<String> LISTS = List.of("messaging", "standby", "changes");

    private MetaEntries() {}

    /** Reads one item of an entry. */
    @FunctionalInterface
    public interface Reader {
        /** The events of an item of the list of this name. */
        List<ChannelEvent> read(String list, JsonNode item, JsonNode entry);
    }

    /** The events of all entries of an object of Meta's, such as {@code page}; the reader gets the lists that it reads. */
    public static List<ChannelEvent> read(
            JsonNode root, Origin origin, String object, Set<String> lists, Reader reader) {
        if (!object.equals(Nodes.text(root, "object")) || !root.path("entry").isArray()) {
            return List.of(new UnknownEvent(origin, "delivery", Nodes.raw(root)));
        }
        List<ChannelEvent> events = new ArrayList<>();
        for (JsonNode entry : root.path("entry")) {
            if (LISTS.stream().noneMatch(list -> entry.path(list).isArray())) {
                events.add(new UnknownEvent(origin, "entry", Nodes.raw(entry)));
            }
            for (String list : LISTS) {
                for (JsonNode item : Nodes.list(entry, list)) {
                    events.addAll(
                            lists.contains(list)
                                    ? reader.read(list, item, entry)
                                    : List.of(new UnknownEvent(origin, kind(list, item), Nodes.raw(item))));
                }
            }
        }
        return events;
    }

    /** When Meta sent the notification: some entries say so in seconds, some in milliseconds; null when it is not said. */
    public static @Nullable Instant time(JsonNode entry) {
        Instant seconds = Nodes.seconds(entry, "time");
        return seconds == null ? Nodes.millis(entry, "time") : seconds;
    }

    private static String kind(String list, JsonNode item) {
        String field = Nodes.text(item, "field");
        return field == null ? list : field;
    }
}
