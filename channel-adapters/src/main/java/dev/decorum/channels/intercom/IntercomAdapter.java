package dev.decorum.channels.intercom;

import com.fasterxml.jackson.databind.JsonNode;
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
import dev.decorum.policy.channel.Rendering.Refusal;
import dev.decorum.policy.channel.Rendering.Refusal.Code;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Surface;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Intercom by its webhooks. Bodies are HTML. A reply needs a teammate: it is the one to whom the conversation is assigned,
 * and stands in the token of the reply. Safe for use by several threads.
 */
public final class IntercomAdapter implements ChannelAdapter {
    private static final HmacVerifier HMAC = new HmacVerifier("X-Hub-Signature", Algorithm.SHA1, Encoding.HEX, "sha1=");
    private static final Webhook WEBHOOK = Webhook.of(HMAC.overBody("client-secret"));
    private static final ChannelProfile PROFILE = ChannelProfile.of("intercom", "Intercom", Surface.WEB_CHAT)
            .signedBy(
                    "HMAC-SHA1 of the raw body in `X-Hub-Signature`",
                    "X-Hub-Signature: sha1=$(openssl dgst -sha1 -hmac {secret} -r {file} | cut -d ' ' -f 1)")
            .secret("client-secret", "the client secret of the app; it signs every delivery")
            .gives(MessageReceived.class, Echo.class, UnknownEvent.class)
            .remark("The surface is web chat, whatever channel is behind the conversation.")
            .remark("Notes are unknown events and never messages; a ping is answered and gives no event.")
            .remark("No time is signed: what was overheard can be sent again, and only the id of the message tells.")
            .remark("A conversation that is assigned to nobody takes no reply from here.")
            .unconfirmed("The signature is known from third parties.");

    private final ReplyLimits limits = LimitTable.of(IntercomAdapter.class);

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
        return WEBHOOK.json(this, delivery, account, IntercomAdapter::events);
    }

    @Override
    public Rendering render(ApprovedReply reply, ChannelAccount account) {
        Webhook.rightChannel(this, account);
        String teammate = reply.to().token();
        if (teammate == null) {
            return new Refusal(
                    Code.INCOMPLETE,
                    "The conversation is assigned to nobody, and Intercom sends a reply in somebody's name alone.",
                    "Assign the conversation in Intercom and reply to the customer's next message, or reply there.");
        }
        return Replies.each(
                this,
                reply,
                account,
                text -> Replies.postJson(
                        "https://api.intercom.io/conversations/"
                                + Replies.encoded(reply.to().address()) + "/reply",
                        Replies.object()
                                .put("message_type", "comment")
                                .put("type", "admin")
                                .put("admin_id", teammate)
                                .put("body", HtmlText.escaped(text))));
    }

    private static List<ChannelEvent> events(JsonNode root, Origin delivered) {
        String topic = Objects.requireNonNullElse(Nodes.text(root, "topic"), "delivery");
        Long attempts = Nodes.number(root, "delivery_attempts");
        Origin origin = delivered.event(Nodes.text(root, "id"), Nodes.seconds(root, "created_at"));
        Origin here = attempts != null && attempts > 1 ? origin.redelivered() : origin;
        JsonNode item = root.path("data").path("item");
        String conversation = Nodes.text(item, "id");
        if (topic.equals("ping")) {
            return List.of();
        }
        List<ChannelEvent> events = new ArrayList<>();
        if (conversation != null && "conversation".equals(Nodes.text(item, "type")) && said(topic)) {
            boolean opened = topic.equals("conversation.user.created")
                    || topic.equals("conversation.admin.single.created")
                    || topic.equals("conversation.created");
            if (opened) {
                add(events, item.path("source"), item, conversation, here);
            } else {
                Nodes.list(item.path("conversation_parts"), "conversation_parts")
                        .forEach(part -> add(events, part, item, conversation, here));
            }
        }
        return events.isEmpty() ? List.of(new UnknownEvent(here, topic, Nodes.raw(root))) : events;
    }

    private static boolean said(String topic) {
        return topic.startsWith("conversation.")
                && (topic.endsWith(".replied")
                        || topic.endsWith("created")
                        || topic.equals("conversation.user.message"));
    }

    private static void add(List<ChannelEvent> events, JsonNode part, JsonNode item, String conversation, Origin here) {
        String id = Nodes.text(part, "id");
        JsonNode author = part.path("author");
        String writer = Nodes.text(author, "id");
        String side = Nodes.text(author, "type");
        String kind = Nodes.text(part, "part_type");
        if (id == null || writer == null || side == null || "note".equals(kind)) {
            events.add(new UnknownEvent(here, "part", Nodes.raw(part)));
            return;
        }
        Instant sent = Nodes.seconds(part, "created_at");
        Origin there = here.event(conversation + ":" + id, sent == null ? here.sentAt() : sent);
        String html = Nodes.text(part, "body");
        String words = html == null ? "" : HtmlText.of(html);
        List<Attachment> attachments = Nodes.list(part, "attachments").stream()
                .map(IntercomAdapter::attachment)
                .toList();
        String subject = Nodes.text(part, "subject");
        MessageContent content = MessageContent.of(words.isBlank() ? null : words, conversation, Audience.PRIVATE)
                .titled(subject == null ? null : HtmlText.of(subject))
                .with(attachments);
        String name = Nodes.text(author, "name");
        events.add(
                switch (side) {
                    case "user", "lead", "contact" ->
                        new MessageReceived(
                                there,
                                new Sender(writer, Sender.Kind.CUSTOMER, name),
                                content,
                                ReplyWindow.UNKNOWN,
                                new ReplyHandle(conversation, Nodes.text(item, "admin_assignee_id"), null, false));
                    case "admin", "teammate" ->
                        new Echo(there, new Sender(writer, Sender.Kind.AGENT, name), null, content);
                    case "bot" -> new Echo(there, new Sender(writer, Sender.Kind.BOT, name), null, content);
                    default -> new UnknownEvent(here, "part", Nodes.raw(part));
                });
    }

    private static Attachment attachment(JsonNode node) {
        String type = Nodes.text(node, "content_type");
        Attachment.Kind kind = type != null && type.startsWith("image/") ? Attachment.Kind.IMAGE : Attachment.Kind.FILE;
        return new Attachment(kind, Nodes.text(node, "name"), type, Nodes.number(node, "filesize"), null, null);
    }
}
