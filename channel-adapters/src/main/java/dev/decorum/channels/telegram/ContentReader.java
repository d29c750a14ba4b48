package dev.decorum.channels.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.Attachment.Kind;
import dev.decorum.policy.channel.MessageContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a message says. */
final class ContentReader {
    /** In the order of their names, so that attachments have one; an animation comes as a document too. */
    private static final Map<String, Kind> FILES = new TreeMap<>(Map.of(
            "animation", Kind.VIDEO,
            "audio", Kind.AUDIO,
            "document", Kind.FILE,
            "sticker", Kind.STICKER,
            "video", Kind.VIDEO,
            "video_note", Kind.VIDEO,
            "voice", Kind.AUDIO));

    private ContentReader() {}

    /** The content of a message; empty when it is none that a person wrote. */
    static Optional<MessageContent> content(JsonNode message, Chat chat) {
        String text = Nodes.firstText(message, "text", "caption");
        List<Attachment> attachments = attachments(message);
        if (text == null && attachments.isEmpty()) {
            return Optional.empty();
        }
        String answered = Nodes.text(message.path("reply_to_message"), "message_id");
        return Optional.of(MessageContent.of(text, chat.thread(), chat.audience())
                .with(attachments)
                .replyingTo(answered == null ? null : chat.message(answered)));
    }

    private static List<Attachment> attachments(JsonNode message) {
        List<Attachment> found = new ArrayList<>();
        List<JsonNode> sizes = Nodes.list(message, "photo");
        if (!sizes.isEmpty()) {
            found.add(file(Kind.IMAGE, sizes.get(sizes.size() - 1)));
        }
        FILES.forEach((field, kind) -> {
            boolean twice =
                    field.equals("document") && message.path("animation").isObject();
            if (message.path(field).isObject() && !twice) {
                found.add(file(kind, message.path(field)));
            }
        });
        JsonNode venue = message.path("venue");
        JsonNode location = venue.isObject() ? venue.path("location") : message.path("location");
        if (location.isObject()) {
            found.add(new Attachment(
                    Kind.LOCATION, Nodes.firstText(venue, "title", "address"), null, null, null, position(location)));
        }
        JsonNode contact = message.path("contact");
        if (contact.isObject()) {
            found.add(new Attachment(Kind.CONTACT, Nodes.text(contact, "first_name"), null, null, null, null));
        }
        return found;
    }

    private static Attachment file(Kind kind, JsonNode file) {
        return new Attachment(
                kind,
                Nodes.text(file, "file_name"),
                Nodes.text(file, "mime_type"),
                Nodes.number(file, "file_size"),
                null,
                Nodes.text(file, "file_id"));
    }

    private static @Nullable String position(JsonNode location) {
        JsonNode latitude = location.path("latitude");
        JsonNode longitude = location.path("longitude");
        return latitude.isNumber() && longitude.isNumber()
                ? "geo:" + latitude.asText() + "," + longitude.asText()
                : null;
    }
}
