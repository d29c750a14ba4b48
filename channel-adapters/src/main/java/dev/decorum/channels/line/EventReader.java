package dev.decorum.channels.line;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.Windows;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.Attachment.Kind;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.MembershipChanged;
import dev.decorum.policy.channel.ChannelEvent.MembershipChanged.Change;
import dev.decorum.policy.channel.ChannelEvent.MessageEdited;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.ThreadHandedOver;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.WindowKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One event of a delivery. */
final class EventReader {
    /** No sentence of LINE's says how long a reply token lives. */
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(50);

    private static final Set<String> TYPES = Set.of("text", "image", "video", "audio", "file", "location", "sticker");
    private static final ReplyWindow CLOSED = new ReplyWindow(WindowKind.CLOSED, null, null, null);

    private final JsonNode event;
    private final Origin origin;
    private final String business;
    private final ReplyLimits limits;
    private final String type;
    private final boolean standby;
    private final @Nullable String person;
    private final @Nullable String place;
    private final @Nullable Instant sentAt;

    EventReader(Origin origin, String business, ReplyLimits limits, JsonNode event) {
        this.event = event;
        this.origin =
                event.path("deliveryContext").path("isRedelivery").asBoolean(false) ? origin.redelivered() : origin;
        this.business = business;
        this.limits = limits;
        String word = Nodes.text(event, "type");
        this.type = word == null ? "event" : word;
        this.standby = "standby".equals(Nodes.text(event, "mode"));
        JsonNode source = event.path("source");
        this.person = Nodes.text(source, "userId");
        this.place = Nodes.firstText(source, "groupId", "roomId");
        this.sentAt = Nodes.millis(event, "timestamp");
    }

    List<ChannelEvent> events() {
        Optional<List<ChannelEvent>> known =
                switch (type) {
                    case "message" -> received().map(List::of);
                    case "postback" -> pressed().map(List::of);
                    case "messageEdited" -> edited().map(List::of);
                    case "unsend" -> unsent().map(List::of);
                    case "follow" -> self(Change.FOLLOWED);
                    case "unfollow" -> self(Change.UNFOLLOWED);
                    case "join" -> account(Change.JOINED);
                    case "leave" -> account(Change.LEFT);
                    case "memberJoined" -> members("joined", Change.JOINED);
                    case "memberLeft" -> members("left", Change.LEFT);
                    case "activated" -> handedOver(true);
                    case "deactivated" -> handedOver(false);
                    default -> Optional.empty();
                };
        return known.filter(found -> !found.isEmpty())
                .orElseGet(() -> List.of(new UnknownEvent(here(eventId()), type, Nodes.raw(event))));
    }

    private Optional<ChannelEvent> received() {
        JsonNode message = event.path("message");
        String id = Nodes.text(message, "id");
        return id == null || conversation() == null
                ? Optional.empty()
                : content(message).map(content -> message(here(id), content));
    }

    private Optional<ChannelEvent> pressed() {
        String data = Nodes.text(event.path("postback"), "data");
        String id = eventId();
        String thread = thread();
        return data == null || id == null || thread == null
                ? Optional.empty()
                : Optional.of(message(
                        here(id), MessageContent.of(null, thread, audience()).pressing(data)));
    }

    private ChannelEvent message(Origin at, MessageContent content) {
        return new MessageReceived(at, sender(), content, window(at), reply());
    }

    private Optional<ChannelEvent> edited() {
        JsonNode message = event.path("message");
        String original = Nodes.text(message, "id");
        String own = eventId();
        if (original == null || own == null || conversation() == null) {
            return Optional.empty();
        }
        Origin at = here(original + ":edit:" + own);
        return content(message).map(content -> new MessageEdited(at, original, sender(), content, window(at), reply()));
    }

    private Optional<ChannelEvent> unsent() {
        return Optional.ofNullable(Nodes.text(event.path("unsend"), "messageId"))
                .map(original -> new MessageRevoked(
                        here(original + ":unsend"), original, conversation() == null ? null : sender()));
    }

    private Optional<List<ChannelEvent>> self(Change change) {
        return person == null
                ? Optional.empty()
                : Optional.of(List.of(new MembershipChanged(here(eventId()), customer(person), null, change)));
    }

