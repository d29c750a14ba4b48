package dev.decorum.channels.amazon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.OrderBell;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.Origin;
import java.time.Instant;

/** A notification of the Selling Partner API; newer ones write the names of their fields in small letters. */
final class Notifications {
    private Notifications() {}

    /** The event of a notification, by its own id where it has one. */
    static ChannelEvent event(JsonNode root, Origin origin) {
        String type = Nodes.firstText(root, "NotificationType", "notificationType");
        JsonNode metadata = either(root, "NotificationMetadata", "notificationMetadata");
        String id = Nodes.firstText(metadata, "NotificationId", "notificationId");
        Instant time = Nodes.instant(root, root.has("EventTime") ? "EventTime" : "eventTime");
        Origin here = id == null ? origin : origin.event(id, time == null ? origin.sentAt() : time);
        if (type == null) {
            return new UnknownEvent(here, "notification", Nodes.raw(root));
        }
        for (JsonNode part : either(root, "Payload", "payload")) {
            String order = Nodes.firstText(part, "AmazonOrderId", "amazonOrderId");
            if (order != null) {
                String reason = Nodes.text(part.path("OrderChangeTrigger"), "ChangeReason");
                String state = reason == null ? Nodes.firstText(part, "OrderChangeType", "ShipmentStatus") : reason;
                return OrderBell.changed(here, type, state, order);
            }
        }
        return new UnknownEvent(here, type, Nodes.raw(root));
    }

    private static JsonNode either(JsonNode root, String name, String other) {
        return root.has(name) ? root.path(name) : root.path(other);
    }
}
