package dev.decorum.channels.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.channels.email.QuoteCutter;
import dev.decorum.channels.internal.LimitTable;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.Replies;
import dev.decorum.channels.internal.Webhook;
import dev.decorum.channels.verify.HmacVerifier;
import dev.decorum.channels.verify.HmacVerifier.Algorithm;
import dev.decorum.channels.verify.HmacVerifier.Encoding;
import dev.decorum.channels.verify.SignedTime;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.ChannelProfile;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Surface;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Zendesk by its event webhooks: messages of its messaging, and public comments of tickets. A reply goes back where the
 * message came from. Safe for use by several threads.
 */
public final class ZendeskAdapter implements ChannelAdapter {
    private static final String TYPE = "zen:event-type:";
    private static final String CONVERSATION = "conversation:";
    private static final String TICKET = "ticket:";
    private static final HmacVerifier HMAC =
            new HmacVerifier("X-Zendesk-Webhook-Signature", Algorithm.SHA256, Encoding.BASE64, "");
    private static final Webhook WEBHOOK = Webhook.of(HMAC.overTimeAndBody(
            "signing-secret", new SignedTime("X-Zendesk-Webhook-Signature-Timestamp", SignedTime.USUAL), ""));
    private static final ChannelProfile PROFILE = ChannelProfile.of("zendesk", "Zendesk", Surface.WEB_CHAT)
            .signedBy(
                    "HMAC-SHA256 in Base64 of the time in `X-Zendesk-Webhook-Signature-Timestamp` and the raw body in "
                            + "`X-Zendesk-Webhook-Signature`",
                    "")
            .secret("signing-secret", "the signing secret of the webhook")
            .gives(MessageReceived.class, Echo.class, UnknownEvent.class)
            .remark("The surface is web chat, whatever channel is behind the ticket.")
            .remark("Comments that are not public are unknown events and never messages.")
            .remark("Webhooks of triggers have bodies that the administrator writes; they are unknown events.")
            .remark("Zendesk does not guarantee the order of events.")
            .unconfirmed("Some fields of `ticket.comment_added` are read from memory.");

    private final ReplyLimits limits = LimitTable.of(ZendeskAdapter.class);

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
        return WEBHOOK.json(this, delivery, account, (root, origin) -> List.of(event(root, origin)));
    }

    @Override
    public Rendering render(ApprovedReply reply, ChannelAccount account) {
        return Replies.each(this, reply, account, text -> request(reply.to().address(), text));
    }

    private static OutgoingRequest request(String address, String text) {
        if (address.startsWith(TICKET)) {
            ObjectNode body = Replies.object();
            body.putObject("ticket").putObject("comment").put("body", text).put("public", true);
            return new OutgoingRequest(
                    "PUT",
                    "https://{subdomain}.zendesk.com/api/v2/tickets/"
                            + Replies.encoded(address.substring(TICKET.length())),
                    Map.of("Authorization", "Bearer {access-token}", "Content-Type", "application/json"),
                    Bytes.utf8(body.toString()));
        }
        String conversation = address.startsWith(CONVERSATION) ? address.substring(CONVERSATION.length()) : address;
        ObjectNode body = Replies.object();
        body.putObject("author").put("type", "business");
        body.putObject("content").put("type", "text").put("text", text);
        return Replies.postJson(
                "https://{subdomain}.zendesk.com/sc/v2/apps/{app-id}/conversations/" + Replies.encoded(conversation)
                        + "/messages",
                Map.of("Authorization", "Basic {credentials}"),
                body);
    }

    private static ChannelEvent event(JsonNode root, Origin origin) {
        String type = Objects.requireNonNullElse(Nodes.text(root, "type"), "delivery");
        Origin here = origin.event(Nodes.text(root, "id"), Nodes.instant(root, "time"));
        String ticket = Nodes.text(root.path("detail"), "id");
        JsonNode event = root.path("event");
        ChannelEvent read =
                switch (type) {
                    case TYPE + "messaging_ticket.message_added" -> message(event, here);
                    case TYPE + "ticket.comment_added" -> ticket == null ? null : comment(event, here, ticket);
                    default -> null;
                };
        String kind = type.startsWith(TYPE) ? type.substring(TYPE.length()) : "delivery";
        return read == null ? new UnknownEvent(here, kind, Nodes.raw(root)) : read;
    }

    private static @Nullable ChannelEvent message(JsonNode event, Origin here) {
        String conversation = Nodes.text(event, "conversation_id");
        String id = Nodes.text(event.path("message"), "id");
        String writer = Nodes.text(event.path("actor"), "id");
        String side = Nodes.text(event.path("actor"), "type");
        if (conversation == null || id == null || side == null) {
            return null;
        }
        MessageContent content =
                MessageContent.of(Nodes.text(event.path("message"), "body"), conversation, Audience.PRIVATE);
        Origin there = here.event(id, here.sentAt());
        String name = Nodes.text(event.path("actor"), "name");
        String known = Objects.requireNonNullElse(writer, side);
        return switch (side) {
            case "end_user" ->
                new MessageReceived(
                        there,
                        new Sender(known, Sender.Kind.CUSTOMER, name),
                        content,
                        ReplyWindow.UNKNOWN,
                        ReplyHandle.to(CONVERSATION + conversation));
            case "agent" -> new Echo(there, new Sender(known, Sender.Kind.AGENT, name), null, content);
            case "trigger", "system" -> new Echo(there, new Sender(known, Sender.Kind.BOT, name), null, content);
            default -> null;
        };
    }

    private static @Nullable ChannelEvent comment(JsonNode event, Origin here, String ticket) {
        JsonNode comment = event.path("comment");
        JsonNode author = comment.path("author");
        String id = Nodes.text(comment, "id");
        String writer = Nodes.text(author, "id");
        if (id == null
                || writer == null
                || !comment.path("is_public").asBoolean(false)
                || !author.path("is_staff").isBoolean()) {
            return null;
        }
        String text = Nodes.text(comment, "body");
        MessageContent content =
                MessageContent.of(text == null ? null : QuoteCutter.cut(text), TICKET + ticket, Audience.PRIVATE);
        Origin there = here.event("comment:" + id, here.sentAt());
        String name = Nodes.text(author, "name");
        return author.path("is_staff").booleanValue()
                ? new Echo(there, new Sender(writer, Sender.Kind.AGENT, name), null, content)
                : new MessageReceived(
                        there,
                        new Sender(writer, Sender.Kind.CUSTOMER, name),
                        content,
                        ReplyWindow.UNKNOWN,
                        ReplyHandle.to(TICKET + ticket));
    }
}
