package dev.decorum.channels.tiktokdm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.Windows;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.Attachment.Kind;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.fact.Audience;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message, delivered or fetched. */
record MessageReader(Origin origin, ReplyLimits limits) {
    /** Whether the business account is the one that acts. */
    static boolean bySeller(JsonNode message) {
        return "business_account".equals(Nodes.text(message.path("from_user"), "role"));
    }

    ChannelEvent event(JsonNode message, boolean bySeller, @Nullable Instant delivered) {
        String id = Nodes.text(message, "message_id");
        String thread = Nodes.text(message, "conversation_id");
        String from = Nodes.text(message.path("from_user"), "id");
        String type = Nodes.text(message, "type");
        Instant stamp = Nodes.millis(message, "timestamp");
        Origin here = origin.event(id, stamp == null ? delivered : stamp);
        ChannelEvent unknown = new UnknownEvent(here, type == null ? "message" : type, Nodes.raw(message));
        if (id == null || thread == null || from == null || type == null) {
            return unknown;
        }
        Sender sender =
                new Sender(from, bySeller ? Sender.Kind.AGENT : Sender.Kind.CUSTOMER, Nodes.text(message, "from"));
        return content(type, message.path(type), thread)
                .map(content -> content.replyingTo(
                        Nodes.text(message.path("referenced_message_info"), "referenced_message_id")))
                .map(content -> bySeller
                        ? new Echo(here, sender, Nodes.text(message.path("to_user"), "id"), content)
                        : received(here, sender, content))
                .orElse(unknown);
    }

    private ChannelEvent received(Origin here, Sender sender, MessageContent content) {
        return new MessageReceived(
                here, sender, content, Windows.opened(here, limits), ReplyHandle.to(content.thread()));
    }

    private static Optional<MessageContent> content(String type, JsonNode part, String thread) {
        MessageContent content = MessageContent.of(Nodes.text(part, "body"), thread, Audience.PRIVATE);
        return switch (type) {
            case "text" -> Optional.of(content);
            case "image" -> Optional.of(content.with(List.of(attachment(Kind.IMAGE, Nodes.text(part, "media_id")))));
            case "share_post" ->
                Optional.of(
                        content.with(List.of(attachment(Kind.VIDEO, Nodes.firstText(part, "video_id", "embed_url")))));
            default -> Optional.empty();
        };
    }

    private static Attachment attachment(Kind kind, @Nullable String remoteId) {
        return new Attachment(kind, null, null, null, null, remoteId);
    }
}
