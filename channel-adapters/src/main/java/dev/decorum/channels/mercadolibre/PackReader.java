package dev.decorum.channels.mercadolibre;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.Windows;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.Attachment.Kind;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.WindowKind;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fetched messages of a pack, and whether the conversation is open. */
final class PackReader {
    /** The name of the account's value that holds the seller's user id. */
    static final String SELLER_ID = "seller-id";

    private static final Pattern PATH = Pattern.compile("/?packs/([0-9]{1,20})/sellers/([0-9]{1,20})");

    private final Origin origin;
    private final ReplyLimits limits;
    private final JsonNode root;
    private final boolean blocked;
    private final @Nullable String packInPath;
    private final @Nullable String seller;

    PackReader(Origin origin, ChannelAccount account, ReplyLimits limits, JsonNode root) {
        this.origin = origin;
        this.limits = limits;
        this.root = root;
        JsonNode status = root.path("conversation_status");
        this.blocked = "blocked".equals(Nodes.text(status, "status"));
        String path = Nodes.text(status, "path");
        Matcher matcher = PATH.matcher(path == null ? "" : path);
        boolean known = matcher.matches();
        this.packInPath = known ? matcher.group(1) : null;
        this.seller = known ? matcher.group(2) : account.secret(SELLER_ID).orElse(null);
    }

    List<ChannelEvent> events() {
        List<JsonNode> messages = Nodes.list(root, "messages");
        return messages.isEmpty()
                ? List.of(new UnknownEvent(origin, blocked ? "conversation blocked" : "messages", Nodes.raw(root)))
                : messages.stream().map(this::event).toList();
    }

    private ChannelEvent event(JsonNode message) {
        String id = Nodes.text(message, "id");
        String from = Nodes.text(message.path("from"), "user_id");
        String pack = packInPath == null ? resource(message) : packInPath;
        if (id == null || from == null || seller == null || pack == null) {
            return new UnknownEvent(origin, "message", Nodes.raw(message));
        }
        Origin here = origin.event(id, sentAt(message.path("message_date")));
        boolean bySeller = from.equals(seller);
        JsonNode moderation = message.path("message_moderation");
        if ("rejected".equals(Nodes.text(moderation, "status"))) {
            return bySeller
                    ? new DeliveryStatus(
                            origin.event(id + ":rejected", Nodes.instant(moderation, "moderation_date")),
                            id,
                            DeliveryStatus.State.FAILED,
                            Nodes.text(message.path("to"), "user_id"),
                            Nodes.text(moderation, "reason"))
                    : new UnknownEvent(here, "message rejected", Nodes.raw(message));
        }
        MessageContent content = MessageContent.of(
                        Nodes.text(message, "text"), "packs/" + pack + "/sellers/" + seller, Audience.PRIVATE)
                .with(Nodes.list(message, "message_attachments").stream()
                        .map(PackReader::attachment)
                        .toList())
                .titled(Nodes.text(message, "subject"))
                .about(pack);
        if (bySeller) {
            return new Echo(
                    here,
                    new Sender(from, Sender.Kind.AGENT, null),
                    Nodes.text(message.path("to"), "user_id"),
                    content);
        }
        ReplyWindow window =
                blocked ? new ReplyWindow(WindowKind.CLOSED, null, null, null) : Windows.opened(here, limits);
        return new MessageReceived(
                here, new Sender(from, Sender.Kind.CUSTOMER, null), content, window, ReplyHandle.to(from));
    }

    private static @Nullable String resource(JsonNode message) {
        for (JsonNode resource : Nodes.list(message, "message_resources")) {
            String id = Nodes.text(resource, "id");
            if ("packs".equals(Nodes.text(resource, "name")) && id != null && id.matches("[0-9]{1,20}")) {
                return id;
            }
        }
        return null;
    }

    private static @Nullable Instant sentAt(JsonNode dates) {
        Instant created = Nodes.instant(dates, "created");
        return created == null ? Nodes.instant(dates, "received") : created;
    }

    private static Attachment attachment(JsonNode file) {
        String type = Nodes.text(file, "type");
        Kind kind = type != null && type.startsWith("image/") ? Kind.IMAGE : Kind.FILE;
        return new Attachment(
                kind,
                Nodes.text(file, "original_filename"),
                type,
                Nodes.number(file, "size"),
                null,
                Nodes.text(file, "filename"));
    }
}
