package dev.decorum.channels.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.Windows;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.IdentityChanged;
import dev.decorum.policy.channel.ChannelEvent.MembershipChanged;
import dev.decorum.policy.channel.ChannelEvent.MembershipChanged.Change;
import dev.decorum.policy.channel.ChannelEvent.MessageEdited;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.ReactionReceived;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.channel.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One update: the unit in which Telegram delivers. What it does not understand it passes on whole. */
final class UpdateReader {
    private static final Set<String> PRESENT = Set.of("creator", "administrator", "member");

    private final Origin origin;
    private final String account;
    private final ReplyLimits limits;
    private final JsonNode update;
    private final String kind;
    private final JsonNode value;
    private final @Nullable String updateId;

    UpdateReader(Origin origin, ChannelAccount account, ReplyLimits limits, JsonNode update) {
        this.origin = origin;
        this.account = account.id();
        this.limits = limits;
        this.update = update;
        String found = "update";
        for (var fields = update.fieldNames(); fields.hasNext(); ) {
            String name = fields.next();
            if (!name.equals("update_id") && update.path(name).isObject()) {
                found = name;
            }
        }
        this.kind = found;
        this.value = update.path(found);
        this.updateId = Nodes.text(update, "update_id");
    }

    List<ChannelEvent> events() {
        List<ChannelEvent> events =
                switch (kind) {
                    case "message", "business_message", "channel_post" -> message(false);
                    case "edited_message", "edited_business_message", "edited_channel_post" -> message(true);
                    case "deleted_business_messages" -> deleted();
                    case "callback_query" -> pressed().stream().toList();
                    case "message_reaction" -> reaction().stream().toList();
                    case "my_chat_member", "chat_member" -> member().stream().toList();
                    default -> List.of();
                };
        return events.isEmpty() ? List.of(unknown()) : events;
    }

    private List<ChannelEvent> message(boolean edited) {
        Chat chat = Chat.of(value, account);
        String id = Nodes.text(value, "message_id");
        if (chat == null || id == null) {
            return List.of();
        }
        String key = chat.message(id);
        Optional<MessageContent> content = ContentReader.content(value, chat);
        if (content.isEmpty()) {
            return service(chat, key);
        }
        String change = updateId == null ? Nodes.text(value, "edit_date") : updateId;
        Origin here = edited
                ? origin.event(key + ":edit:" + change, Nodes.seconds(value, "edit_date"))
                : origin.event(key, Nodes.seconds(value, "date"));
        Sender sender = Senders.of(value, chat);
        if (sender.kind() != Sender.Kind.CUSTOMER) {
            return List.of(new Echo(here, sender, chat.customer(), content.get()));
        }
        ReplyHandle reply = chat.reply();
        return List.of(
                edited
                        ? new MessageEdited(here, key, sender, content.get(), Windows.opened(here, limits), reply)
                        : new MessageReceived(here, sender, content.get(), Windows.opened(here, limits), reply));
    }

    /** What Telegram writes into a chat by itself. */
    private List<ChannelEvent> service(Chat chat, String key) {
        Origin here = origin.event(key, Nodes.seconds(value, "date"));
        List<ChannelEvent> events = new ArrayList<>();
        for (JsonNode user : Nodes.list(value, "new_chat_members")) {
            Senders.user(user)
                    .ifPresent(member -> events.add(new MembershipChanged(
                            here.event(key + ":" + member.id(), here.sentAt()), member, chat.thread(), Change.JOINED)));
        }
        Senders.user(value.path("left_chat_member"))
                .ifPresent(member -> events.add(new MembershipChanged(here, member, chat.thread(), Change.LEFT)));
        String next = Nodes.text(value, "migrate_to_chat_id");
        String previous = Nodes.text(value, "migrate_from_chat_id");
        if (next != null) {
            events.add(migrated(here, chat.id(), next));
        } else if (previous != null) {
            events.add(migrated(here, previous, chat.id()));
        }
        return events;
    }

    /** Both chats tell of it, and it is one event. */
    private static ChannelEvent migrated(Origin here, String previous, String next) {
        return new IdentityChanged(here.event(previous + ">" + next, here.sentAt()), previous, next);
    }

    private List<ChannelEvent> deleted() {
        Chat chat = Chat.of(value, account);
        List<ChannelEvent> events = new ArrayList<>();
        for (JsonNode id : Nodes.list(value, "message_ids")) {
            if (chat != null && id.isIntegralNumber()) {
                String key = chat.message(id.asText());
                events.add(new MessageRevoked(origin.event(key + ":deleted", null), key, null));
            }
        }
        return events;
    }

    private Optional<ChannelEvent> pressed() {
        String id = Nodes.text(value, "id");
        String data = Nodes.text(value, "data");
        Chat chat = Chat.of(value.path("message"), account);
        Optional<Sender> sender = Senders.user(value.path("from"));
        if (id == null || data == null || chat == null) {
            return Optional.empty();
        }
        String pressed = Nodes.text(value.path("message"), "message_id");
        MessageContent content = MessageContent.of(null, chat.thread(), chat.audience())
                .pressing(data)
                .replyingTo(pressed == null ? null : chat.message(pressed));
        Origin here = origin.event(id, null);
        return sender.map(
                customer -> new MessageReceived(here, customer, content, Windows.opened(here, limits), chat.reply()));
    }

    private Optional<ChannelEvent> reaction() {
        Chat chat = Chat.of(value, account);
        String id = Nodes.text(value, "message_id");
        if (chat == null || id == null) {
            return Optional.empty();
        }
        List<String> before = Nodes.list(value, "old_reaction").stream()
                .map(UpdateReader::sign)
                .toList();
        List<String> now = Nodes.list(value, "new_reaction").stream()
                .map(UpdateReader::sign)
                .toList();
        String sign = now.stream()
                .filter(each -> !before.contains(each))
                .findFirst()
                .or(() -> now.stream().findFirst())
                .orElse(null);
        String key = chat.message(id);
        Origin here =
                origin.event(updateId == null ? null : key + ":reaction:" + updateId, Nodes.seconds(value, "date"));
        return Senders.user(value.path("user"))
                .or(() -> Senders.chat(value.path("actor_chat")))
                .map(sender -> new ReactionReceived(here, sender, key, sign));
    }

    private static String sign(JsonNode reaction) {
        String sign = Nodes.firstText(reaction, "emoji", "custom_emoji_id", "type");
        return sign == null ? "?" : sign;
    }

    /** A change of rank alone is no coming or going. */
    private Optional<ChannelEvent> member() {
        Chat chat = Chat.of(value, account);
        JsonNode now = value.path("new_chat_member");
        boolean present = present(now);
        if (chat == null || present == present(value.path("old_chat_member"))) {
            return Optional.empty();
        }
        boolean self = chat.isPrivate();
        Change change = self ? present ? Change.FOLLOWED : Change.UNFOLLOWED : present ? Change.JOINED : Change.LEFT;
        Origin here = origin.event(updateId == null ? null : "update:" + updateId, Nodes.seconds(value, "date"));
        return Senders.user(self ? value.path("from") : now.path("user"))
                .map(who -> new MembershipChanged(here, who, self ? null : chat.thread(), change));
    }

    private static boolean present(JsonNode member) {
        String status = Nodes.text(member, "status");
        return status != null
                && (PRESENT.contains(status)
                        || (status.equals("restricted")
                                && member.path("is_member").asBoolean(false)));
    }

    private UnknownEvent unknown() {
        return new UnknownEvent(
                origin.event(updateId == null ? null : "update:" + updateId, null), kind, Nodes.raw(update));
    }
}
