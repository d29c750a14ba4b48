package dev.decorum.channels.xdm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.XWebhook;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus.State;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One delivery of direct messages, in the form of the Activity API or of its predecessor, which has no envelope. */
final class MessageReader {
    private final Origin origin;
    private final JsonNode whole;
    private final JsonNode payload;
    private final String kind;
    private final @Nullable String business;
    private final @Nullable String uuid;

    MessageReader(Origin origin, JsonNode root) {
        JsonNode data = root.path("data");
        boolean enveloped = data.isObject();
        String type = Nodes.text(data, "event_type");
        this.whole = root;
        this.payload = enveloped ? data.path("payload") : root;
        this.kind = type == null ? "delivery" : type;
        this.business = enveloped ? Nodes.text(data.path("filter"), "user_id") : Nodes.text(root, "for_user_id");
        this.uuid = Nodes.text(data, "event_uuid");
        this.origin = origin.event(uuid, null);
    }

    List<ChannelEvent> events() {
        if (kind.equals("chat.received")) {
            return List.of(encrypted());
        }
        List<ChannelEvent> events = new ArrayList<>();
        if (business != null) {
            Nodes.list(payload, "direct_message_events").forEach(event -> events.add(message(event, business)));
            Nodes.list(payload, "direct_message_mark_read_events").forEach(read -> events.add(read(read, business)));
        }
        if (events.isEmpty()) {
            events.add(new UnknownEvent(origin, kind, Nodes.raw(whole)));
        }
        return events;
    }

    /** Ciphertext says who wrote and when, and nothing else is read into it. */
    private ChannelEvent encrypted() {
        String id = Nodes.text(payload, "id");
        String conversation = Nodes.text(payload, "conversation_id");
        Origin here = origin.event(uuid == null ? id : uuid, Nodes.millis(payload, "created_at_msec"));
        return id == null || conversation == null
                ? new UnknownEvent(here, kind, Nodes.raw(whole))
                : new ContentPending(here, kind, conversation + "/" + id, conversation);
    }

    private ChannelEvent message(JsonNode event, String seller) {
        String id = Nodes.text(event, "id");
        JsonNode created = event.path("message_create");
        String from = Nodes.text(created, "sender_id");
        String to = Nodes.text(created.path("target"), "recipient_id");
        if (id == null || from == null || !"message_create".equals(Nodes.text(event, "type"))) {
            return new UnknownEvent(origin, kind, Nodes.raw(event));
        }
        Origin here = origin.event(id, Nodes.millis(event, "created_timestamp"));
        boolean own = from.equals(seller);
        String person = own ? to : from;
        MessageContent content =
                content(created.path("message_data"), seller + ":" + (person == null ? "unknown" : person));
        if (own) {
            return new Echo(here, new Sender(seller, Sender.Kind.AGENT, null), to, content);
        }
        Sender sender = new Sender(from, Sender.Kind.CUSTOMER, XWebhook.name(payload.path("users"), from));
        return new MessageReceived(here, sender, content, ReplyWindow.UNKNOWN, ReplyHandle.to(from));
    }

    private static MessageContent content(JsonNode data, String thread) {
        JsonNode media = data.path("attachment").path("media");
        return MessageContent.of(Nodes.text(data, "text"), thread, Audience.PRIVATE)
                .with(media.isObject() ? List.of(attachment(media)) : List.of())
                .pressing(Nodes.text(data.path("quick_reply_response"), "metadata"));
    }

    private static Attachment attachment(JsonNode media) {
        String type = Nodes.text(media, "type");
        Attachment.Kind kind = "photo".equals(type) ? Attachment.Kind.IMAGE : Attachment.Kind.VIDEO;
        return new Attachment(kind, null, null, null, null, Nodes.firstText(media, "media_url_https", "id_str", "id"));
    }

    private ChannelEvent read(JsonNode read, String seller) {
        String message = Nodes.text(read, "last_read_event_id");
        String reader = Nodes.text(read, "sender_id");
        if (message == null || reader == null || reader.equals(seller)) {
            return new UnknownEvent(origin, kind, Nodes.raw(read));
        }
        return new DeliveryStatus(
                origin.event(message + ":read", Nodes.millis(read, "created_timestamp")),
                message,
                State.READ,
                reader,
                null);
    }
}
