package dev.decorum.channels.webchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.channels.internal.LimitTable;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.Replies;
import dev.decorum.channels.internal.Webhook;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus;
import dev.decorum.policy.channel.ChannelEvent.MessageEdited;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.ChannelProfile;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.fact.Surface;
import java.util.List;
import java.util.Locale;

/**
 * Chat on the seller's own site, by the protocol of {@code docs/web-chat.md}.
 *
 * <p>Who writes is said by the session and never by the body, and ids count within a user: no visitor can write, edit or
 * hide a message in the name of another. The time of an event is that of its receipt, since the channel's clock is the
 * house's own. Safe for use by several threads.
 */
public final class WebChatAdapter implements ChannelAdapter {
    private static final Webhook WEBHOOK = Webhook.of(WebChatSession::check);
    private static final String DIGITS = " | openssl dgst -sha256 -hmac ";
    private static final String LAST = " | sed 's/.* //')";
    private static final ChannelProfile PROFILE = ChannelProfile.of("web-chat", "Web chat", Surface.WEB_CHAT)
            .signedBy(
                    "a session and the HMAC-SHA256 of the raw body by the session's key, in `" + WebChatSession.HEADER
                            + "`",
                    WebChatSession.HEADER + ": $(t=" + WebChatSession.VERSION + ".dGVzdA.9999999999; t=$t.$(printf "
                            + "'session %s' $t" + DIGITS + "{secret}" + LAST + "; k=$(printf 'key %s' $t" + DIGITS
                            + "{secret}" + LAST + "; printf '%s.%s' $t $(cat {file}" + DIGITS + "$k" + LAST + ")")
            .secret(WebChatSession.SECRET, "what all sessions and their keys are made of; it never leaves the server")
            .gives(
                    MessageReceived.class,
                    MessageEdited.class,
                    MessageRevoked.class,
                    DeliveryStatus.class,
                    UnknownEvent.class)
            .remark("The protocol is our own, and so is the widget that speaks it.")
            .remark("A sign that somebody is typing is accepted and gives no event.")
            .remark("The house keeps the replies and gives them to the widget.");

    private final ReplyLimits limits = LimitTable.of(WebChatAdapter.class);

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
        return WEBHOOK.json(this, delivery, account, (root, origin) -> {
            String user =
                    WebChatSession.userOf(delivery.header(WebChatSession.HEADER).orElseThrow());
            return events(root, origin, new EventReader(origin, account.id(), user));
        });
    }

    @Override
    public Rendering render(ApprovedReply reply, ChannelAccount account) {
        return Replies.each(this, reply, account, text -> request(reply, text));
    }

    private static OutgoingRequest request(ApprovedReply reply, String text) {
        String user = reply.to().address();
        ObjectNode body = Replies.object()
                .put("version", WebChatSession.VERSION)
                .put("to", user)
                .put("text", text)
                .put("author", reply.author().name().toLowerCase(Locale.ROOT));
        String answered = reply.inReplyTo();
        if (answered != null && answered.startsWith(user + ":")) {
            body.put("replyTo", answered.substring(user.length() + 1));
        }
        return Replies.postJson("{web-chat-url}/replies", body);
    }

    private static List<ChannelEvent> events(JsonNode root, Origin origin, EventReader reader) {
        boolean ours = String.valueOf(WebChatSession.VERSION).equals(Nodes.text(root, "version"));
        return ours && root.path("events").isArray()
                ? Nodes.list(root, "events").stream()
                        .flatMap(event -> reader.event(event).stream())
                        .toList()
                : List.of(new UnknownEvent(origin, "delivery", Nodes.raw(root)));
    }
}
