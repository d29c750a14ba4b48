package dev.decorum.channels.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.channel.Sender.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who wrote: a customer, or somebody who writes for the seller. */
final class Senders {
    private Senders() {}

    /** The sender of a message in a chat. */
    static Sender of(JsonNode message, Chat chat) {
        Optional<Sender> speaking = chat(message.path("sender_chat"));
        Optional<Sender> writing = user(message.path("from"));
        String id = speaking.or(() -> writing).map(Sender::id).orElse(chat.id());
        String name = speaking.or(() -> writing).map(Sender::name).orElse(null);
        return new Sender(id, kind(message, chat, speaking.isPresent() ? id : null, writing), name);
    }

    private static Kind kind(JsonNode message, Chat chat, @Nullable String speaking, Optional<Sender> writing) {
        if (chat.connection() != null && message.path("sender_business_bot").isObject()) {
            return Kind.BOT;
        }
        boolean owner = chat.connection() != null
                && chat.isPrivate()
                && writing.map(sender -> !sender.id().equals(chat.id())).orElse(false);
        boolean forSeller = owner
                || chat.isChannel()
                || chat.id().equals(speaking)
                || message.path("is_automatic_forward").asBoolean(false);
        if (forSeller) {
            return Kind.AGENT;
        }
        return speaking == null ? writing.map(Sender::kind).orElse(Kind.CUSTOMER) : Kind.CUSTOMER;
    }

    /** A user; empty when this is none. */
    static Optional<Sender> user(JsonNode user) {
        String first = Nodes.text(user, "first_name");
        String last = Nodes.text(user, "last_name");
        String name = first == null || last == null ? first : first + " " + last;
        Kind kind = user.path("is_bot").asBoolean(false) ? Kind.BOT : Kind.CUSTOMER;
        return Optional.ofNullable(Nodes.text(user, "id")).map(id -> new Sender(id, kind, name));
    }

    /** A channel or group that speaks itself; empty when this is none. */
    static Optional<Sender> chat(JsonNode chat) {
        return Optional.ofNullable(Nodes.text(chat, "id"))
                .map(id -> new Sender(id, Kind.CUSTOMER, Nodes.text(chat, "title")));
    }
}
