package dev.decorum.channels.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.Attachment.Kind;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.fact.Audience;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a message of each type says. */
final class ContentReader {
    private static final Set<String> TYPES = Set.of(
            "text",
            "image",
            "document",
            "audio",
            "video",
            "sticker",
            "location",
            "contacts",
            "interactive",
            "button",
            "order");
    private static final int SHA256_BYTES = 32;

    private ContentReader() {}

    /** The content of a message; empty when its type is none that carries content. */
    static Optional<MessageContent> content(JsonNode message, String thread, Audience audience) {
        String type = Nodes.text(message, "type");
        if (type == null || !TYPES.contains(type) || message.path(type).isMissingNode()) {
            return Optional.empty();
        }
        JsonNode part = message.path(type);
        return Optional.of(MessageContent.of(text(type, part), thread, audience)
                .with(attachments(type, message))
                .pressing(postback(type, part))
                .replyingTo(Nodes.text(message.path("context"), "id")));
    }

    private static @Nullable String text(String type, JsonNode part) {
        return switch (type) {
            case "text" -> Nodes.text(part, "body");
            case "button", "order" -> Nodes.text(part, "text");
            case "interactive" -> Nodes.firstText(choice(part), "title", "body");
            default -> Nodes.text(part, "caption");
        };
    }

    private static @Nullable String postback(String type, JsonNode part) {
        return switch (type) {
            case "button" -> Nodes.text(part, "payload");
            case "interactive" -> Nodes.firstText(choice(part), "id", "response_json");
            default -> null;
        };
    }

    private static JsonNode choice(JsonNode interactive) {
        String type = Nodes.text(interactive, "type");
        return interactive.path(type == null ? "" : type);
    }

    private static List<Attachment> attachments(String type, JsonNode message) {
        JsonNode part = message.path(type);
        return switch (type) {
            case "image" -> List.of(media(Kind.IMAGE, part));
            case "video" -> List.of(media(Kind.VIDEO, part));
            case "audio" -> List.of(media(Kind.AUDIO, part));
            case "sticker" -> List.of(media(Kind.STICKER, part));
            case "document" -> List.of(media(Kind.FILE, part));
            case "location" -> List.of(place(part));
            case "contacts" ->
                Nodes.list(message, type).stream()
                        .map(card -> named(Kind.CONTACT, Nodes.text(card.path("name"), "formatted_name")))
                        .toList();
            case "order" ->
                Nodes.list(part, "product_items").stream()
                        .map(item -> named(Kind.PRODUCT, Nodes.text(item, "product_retailer_id")))
                        .toList();
            default -> List.of();
        };
    }

    private static Attachment media(Kind kind, JsonNode part) {
        return new Attachment(
                kind,
                Nodes.text(part, "filename"),
                Nodes.text(part, "mime_type"),
                null,
                hexadecimal(Nodes.text(part, "sha256")),
                Nodes.text(part, "id"));
    }

    private static Attachment place(JsonNode part) {
        JsonNode latitude = part.path("latitude");
        JsonNode longitude = part.path("longitude");
        String uri = latitude.isNumber() && longitude.isNumber()
                ? "geo:" + latitude.asText() + "," + longitude.asText()
                : null;
        return new Attachment(Kind.LOCATION, Nodes.firstText(part, "name", "address"), null, null, null, uri);
    }

    private static Attachment named(Kind kind, @Nullable String name) {
        return new Attachment(kind, name, null, null, null, null);
    }

    /** Meta writes hashes in Base64. */
    private static @Nullable String hexadecimal(@Nullable String base64) {
        if (base64 == null) {
            return null;
        }
        try {
            byte[] hash = Base64.getDecoder().decode(base64);
            return hash.length == SHA256_BYTES ? HexFormat.of().formatHex(hash) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
