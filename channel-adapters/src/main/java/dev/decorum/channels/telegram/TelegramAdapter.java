package dev.decorum.channels.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.channels.internal.LimitTable;
import dev.decorum.channels.internal.Replies;
import dev.decorum.channels.internal.Webhook;
import dev.decorum.channels.verify.SharedToken;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.IdentityChanged;
import dev.decorum.policy.channel.ChannelEvent.MembershipChanged;
import dev.decorum.policy.channel.ChannelEvent.MessageEdited;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.ReactionReceived;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.ChannelProfile;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Surface;
import java.util.List;
import java.util.Map;

/**
 * Telegram by its Bot API.
 *
 * <p>Telegram counts messages within a chat, so the id of a message is {@code chat:message}, with the connection before
 * it in the chat of a connected business account. The connection is also the token of the handle there: a reply must
 * name it. Safe for use by several threads.
 */
public final class TelegramAdapter implements ChannelAdapter {
    private static final String HEADER = "X-Telegram-Bot-Api-Secret-Token";
    private static final String TOKEN = "secret-token";
    private static final Webhook WEBHOOK = Webhook.of(new SharedToken(HEADER, TOKEN).inHeader());
    private static final ChannelProfile PROFILE = ChannelProfile.of("telegram", "Telegram", Surface.MESSAGING)
            .signedBy("the token in `" + HEADER + "`; the body is not signed", HEADER + ": {secret}")
            .secret(TOKEN, "the `secret_token` that the seller gave to setWebhook; each delivery repeats it")
            .gives(
                    MessageReceived.class,
                    MessageEdited.class,
                    MessageRevoked.class,
                    Echo.class,
                    ReactionReceived.class,
                    MembershipChanged.class,
                    IdentityChanged.class,
                    UnknownEvent.class)
            .remark("A customer must have started the bot before it may write.")
            .remark("In groups a bot in privacy mode is given only what is meant for it.")
            .remark("Deletions are told in the chats of connected business accounts alone.")
            .remark("What bots, anonymous administrators and channels write is an echo: it is never answered.")
            .remark("When a group becomes a supergroup, the id of its chat changes, and its threads with it.")
            .unconfirmed("That an answer to a message of a topic stays in the topic is from memory.");

    private final ReplyLimits limits = LimitTable.of(TelegramAdapter.class);

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
        return WEBHOOK.json(this, delivery, account, (root, origin) -> events(root, origin, account));
    }

    @Override
    public Rendering render(ApprovedReply reply, ChannelAccount account) {
        return Replies.each(this, reply, account, text -> request(reply, text));
    }

    private List<ChannelEvent> events(JsonNode root, Origin origin, ChannelAccount account) {
        return new UpdateReader(origin, account, limits, root).events();
    }

    private static OutgoingRequest request(ApprovedReply reply, String text) {
        String chat = reply.to().address();
        ObjectNode body = Replies.object();
        if (reply.to().token() != null) {
            body.put("business_connection_id", reply.to().token());
        }
        body.put("chat_id", chat).put("text", text);
        String answered = reply.inReplyTo();
        if (reply.audience() == Audience.GROUP && answered != null && answered.startsWith(chat + ":")) {
            String message = answered.substring(chat.length() + 1);
            if (message.matches("[0-9]{1,9}")) {
                body.putObject("reply_parameters")
                        .put("message_id", Integer.parseInt(message))
                        .put("allow_sending_without_reply", true);
            }
        }
        return Replies.postJson("https://api.telegram.org/bot{bot-token}/sendMessage", Map.of(), body);
    }
}
