package dev.decorum.channels.chatwoot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.LimitTable;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.Replies;
import dev.decorum.channels.internal.Webhook;
import dev.decorum.channels.verify.HmacVerifier;
import dev.decorum.channels.verify.HmacVerifier.Algorithm;
import dev.decorum.channels.verify.HmacVerifier.Encoding;
import dev.decorum.channels.verify.SignedTime;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.ChannelProfile;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.Rendering.Refusal;
import dev.decorum.policy.channel.Rendering.Refusal.Code;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Surface;
import dev.decorum.policy.fact.WindowKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Chatwoot by its webhooks. A conversation is Chatwoot's, and its surface web chat, whatever channel is behind the inbox:
 * what that channel still takes is told by {@code can_reply}. Private notes are never messages. Safe for use by several
 * threads.
 */
public final class ChatwootAdapter implements ChannelAdapter {
    private static final HmacVerifier HMAC =
            new HmacVerifier("X-Chatwoot-Signature", Algorithm.SHA256, Encoding.HEX, "sha256=");
    private static final Webhook WEBHOOK = Webhook.of(
            HMAC.overTimeAndBody("webhook-secret", new SignedTime("X-Chatwoot-Timestamp", SignedTime.USUAL), "."));
    private static final ChannelProfile PROFILE = ChannelProfile.of("chatwoot", "Chatwoot", Surface.WEB_CHAT)
            .signedBy(
                    "HMAC-SHA256 of the time in `X-Chatwoot-Timestamp`, a dot and the raw body in `X-Chatwoot-Signature`",
                    "")
            .secret("webhook-secret", "the secret of the webhook; it signs every delivery")
            .gives(MessageReceived.class, MessageRevoked.class, Echo.class, UnknownEvent.class)
            .remark("The surface is web chat, whatever channel is behind the inbox.")
            .remark("Private notes are unknown events and never messages.")
            .remark(
                    "Where `can_reply` is false, nothing is sent but by a person in Chatwoot, who may choose a template.")
            .remark("Versions of Chatwoot that sign nothing are not accepted.")
            .unconfirmed(
                    "The signature is known from the code of its users, and may differ for inboxes of the type API.");

    private final ReplyLimits limits = LimitTable.of(ChatwootAdapter.class);

    @Override
    public ChannelProfile profile() {
        return PROFILE;
    }

    @Override
    public ReplyLimits limits() {
        return limits;
    }

    @Override
    public Reception receive(RawDelivery delivery, ChannelAccount account) {
        return WEBHOOK.json(this, delivery, account, (root, origin) -> List.of(event(root, origin, delivery)));
    }

    @Override
    public Rendering render(ApprovedReply reply, ChannelAccount account) {
        Webhook.rightChannel(this, account);
        if (reply.window().kind() == WindowKind.TEMPLATE_ONLY || reply.template() != null) {
            return new Refusal(
                    Code.NOT_SUPPORTED,
                    "Templates of the channel behind Chatwoot are not sent from here.",
                    "Have a person choose a template in Chatwoot, or wait for the customer's next message.");
        }
        String url = "https://{host}/api/v1/accounts/{account-id}/conversations/"
                + Replies.encoded(reply.to().address()) + "/messages";
        return Replies.each(
                this,
                reply,
                account,
                text -> Replies.postJson(
                        url,
                        Map.of("api_access_token", "{access-token}"),
                        Replies.object()
                                .put("content", text)
                                .put("message_type", "outgoing")
                                .put("private", false)));
    }

    private static ChannelEvent event(JsonNode root, Origin origin, RawDelivery delivery) {
        String event = Objects.requireNonNullElse(Nodes.text(root, "event"), "delivery");
        String id = Nodes.text(root, "id");
        String conversation = Nodes.text(root.path("conversation"), "id");
        if (event.startsWith("message_") && id != null && conversation != null) {
            return message(event, id, root, origin.event(id, time(root)), conversation, delivery);
        }
        return unknown(event, root, origin, delivery);
    }

