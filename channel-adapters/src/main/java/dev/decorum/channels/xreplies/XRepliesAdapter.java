package dev.decorum.channels.xreplies;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.channels.internal.LimitTable;
import dev.decorum.channels.internal.Replies;
import dev.decorum.channels.internal.Webhook;
import dev.decorum.channels.internal.XWebhook;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageEdited;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.ChannelProfile;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.Rendering.Refusal;
import dev.decorum.policy.channel.Rendering.Refusal.Code;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Surface;
import java.util.List;

/** Public posts on X that mention or answer the seller. Safe for use by several threads. */
public final class XRepliesAdapter implements ChannelAdapter {
    private static final ChannelProfile PROFILE = XWebhook.profile("x-replies", "X replies", Surface.PUBLIC_COMMENTS)
            .gives(MessageReceived.class, MessageEdited.class, MessageRevoked.class, Echo.class, UnknownEvent.class)
            .remark(
                    "X forbids automated answers to posts that were found by a word, and asks for consent before others: "
                            + "an event by a keyword is unknown here and takes no reply.")
            .remark(
                    "A chat in a broadcast, `broadcast.chat`, is an unknown event, kept whole: no description of its form "
                            + "was found, and nothing answers it.")
            .unconfirmed(
                    "How many characters a post takes, and that most scripts of Asia count double, is from memory.");

    private final ReplyLimits limits = LimitTable.of(XRepliesAdapter.class);

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
        return XWebhook.receive(
                this, delivery, account, (root, origin) -> List.of(new PostReader(origin, root).event()));
    }

    @Override
    public Rendering render(ApprovedReply reply, ChannelAccount account) {
        Webhook.rightChannel(this, account);
        if (reply.audience() == Audience.PRIVATE) {
            return new Refusal(
                    Code.NOT_SUPPORTED,
                    "The reply is private, and anyone can read an answer here.",
                    "Send it as a direct message, or have a public answer approved.");
        }
        int weight = reply.text().codePoints().map(XRepliesAdapter::weight).sum();
        int max = limits.maxLength().value();
        if (weight > max) {
            return new Refusal(
                    Code.TOO_LONG,
                    "The reply counts as " + weight + " characters; a post takes " + max + ".",
                    "Shorten the reply and have it approved again.");
        }
        return Replies.each(this, reply, account, text -> {
            ObjectNode body = Replies.object().put("text", text);
            body.putObject("reply").put("in_reply_to_tweet_id", reply.to().address());
            return Replies.postJson("https://api.x.com/2/tweets", body);
        });
    }

    /** By how much a character counts at X. */
    private static int weight(int codePoint) {
        boolean light = codePoint <= 0x10FF
                || (codePoint >= 0x2000 && codePoint <= 0x200D)
                || (codePoint >= 0x2010 && codePoint <= 0x201F)
                || (codePoint >= 0x2032 && codePoint <= 0x2037);
        return light ? 1 : 2;
    }
}
