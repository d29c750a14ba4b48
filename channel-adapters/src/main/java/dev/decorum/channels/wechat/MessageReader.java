package dev.decorum.channels.wechat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.Windows;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.Attachment.Kind;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus;
import dev.decorum.policy.channel.ChannelEvent.MembershipChanged;
import dev.decorum.policy.channel.ChannelEvent.MembershipChanged.Change;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one message or event of a delivery. */
final class MessageReader {
    /** The window of a click, a scan or a follow; {@code limits.json} has the source. */
    private static final Duration QUICK = Duration.ofMinutes(1);

    private static final int QUICK_REPLIES = 3;

    private final ReplyLimits limits;
    private final JsonNode root;
    private final Origin origin;
    private final @Nullable String from;
    private final @Nullable String thread;

    MessageReader(Origin delivery, ReplyLimits limits, JsonNode root) {
        this.limits = limits;
        this.root = root;
        from = Nodes.text(root, "FromUserName");
        String to = Nodes.text(root, "ToUserName");
        thread = from == null || to == null ? null : to + ":" + from;
        Instant sentAt = Nodes.seconds(root, "CreateTime");
        String id = Nodes.text(root, "MsgId");
        String event = Nodes.text(root, "Event");
        boolean told = from != null && sentAt != null && event != null;
        origin = delivery.event(
                told ? from + ":" + Objects.requireNonNull(sentAt).getEpochSecond() + ":" + event : id, sentAt);
    }

    List<ChannelEvent> events() {
        String type = Nodes.text(root, "MsgType");
        String event = Nodes.text(root, "Event");
        ChannelEvent unknown =
                new UnknownEvent(origin, event != null ? event : type == null ? "delivery" : type, Nodes.raw(root));
        if (from == null || thread == null || type == null || origin.id() == null) {
            return List.of(unknown);
        }
        Sender sender = new Sender(from, Sender.Kind.CUSTOMER, null);
        if (!type.equals("event")) {
            return List.of(content(type, thread)
                    .<ChannelEvent>map(content -> message(origin, sender, content, Windows.opened(origin, limits)))
                    .orElse(unknown));
        }
        String key = Nodes.text(root, "EventKey");
        return switch (event == null ? "" : event) {
            case "subscribe" ->
                List.of(
                        new MembershipChanged(origin, sender, null, Change.FOLLOWED),
                        pressed(origin.event(origin.id() + ":pressed", origin.sentAt()), sender, thread, key));
            case "unsubscribe" -> List.of(new MembershipChanged(origin, sender, null, Change.UNFOLLOWED));
            case "CLICK", "SCAN", "scancode_push", "scancode_waitmsg" -> List.of(pressed(origin, sender, thread, key));
            case "TEMPLATESENDJOBFINISH" -> List.of(sent(unknown));
            default -> List.of(unknown);
        };
    }

    private ChannelEvent pressed(Origin here, Sender sender, String where, @Nullable String key) {
        String button = key == null ? Nodes.text(root, "Event") : key;
        return message(
                here,
                sender,
                MessageContent.of(null, where, Audience.PRIVATE).pressing(button),
                Windows.quick(here, QUICK, QUICK_REPLIES));
    }

    private static ChannelEvent message(Origin here, Sender sender, MessageContent content, ReplyWindow window) {
        return new MessageReceived(here, sender, content, window, ReplyHandle.to(sender.id()));
    }

    private ChannelEvent sent(ChannelEvent unknown) {
        String message = Nodes.firstText(root, "MsgID", "MsgId");
        String status = Nodes.text(root, "Status");
        if (message == null || status == null) {
            return unknown;
        }
        return status.equals("success")
                ? status(message + ":delivered", message, DeliveryStatus.State.DELIVERED, null)
                : status(message + ":failed", message, DeliveryStatus.State.FAILED, status);
    }

    private ChannelEvent status(String id, String message, DeliveryStatus.State state, @Nullable String error) {
        return new DeliveryStatus(origin.event(id, origin.sentAt()), message, state, from, error);
    }

    private Optional<MessageContent> content(String type, String where) {
        MessageContent content = MessageContent.of(text(type), where, Audience.PRIVATE);
        return switch (type) {
            case "text" -> Optional.of(content.pressing(Nodes.text(root, "bizmsgmenuid")));
            case "image" -> Optional.of(content.with(List.of(media(Kind.IMAGE))));
            case "voice" -> Optional.of(content.with(List.of(media(Kind.AUDIO))));
            case "video", "shortvideo" -> Optional.of(content.with(List.of(media(Kind.VIDEO))));
            case "location" -> Optional.of(content.with(List.of(place())));
            case "link" -> Optional.of(content);
            default -> Optional.empty();
        };
    }

    private @Nullable String text(String type) {
        return switch (type) {
            case "text" -> Nodes.text(root, "Content");
            case "voice" -> Nodes.text(root, "Recognition");
            case "link" -> link();
            default -> null;
        };
    }

    private @Nullable String link() {
        String text = Stream.of("Title", "Description", "Url")
                .map(field -> Nodes.text(root, field))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        return text.isEmpty() ? null : text;
    }

    private Attachment media(Kind kind) {
        return new Attachment(kind, null, null, null, null, Nodes.firstText(root, "MediaId", "PicUrl"));
    }

    private Attachment place() {
        String latitude = Nodes.text(root, "Location_X");
        String longitude = Nodes.text(root, "Location_Y");
        boolean geo = latitude != null && longitude != null && degrees(latitude) && degrees(longitude);
        String uri = geo ? "geo:" + latitude + "," + longitude : null;
        return new Attachment(Kind.LOCATION, Nodes.text(root, "Label"), null, null, null, uri);
    }

    private static boolean degrees(String text) {
        return text.matches("-?[0-9]{1,3}(\\.[0-9]{1,15})?");
    }
}