    private static ChannelEvent message(
            String event, String id, JsonNode root, Origin here, String conversation, RawDelivery delivery) {
        boolean deleted = root.path("content_attributes").path("deleted").asBoolean(false);
        String type = type(root);
        if (root.path("private").asBoolean(false)) {
            return unknown("private-note", root, here, delivery);
        }
        if (event.equals("message_updated") && deleted) {
            return new MessageRevoked(here.event(id + ":deleted", here.sentAt()), id, null);
        }
        if (!event.equals("message_created") || type == null) {
            return unknown(event, root, here, delivery);
        }
        JsonNode writer = root.path("sender");
        MessageContent content = MessageContent.of(Nodes.text(root, "content"), conversation, Audience.PRIVATE)
                .with(Nodes.list(root, "attachments").stream()
                        .map(ChatwootAdapter::attachment)
                        .toList())
                .replyingTo(Nodes.text(root.path("content_attributes"), "in_reply_to"));
        String contact = Nodes.text(root.path("contact"), "id");
        String known = Objects.requireNonNullElse(Nodes.text(writer, "id"), "unknown");
        String name = Nodes.text(writer, "name");
        if (type.equals("incoming")) {
            return new MessageReceived(
                    here,
                    new Sender(known, Sender.Kind.CUSTOMER, name),
                    content,
                    window(root.path("conversation")),
                    ReplyHandle.to(conversation));
        }
        boolean person = type.equals("outgoing") && "user".equals(Nodes.text(writer, "type"));
        return new Echo(here, new Sender(known, person ? Sender.Kind.AGENT : Sender.Kind.BOT, name), contact, content);
    }

    private static ChannelEvent unknown(String kind, JsonNode root, Origin origin, RawDelivery delivery) {
        String key = delivery.header("X-Chatwoot-Delivery")
                .map(Nodes::wellFormed)
                .filter(id -> !id.isBlank())
                .orElse(null);
        return new UnknownEvent(origin.event(key, origin.sentAt()), kind, Nodes.raw(root));
    }

    /** Older versions give a number. */
    private static @Nullable String type(JsonNode root) {
        String type = Objects.requireNonNullElse(Nodes.text(root, "message_type"), "");
        return switch (type) {
            case "incoming", "0" -> "incoming";
            case "outgoing", "1" -> "outgoing";
            case "template", "3" -> "template";
            default -> null;
        };
    }

    private static ReplyWindow window(JsonNode conversation) {
        JsonNode open = conversation.path("can_reply");
        if (!open.isBoolean()) {
            return ReplyWindow.UNKNOWN;
        }
        boolean templates = "Channel::Whatsapp".equals(Nodes.text(conversation, "channel"));
        WindowKind closed = templates ? WindowKind.TEMPLATE_ONLY : WindowKind.CLOSED;
        return new ReplyWindow(open.booleanValue() ? WindowKind.FREE_FORM : closed, null, null, null);
    }

    /** Seconds, or a time by ISO 8601, or the same with blanks. */
    private static @Nullable Instant time(JsonNode root) {
        String text = Nodes.text(root, "created_at");
        Instant instant = Nodes.instant(root, "created_at");
        if (text == null || instant != null) {
            return instant;
        }
        String plain = text.replace(" UTC", "Z").replace(" ", "T");
        return plain.endsWith("Z")
                ? Nodes.instant(Replies.object().put("at", plain), "at")
                : Nodes.seconds(root, "created_at");
    }

    private static Attachment attachment(JsonNode node) {
        String type = Objects.requireNonNullElse(Nodes.text(node, "file_type"), "");
        Attachment.Kind kind =
                switch (type) {
                    case "image" -> Attachment.Kind.IMAGE;
                    case "audio" -> Attachment.Kind.AUDIO;
                    case "video" -> Attachment.Kind.VIDEO;
                    case "file" -> Attachment.Kind.FILE;
                    case "location" -> Attachment.Kind.LOCATION;
                    case "contact" -> Attachment.Kind.CONTACT;
                    default -> Attachment.Kind.OTHER;
                };
        return new Attachment(kind, null, null, Nodes.number(node, "file_size"), null, Nodes.text(node, "id"));
    }
}
