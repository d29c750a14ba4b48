package dev.decorum.channels.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.fact.Audience;
import org.jspecify.annotations.Nullable;

/**
 * Where a message stands.
 *
 * @param id Telegram's id of the chat; negative for groups and channels
 * @param type {@code private}, {@code group}, {@code supergroup} or {@code channel}
 * @param connection the connection to a business account whose chat this is; null when it is the bot's own
 * @param account the house's name for the account
 */
record Chat(String id, String type, @Nullable String connection, String account) {
    /** The chat of a message or another part of an update; null when it names none. */
    static @Nullable Chat of(JsonNode part, String account) {
        String id = Nodes.text(part.path("chat"), "id");
        String type = Nodes.text(part.path("chat"), "type");
        return id == null || type == null
                ? null
                : new Chat(id, type, Nodes.text(part, "business_connection_id"), account);
    }

    boolean isPrivate() {
        return type.equals("private");
    }

    boolean isChannel() {
        return type.equals("channel");
    }

    Audience audience() {
        return isPrivate() ? Audience.PRIVATE : isChannel() ? Audience.PUBLIC : Audience.GROUP;
    }

    String thread() {
        return prefix() + account + ":" + id;
    }

    /** The key of a message: Telegram counts them within a chat. */
    String message(String number) {
        return prefix() + id + ":" + number;
    }

    /** The customer of a private chat; null in others. */
    @Nullable
    String customer() {
        return isPrivate() ? id : null;
    }

    ReplyHandle reply() {
        return new ReplyHandle(id, connection, null, false);
    }

    private String prefix() {
        return connection == null ? "" : connection + ":";
    }
}
