package dev.decorum.channels.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.MetaWebhook;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.PersonKey;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.Sender;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The people of one change: Meta lists their names and user ids beside the messages. */
final class People {
    private final PersonKey keys;
    private final Map<String, String> userIdByNumber = new HashMap<>();
    private final Map<String, String> nameById = new HashMap<>();

    People(JsonNode value, ChannelAccount account) {
        keys = new PersonKey(account, MetaWebhook.APP_SECRET);
        for (JsonNode contact : Nodes.list(value, "contacts")) {
            String number = Nodes.text(contact, "wa_id");
            String userId = Nodes.text(contact, "user_id");
            if (number != null && userId != null) {
                userIdByNumber.put(number, userId);
            }
            String id = id(userId, number);
            String name = Nodes.text(contact.path("profile"), "name");
            if (id != null && name != null) {
                nameById.put(id, name);
            }
        }
    }

    /** The customer of this user id or number; null when there is neither. */
    @Nullable
    Sender customer(@Nullable String userId, @Nullable String number) {
        String id = id(userId, number);
        return id == null ? null : new Sender(id, Sender.Kind.CUSTOMER, nameById.get(id));
    }

    /** The key of a customer; null when there is neither a user id nor a number. */
    @Nullable
    String id(@Nullable String userId, @Nullable String number) {
        String known = userId(userId, number);
        if (known != null || number == null) {
            return known;
        }
        String digits = number.replaceAll("[^0-9]", "");
        return keys.of("number", digits.isEmpty() ? number : digits);
    }

    /** To whom a reply goes: the user id, and the number only without one; null when there is neither. */
    @Nullable
    String address(@Nullable String userId, @Nullable String number) {
        String known = userId(userId, number);
        return known == null ? number : known;
    }

    private @Nullable String userId(@Nullable String userId, @Nullable String number) {
        return userId != null || number == null ? userId : userIdByNumber.get(number);
    }
}
