package dev.decorum.channels.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.Attachment.Kind;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.fact.Audience;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a message in Messenger or Instagram says. */
final class MetaContent {
    private MetaContent() {}

    /** The content of a message; empty when it carries none, or Meta says that it cannot show it. */
    static Optional<MessageContent> of(JsonNode message, String thread) {
        String text = Nodes.text(message, "text");
        List<Attachment> attachments = Nodes.list(message, "attachments").stream()
                .map(MetaContent::attachment)
                .toList();
        String pressed = Nodes.text(message.path("quick_reply"), "payload");
        if (text == null && attachments.isEmpty() && pressed == null) {
            return Optional.empty();
        }
        JsonNode replyTo = message.path("reply_to");
        String answered = Nodes.text(replyTo, "mid");
        return Optional.of(MessageContent.of(text, thread, Audience.PRIVATE)
                .with(attachments)
                .pressing(pressed)
                .replyingTo(answered == null ? Nodes.text(replyTo.path("story"), "id") : answered));
    }

    private static Attachment attachment(JsonNode attachment) {
        JsonNode payload = attachment.path("payload");
        String type = Nodes.text(attachment, "type");
        Kind kind = payload.has("sticker_id") ? Kind.STICKER : kind(type == null ? "" : type);
        String title = Nodes.text(payload, "title");
        return new Attachment(
                kind,
                title == null ? Nodes.text(attachment, "title") : title,
                null,
                null,
                null,
                kind == Kind.LOCATION ? place(payload) : Nodes.firstText(payload, "url", "id", "reel_video_id"));
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "image" -> Kind.IMAGE;
            case "video", "reel", "ig_reel" -> Kind.VIDEO;
            case "audio" -> Kind.AUDIO;
            case "file" -> Kind.FILE;
            case "location" -> Kind.LOCATION;
            default -> Kind.OTHER;
        };
    }

    private static @Nullable String place(JsonNode payload) {
        JsonNode latitude = payload.path("coordinates").path("lat");
        JsonNode longitude = payload.path("coordinates").path("long");
        return latitude.isNumber() && longitude.isNumber()
                ? "geo:" + latitude.asText() + "," + longitude.asText()
                : null;
    }
}
