package dev.decorum.channels.zammad;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.channels.email.QuoteCutter;
import dev.decorum.channels.internal.HtmlText;
import dev.decorum.channels.internal.LimitTable;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.Replies;
import dev.decorum.channels.internal.Webhook;
import dev.decorum.channels.verify.HmacVerifier;
import dev.decorum.channels.verify.HmacVerifier.Algorithm;
import dev.decorum.channels.verify.HmacVerifier.Encoding;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Attachment;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.ChannelProfile;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
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
 * Zammad by the webhook of a trigger with its own payload, a ticket and an article. The address of a reply is the ticket,
 * the type of the article, and the customer's mail address where the type is mail. Safe for use by several threads.
 */
public final class ZammadAdapter implements ChannelAdapter {
    private static final HmacVerifier HMAC = new HmacVerifier("X-Hub-Signature", Algorithm.SHA1, Encoding.HEX, "sha1=");
    private static final Webhook WEBHOOK = Webhook.of(HMAC.overBody("signature-token"));
    private static final ChannelProfile PROFILE = ChannelProfile.of("zammad", "Zammad", Surface.WEB_CHAT)
            .signedBy(
                    "HMAC-SHA1 of the raw body in `X-Hub-Signature`",
                    "X-Hub-Signature: sha1=$(openssl dgst -sha1 -hmac {secret} -r {file} | cut -d ' ' -f 1)")
            .secret(
                    "signature-token",
                    "the HMAC SHA1 signature token of the webhook; Zammad signs only where it has one")
            .gives(MessageReceived.class, Echo.class, UnknownEvent.class)
            .remark("The surface is web chat, whatever channel is behind the ticket.")
            .remark("Internal articles are unknown events and never messages.")
            .remark("A trigger with a payload of its own gives unknown events.")
            .remark("No time is signed: what was overheard can be sent again, and only the id of the article tells.")
            .unconfirmed("The request of a reply is written from memory of Zammad's API.");

    private final ReplyLimits limits = LimitTable.of(ZammadAdapter.class);

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
        String[] address = reply.to().address().split(":", 3);
        return Replies.each(this, reply, account, text -> {
            ObjectNode body = Replies.object()
                    .put("ticket_id", address[0])
                    .put("type", address.length > 1 ? address[1] : "web")
                    .put("content_type", "text/plain")
                    .put("internal", false)
                    .put("sender", "Agent")
                    .put("body", text);
            if (address.length > 2) {
                body.put("to", address[2]);
            }
            return Replies.postJson(
                    "https://{host}/api/v1/ticket_articles",
                    Map.of("Authorization", "Token token={access-token}"),
                    body);
        });
    }

    private static ChannelEvent event(JsonNode root, Origin origin) {
        JsonNode article = root.path("article");
        JsonNode customer = root.path("ticket").path("customer");
        String id = Nodes.text(article, "id");
        String ticket = Nodes.text(root.path("ticket"), "id");
        String side = Nodes.text(article, "sender");
        String known = Nodes.text(customer, "id");
        if (id == null || ticket == null || known == null || side == null) {
            return new UnknownEvent(origin, "trigger", Nodes.raw(root));
        }
        Origin here = origin.event(id, Nodes.instant(article, "created_at"));
        if (article.path("internal").asBoolean(true)) {
            return new UnknownEvent(here, "internal-article", Nodes.raw(root));
        }
        String type = Objects.requireNonNullElse(Nodes.text(article, "type"), "web");
        MessageContent content = MessageContent.of(text(article), ticket, Audience.PRIVATE)
                .titled(Nodes.firstText(article, "subject"))
                .with(Nodes.list(article, "attachments").stream()
                        .map(ZammadAdapter::attachment)
                        .toList());
        return switch (side) {
            case "Customer" ->
                new MessageReceived(
                        here,
                        new Sender(known, Sender.Kind.CUSTOMER, Nodes.firstText(customer, "fullname", "firstname")),
                        content,
                        ReplyWindow.UNKNOWN,
                        reply(ticket, type, Nodes.text(customer, "email")));
            case "Agent", "System" -> {
                String writer = Objects.requireNonNullElse(Nodes.text(article, "created_by_id"), "agent");
                Sender.Kind kind = side.equals("Agent") ? Sender.Kind.AGENT : Sender.Kind.BOT;
                yield new Echo(here, new Sender(writer, kind, null), known, content);
            }
            default -> new UnknownEvent(here, "article", Nodes.raw(root));
        };
    }

    private static @Nullable ReplyHandle reply(String ticket, String type, @Nullable String mail) {
        if (!type.equals("email")) {
            return type.contains(":") ? null : ReplyHandle.to(ticket + ":" + type);
        }
        return mail == null ? null : ReplyHandle.to(ticket + ":email:" + mail);
    }

    private static @Nullable String text(JsonNode article) {
        String body = Nodes.text(article, "body");
        if (body == null) {
            return null;
        }
        String type = Objects.requireNonNullElse(Nodes.text(article, "content_type"), "");
        String words = QuoteCutter.cut(type.startsWith("text/html") ? HtmlText.withoutQuotes(body) : body);
        return words.isBlank() ? null : words;
    }

    private static Attachment attachment(JsonNode node) {
        return new Attachment(
                Attachment.Kind.FILE,
                Nodes.text(node, "filename"),
                Nodes.firstText(node.path("preferences"), "Content-Type", "Mime-Type"),
                Nodes.number(node, "size"),
                null,
                Nodes.text(node, "id"));
    }
}