    private Optional<List<ChannelEvent>> account(Change change) {
        return Optional.of(List.of(
                new MembershipChanged(here(eventId()), new Sender(business, Sender.Kind.BOT, null), thread(), change)));
    }

    private Optional<List<ChannelEvent>> members(String field, Change change) {
        String id = eventId();
        return Optional.of(Nodes.list(event.path(field), "members").stream()
                .flatMap(member -> Stream.ofNullable(Nodes.text(member, "userId")))
                .<ChannelEvent>map(member -> new MembershipChanged(
                        here(id == null ? null : id + ":" + member), customer(member), thread(), change))
                .toList());
    }

    private Optional<List<ChannelEvent>> handedOver(boolean toUs) {
        return Optional.ofNullable(thread())
                .map(thread -> List.of(new ThreadHandedOver(here(eventId()), thread, toUs, null)));
    }

    private Optional<MessageContent> content(JsonNode message) {
        String kind = Nodes.text(message, "type");
        String thread = thread();
        return kind == null || thread == null || !TYPES.contains(kind)
                ? Optional.empty()
                : Optional.of(MessageContent.of(Nodes.text(message, "text"), thread, audience())
                        .with(attachments(kind, message))
                        .replyingTo(Nodes.text(message, "quotedMessageId")));
    }

    private static List<Attachment> attachments(String kind, JsonNode message) {
        return switch (kind) {
            case "image" -> List.of(media(Kind.IMAGE, message));
            case "video" -> List.of(media(Kind.VIDEO, message));
            case "audio" -> List.of(media(Kind.AUDIO, message));
            case "file" -> List.of(media(Kind.FILE, message));
            case "sticker" ->
                List.of(new Attachment(Kind.STICKER, null, null, null, null, Nodes.text(message, "stickerId")));
            case "location" ->
                List.of(new Attachment(
                        Kind.LOCATION,
                        Nodes.firstText(message, "title", "address"),
                        null,
                        null,
                        null,
                        position(message)));
            default -> List.of();
        };
    }

    /** LINE keeps the content under the id of the message, unless it names another place. */
    private static Attachment media(Kind kind, JsonNode message) {
        String elsewhere = Nodes.text(message.path("contentProvider"), "originalContentUrl");
        return new Attachment(
                kind,
                Nodes.text(message, "fileName"),
                null,
                Nodes.number(message, "fileSize"),
                null,
                elsewhere == null ? Nodes.text(message, "id") : elsewhere);
    }

    private static @Nullable String position(JsonNode message) {
        JsonNode latitude = message.path("latitude");
        JsonNode longitude = message.path("longitude");
        return latitude.isNumber() && longitude.isNumber()
                ? "geo:" + latitude.asText() + "," + longitude.asText()
                : null;
    }

    private ReplyWindow window(Origin at) {
        return standby ? CLOSED : Windows.opened(at, limits);
    }

    private @Nullable ReplyHandle reply() {
        String address = conversation();
        if (standby || address == null) {
            return null;
        }
        String token = Nodes.text(event, "replyToken");
        if (token == null) {
            return ReplyHandle.to(address);
        }
        Instant from = sentAt == null || sentAt.isAfter(origin.receivedAt()) ? origin.receivedAt() : sentAt;
        return new ReplyHandle(address, token, from.plus(TOKEN_LIFE), true);
    }

    private Sender sender() {
        String id = person == null ? place : person;
        return customer(id == null ? business : id);
    }

    private static Sender customer(String id) {
        return new Sender(id, Sender.Kind.CUSTOMER, null);
    }

    private @Nullable String conversation() {
        return place == null ? person : place;
    }

    private @Nullable String thread() {
        String conversation = conversation();
        return conversation == null ? null : business + ":" + conversation;
    }

    private Audience audience() {
        return place == null ? Audience.PRIVATE : Audience.GROUP;
    }

    private Origin here(@Nullable String id) {
        return origin.event(id, sentAt);
    }

    /** LINE's id of the event; without one, what tells it from others of the same conversation. */
    private @Nullable String eventId() {
        String id = Nodes.text(event, "webhookEventId");
        String conversation = conversation();
        return id != null || conversation == null || sentAt == null
                ? id
                : conversation + ":" + type + ":" + sentAt.toEpochMilli();
    }
}
