package dev.decorum.channels.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.Windows;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus.State;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.IdentityChanged;
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
import dev.decorum.policy.fact.Audience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One change of a delivery: the unit in which Meta batches. What it does not understand it passes on whole. */
final class ChangeReader {
    /** How long a customer may edit, by Meta's reference of the edit webhook. */
    private static final Duration EDITABLE = Duration.ofMinutes(15);

    private final Origin origin;
    private final ReplyLimits limits;
    private final JsonNode change;
    private final JsonNode value;
    private final String field;
    private final String business;
    private final People people;

    ChangeReader(Origin origin, ChannelAccount account, ReplyLimits limits, JsonNode change) {
        this.origin = origin;
        this.limits = limits;
        this.change = change;
        this.value = change.path("value");
        String name = Nodes.text(change, "field");
        this.field = name == null ? "change" : name;
        String number = Nodes.text(value.path("metadata"), "phone_number_id");
        this.business = number == null ? account.id() : number;
        this.people = new People(value, account);
    }

    List<ChannelEvent> events() {
        List<ChannelEvent> events = new ArrayList<>();
        Nodes.list(value, "messages").forEach(message -> events.add(message(message)));
        Nodes.list(value, "statuses").forEach(status -> events.add(status(status)));
        Nodes.list(value, "message_echoes").forEach(echo -> events.add(echo(echo)));
        Nodes.list(value, "user_id_update").forEach(update -> events.add(identity(update)));
        Nodes.list(value, "errors").forEach(error -> events.add(unknown("error", error)));
        if (events.isEmpty()) {
            events.add(unknown(field, change));
        }
        return events;
    }

    private ChannelEvent message(JsonNode message) {
        String type = Nodes.text(message, "type");
        String id = Nodes.text(message, "id");
        String userId = Nodes.text(message, "from_user_id");
        String number = Nodes.text(message, "from");
        Sender sender = people.customer(userId, number);
        if (type == null || id == null || sender == null) {
            return unknown("message", message);
        }
        Origin here = origin.event(id, Nodes.seconds(message, "timestamp"));
        Place place = place(message, sender.id());
        String address = place.group == null ? people.address(userId, number) : place.group;
        ReplyHandle reply = address == null ? null : ReplyHandle.to(address);
        Optional<ChannelEvent> event =
                switch (type) {
                    case "edit" -> edited(message.path(type), here, sender, place, reply);
                    case "revoke" -> revoked(message.path(type), here, sender);
                    case "reaction" -> reaction(message.path(type), here, sender);
                    case "system" -> numberChanged(message.path(type), here, sender);
                    default ->
                        ContentReader.content(message, place.thread, place.audience)
                                .map(content -> new MessageReceived(
                                        here, sender, content, Windows.opened(here, limits), reply));
                };
        return event.orElseGet(() -> new UnknownEvent(here, type, Nodes.raw(message)));
    }

    private Optional<ChannelEvent> edited(
            JsonNode edit, Origin here, Sender sender, Place place, @Nullable ReplyHandle reply) {
        String original = Nodes.text(edit, "original_message_id");
        return original == null
                ? Optional.empty()
                : ContentReader.content(edit.path("message"), place.thread, place.audience)
                        .map(content -> new MessageEdited(
                                here, original, sender, content, Windows.openedBefore(here, limits, EDITABLE), reply));
    }

    private static Optional<ChannelEvent> revoked(JsonNode revoke, Origin here, Sender sender) {
        return Optional.ofNullable(Nodes.text(revoke, "original_message_id"))
                .map(original -> new MessageRevoked(here, original, sender));
    }

    private static Optional<ChannelEvent> reaction(JsonNode reaction, Origin here, Sender sender) {
        return Optional.ofNullable(Nodes.text(reaction, "message_id"))
                .map(target -> new ReactionReceived(here, sender, target, Nodes.text(reaction, "emoji")));
    }

    private Optional<ChannelEvent> numberChanged(JsonNode system, Origin here, Sender sender) {
        String next = people.id(Nodes.text(system, "user_id"), Nodes.firstText(system, "wa_id", "new_wa_id"));
        return next == null || next.equals(sender.id())
                ? Optional.empty()
                : Optional.of(new IdentityChanged(here, sender.id(), next));
    }

    private ChannelEvent echo(JsonNode echo) {
        String type = Nodes.text(echo, "type");
        String id = Nodes.text(echo, "id");
        if (type == null || id == null) {
            return unknown("message_echo", echo);
        }
        Origin here = origin.event(id, Nodes.seconds(echo, "timestamp"));
        Sender agent = new Sender(business, Sender.Kind.AGENT, null);
        String recipient = people.id(Nodes.text(echo, "to_user_id"), Nodes.text(echo, "to"));
        if (type.equals("revoke")) {
            return revoked(echo.path(type), here, agent)
                    .orElseGet(() -> new UnknownEvent(here, "message_echo", Nodes.raw(echo)));
        }
        Place place = place(echo, recipient == null ? "unknown" : recipient);
        JsonNode message = type.equals("edit") ? echo.path(type).path("message") : echo;
        Optional<MessageContent> content = ContentReader.content(message, place.thread, place.audience);
        return content.<ChannelEvent>map(said -> new Echo(here, agent, recipient, said))
                .orElseGet(() -> new UnknownEvent(here, "message_echo", Nodes.raw(echo)));
    }

    private ChannelEvent status(JsonNode status) {
        String message = Nodes.text(status, "id");
        String word = Nodes.text(status, "status");
        State state = word == null ? null : state(word);
        if (message == null || state == null) {
            return unknown("status", status);
        }
        boolean group = "group".equals(Nodes.text(status, "recipient_type"));
        String recipient = people.id(
                Nodes.firstText(status, "recipient_participant_user_id", "recipient_user_id"),
                Nodes.text(status, group ? "recipient_participant_id" : "recipient_id"));
        String key = message + ":" + word + (group ? ":" + recipient : "");
        String errorCode = Nodes.list(status, "errors").stream()
                .findFirst()
                .map(error -> Nodes.text(error, "code"))
                .orElse(null);
        return new DeliveryStatus(
                origin.event(key, Nodes.seconds(status, "timestamp")), message, state, recipient, errorCode);
    }

    private static @Nullable State state(String word) {
        return switch (word) {
            case "sent" -> State.SENT;
            case "delivered" -> State.DELIVERED;
            case "read", "played" -> State.READ;
            case "failed" -> State.FAILED;
            case "deleted" -> State.DELETED;
            default -> null;
        };
    }

    private ChannelEvent identity(JsonNode update) {
        String previous = Nodes.text(update.path("user_id"), "previous");
        String current = Nodes.text(update.path("user_id"), "current");
        if (previous == null || current == null) {
            return unknown(field, update);
        }
        return new IdentityChanged(
                origin.event(previous + ">" + current, Nodes.seconds(update, "timestamp")), previous, current);
    }

    private Place place(JsonNode message, String person) {
        String group = Nodes.text(message, "group_id");
        return new Place(
                business + ":" + (group == null ? person : group),
                group == null ? Audience.PRIVATE : Audience.GROUP,
                group);
    }

    private UnknownEvent unknown(String kind, JsonNode node) {
        return new UnknownEvent(origin, kind, Nodes.raw(node));
    }

    private record Place(
            String thread, Audience audience, @Nullable String group) {}
}
