package dev.decorum.channels.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.Windows;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.Attachment.Kind;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus.State;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.fact.Audience;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One fetched message or event of customer service. */
final class MessageReader {
    /** How long a welcome code lives; {@code limits.json} has the source. */
    private static final Duration WELCOME = Duration.ofSeconds(20);

    private static final String BY_CUSTOMER = "3";
    private static final String BY_AGENT = "5";

    private final ReplyLimits limits;
    private final JsonNode message;
    private final Origin origin;

    MessageReader(Origin page, ReplyLimits limits, JsonNode message) {
        this.limits = limits;
        this.message = message;
        origin = page.event(Nodes.text(message, "msgid"), Nodes.seconds(message, "send_time"));
    }

    ChannelEvent event() {
        String type = Nodes.text(message, "msgtype");
        if (type == null || origin.id() == null) {
            return unknown("message");
        }
        if (type.equals("event")) {
            return happened(message.path(type));
        }
        String service = Nodes.text(message, "open_kfid");
        String customer = Nodes.text(message, "external_userid");
        String by = Nodes.text(message, "origin");
        if (service == null || customer == null) {
            return unknown(type);
        }
        Optional<MessageContent> content = content(type, service + ":" + customer);
        if (content.isPresent() && BY_AGENT.equals(by)) {
            return new Echo(origin, seller(message, service), customer, content.get());
        }
        return content.isPresent() && BY_CUSTOMER.equals(by)
                ? new MessageReceived(
                        origin,
                        customer(customer),
                        content.get(),
                        Windows.opened(origin, limits),
                        ReplyHandle.to(customer))
                : unknown(type);
    }

    private ChannelEvent happened(JsonNode event) {
        String type = Nodes.text(event, "event_type");
        String service = Nodes.text(event, "open_kfid");
        String customer = Nodes.text(event, "external_userid");
        ChannelEvent unknown = unknown(type == null ? "event" : type);
        if (type == null || service == null || customer == null) {
            return unknown;
        }
        String recalled = Nodes.text(event, "recall_msgid");
        String failed = Nodes.text(event, "fail_msgid");
        return switch (type) {
            case "enter_session" -> entered(event, service + ":" + customer, customer, unknown);
            case "user_recall_msg" ->
                recalled == null ? unknown : new MessageRevoked(origin, recalled, customer(customer));
            case "servicer_recall_msg" ->
                recalled == null ? unknown : new MessageRevoked(origin, recalled, seller(event, service));
            case "msg_send_fail" ->
                failed == null
                        ? unknown
                        : new DeliveryStatus(origin, failed, State.FAILED, customer, Nodes.text(event, "fail_type"));
            default -> unknown;
        };
    }

    /** A customer came in; without a welcome code there is nothing to greet by. */
    private ChannelEvent entered(JsonNode event, String thread, String customer, ChannelEvent unknown) {
        String code = Nodes.text(event, "welcome_code");
        Instant sentAt = origin.sentAt();
        if (code == null || sentAt == null) {
            return unknown;
        }
        String scene = Nodes.text(event, "scene");
        return new MessageReceived(
                origin,
                customer(customer),
                MessageContent.of(null, thread, Audience.PRIVATE).pressing(scene == null ? "enter_session" : scene),
                Windows.quick(origin, WELCOME, 1),
                new ReplyHandle(customer, code, sentAt.plus(WELCOME), true));
    }

    private static Sender customer(String id) {
        return new Sender(id, Sender.Kind.CUSTOMER, null);
    }

    /** The person who served, or the account's machine where none is named. */
    private static Sender seller(JsonNode part, String service) {
        String person = Nodes.text(part, "servicer_userid");
        return person == null
                ? new Sender(service, Sender.Kind.BOT, null)
                : new Sender(person, Sender.Kind.AGENT, null);
    }

    private UnknownEvent unknown(String kind) {
        return new UnknownEvent(origin, kind, Nodes.raw(message));
    }

    private Optional<MessageContent> content(String type, String thread) {
        JsonNode part = message.path(type);
        MessageContent content = MessageContent.of(text(type, part), thread, Audience.PRIVATE);
        return switch (type) {
            case "text" -> Optional.of(content.pressing(Nodes.text(part, "menu_id")));
            case "image" -> Optional.of(content.with(List.of(media(Kind.IMAGE, part))));
            case "voice" -> Optional.of(content.with(List.of(media(Kind.AUDIO, part))));
            case "video" -> Optional.of(content.with(List.of(media(Kind.VIDEO, part))));
            case "file" -> Optional.of(content.with(List.of(media(Kind.FILE, part))));
            case "location" -> Optional.of(content.with(List.of(place(part))));
            case "link", "msgmenu" -> Optional.of(content);
            case "channels_shop_product" ->
                Optional.of(content.with(List.of(new Attachment(
                        Kind.PRODUCT, Nodes.text(part, "title"), null, null, null, Nodes.text(part, "product_id")))));
            case "channels_shop_order" -> Optional.of(content.about(Nodes.text(part, "order_id")));
            default -> Optional.empty();
        };
    }

    private static @Nullable String text(String type, JsonNode part) {
        return switch (type) {
            case "text" -> Nodes.text(part, "content");
            case "link" -> joined(part, "title", "desc", "url");
            case "msgmenu" -> joined(part, "head_content", "tail_content");
            default -> null;
        };
    }

    private static @Nullable String joined(JsonNode part, String... fields) {
        String text = Stream.of(fields)
                .map(field -> Nodes.text(part, field))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        return text.isEmpty() ? null : text;
    }

    private static Attachment media(Kind kind, JsonNode part) {
        return new Attachment(kind, null, null, null, null, Nodes.text(part, "media_id"));
    }

    private static Attachment place(JsonNode part) {
        JsonNode latitude = part.path("latitude");
        JsonNode longitude = part.path("longitude");
        String uri = latitude.isNumber() && longitude.isNumber()
                ? "geo:" + latitude.asText() + "," + longitude.asText()
                : null;
        return new Attachment(Kind.LOCATION, Nodes.firstText(part, "name", "address"), null, null, null, uri);
    }
}
