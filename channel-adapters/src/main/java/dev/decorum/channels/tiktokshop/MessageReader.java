package dev.decorum.channels.tiktokshop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.decorum.channels.internal.JsonBody;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message of a conversation; its content is JSON inside of JSON. */
final class MessageReader {
    private final Origin origin;
    private final ReplyLimits limits;

    MessageReader(Origin origin, ReplyLimits limits) {
        this.origin = origin;
        this.limits = limits;
    }

    ChannelEvent event(JsonNode message) {
        String id = Nodes.text(message, "message_id");
        String conversation = Nodes.text(message, "conversation_id");
        String type = Nodes.text(message, "type");
        String from = Nodes.text(message.path("sender"), "im_user_id");
        String role = Nodes.text(message.path("sender"), "role");
        if (id == null || conversation == null || type == null || from == null || role == null) {
            return new UnknownEvent(origin, "message", Nodes.raw(message));
        }
        Origin here = origin.event(id, Nodes.seconds(message, "create_time"));
        Sender.Kind side = side(role);
        boolean hidden = message.path("is_visible").isBoolean()
                && !message.path("is_visible").booleanValue();
        Optional<MessageContent> content = hidden ? Optional.empty() : content(type, message, conversation);
        if (side == null || content.isEmpty()) {
            return new UnknownEvent(here, type, Nodes.raw(message));
        }
        Sender sender = new Sender(from, side, Nodes.text(message.path("sender"), "nickname"));
        return side == Sender.Kind.CUSTOMER
                ? new MessageReceived(
                        here, sender, content.get(), Windows.opened(here, limits), ReplyHandle.to(conversation))
                : new Echo(here, sender, null, content.get());
    }

    private static Sender.@Nullable Kind side(String role) {
        return switch (role) {
            case "BUYER" -> Sender.Kind.CUSTOMER;
            case "SHOP", "CUSTOMER_SERVICE" -> Sender.Kind.AGENT;
            case "ROBOT" -> Sender.Kind.BOT;
            default -> null;
        };
    }

    private static Optional<MessageContent> content(String type, JsonNode message, String conversation) {
        String json = Nodes.text(message, "content");
        JsonNode part =
                json == null ? MissingNode.getInstance() : JsonBody.tree(json).orElse(MissingNode.getInstance());
        MessageContent content =
                MessageContent.of(Nodes.firstText(part, "content", "text"), conversation, Audience.PRIVATE);
        String url = Nodes.text(part, "url");
        return switch (type) {
            case "TEXT" -> content.text() == null ? Optional.empty() : Optional.of(content);
            case "IMAGE" -> Optional.of(content.with(attachment(Kind.IMAGE, url)));
            case "VIDEO" -> Optional.of(content.with(attachment(Kind.VIDEO, url)));
            case "EMOTICONS" -> Optional.of(content.with(attachment(Kind.STICKER, url)));
            case "PRODUCT_CARD" -> Optional.of(content.with(attachment(Kind.PRODUCT, Nodes.text(part, "product_id"))));
            case "ORDER_CARD" -> Optional.of(content.about(Nodes.text(part, "order_id")));
            default -> Optional.empty();
        };
    }

    private static List<Attachment> attachment(Kind kind, @Nullable String remoteId) {
        return List.of(new Attachment(kind, null, null, null, null, remoteId));
    }
}
