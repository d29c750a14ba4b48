package dev.decorum.channels.webchat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus.State;
import dev.decorum.policy.channel.ChannelEvent.MessageEdited;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The events of one session.
 *
 * @param account the house's name for the account
 * @param user whose session it is
 */
record EventReader(Origin origin, String account, String user) {
    /** The event, or one that is unknown; empty for signs that mean nothing, such as typing. */
    Optional<ChannelEvent> event(JsonNode event) {
        String type = Nodes.text(event, "type");
        if ("typing".equals(type)) {
            return Optional.empty();
        }
        String id = Nodes.text(event, "id");
        Origin here = origin.event(id == null ? null : key(id), origin.receivedAt());
        ChannelEvent known = type == null || id == null ? null : known(type, event, here);
        return Optional.of(
                known == null ? new UnknownEvent(here, type == null ? "event" : type, Nodes.raw(event)) : known);
    }

    private @Nullable ChannelEvent known(String type, JsonNode event, Origin here) {
        String message = Nodes.text(event, "message");
        MessageContent content = content(event);
        boolean said = content.text() != null || content.postback() != null;
        if (type.equals("message")) {
            return said
                    ? new MessageReceived(here, sender(), content, ReplyWindow.UNKNOWN, ReplyHandle.to(user))
                    : null;
        }
        if (message == null) {
            return null;
        }
        return switch (type) {
            case "edit" ->
                said
                        ? new MessageEdited(
                                here, key(message), sender(), content, ReplyWindow.UNKNOWN, ReplyHandle.to(user))
                        : null;
            case "delete" -> new MessageRevoked(here, key(message), sender());
            case "read" -> new DeliveryStatus(here, message, State.READ, user, null);
            default -> null;
        };
    }

    private MessageContent content(JsonNode event) {
        return MessageContent.of(Nodes.text(event, "text"), account + ":" + user, Audience.PRIVATE)
                .pressing(Nodes.text(event, "button"))
                .replyingTo(Nodes.text(event, "replyTo"))
                .in(Nodes.text(event, "language"));
    }

    private Sender sender() {
        return new Sender(user, Sender.Kind.CUSTOMER, null);
    }

    /** Ids are made by the page, so they count within its user alone. */
    private String key(String id) {
        return user + ":" + id;
    }
}
