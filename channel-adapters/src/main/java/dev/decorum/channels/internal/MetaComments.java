package dev.decorum.channels.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.Rendering.Refusal;
import dev.decorum.policy.channel.Rendering.Refusal.Code;
import dev.decorum.policy.channel.Stated;
import dev.decorum.policy.channel.TextSplitter;
import dev.decorum.policy.fact.FactKinds;
import dev.decorum.policy.fact.LengthUnit;
import dev.decorum.policy.fact.ReplyWindow;

/**
 * Answers to comments at Meta: a private reply goes to the author alone, once for each comment and within the window;
 * a public answer stands below the comment and has no window. The audience of the approved reply decides which it is.
 */
public final class MetaComments {
    private MetaComments() {}

    /** The answer below the comment, as Meta's Graph API takes it at this edge of the comment. */
    public static Rendering inPublic(
            ChannelAdapter adapter, ApprovedReply reply, ChannelAccount account, String host, String edge) {
        ApprovedReply open = new ApprovedReply(
                reply.text(),
                reply.subject(),
                reply.to(),
                reply.thread(),
                reply.inReplyTo(),
                reply.audience(),
                reply.author(),
                reply.language(),
                ReplyWindow.UNKNOWN,
                reply.template(),
                reply.now());
        String url = host + "/{graph-version}/" + Replies.encoded(reply.to().address()) + "/" + edge;
        return Replies.each(
                adapter,
                open,
                account,
                text -> Replies.postJson(url, Replies.object().put("message", text)));
    }

    /**
     * The private reply, of at most as many units as {@code private reply length in …} among the channel's other numbers
     * says, where it is there.
     */
    public static Rendering inPrivate(
            ChannelAdapter adapter, ApprovedReply reply, ChannelAccount account, LengthUnit unit, String url) {
        Webhook.rightChannel(adapter, account);
        String word = FactKinds.wordFor(unit).replace('-', ' ');
        Stated<String> longest = adapter.limits().others().get("private reply length in " + word);
        int length = TextSplitter.length(reply.text(), unit);
        if (longest != null && length > Integer.parseInt(longest.value())) {
            return new Refusal(
                    Code.TOO_LONG,
                    "The reply has " + length + " " + word + "; a private reply takes " + longest.value() + ".",
                    "Shorten the reply and have it approved again.");
        }
        return Replies.each(
                adapter, reply, account, text -> privateReply(reply.to().address(), text, url));
    }

    private static OutgoingRequest privateReply(String comment, String text, String url) {
        ObjectNode body = Replies.object();
        body.putObject("recipient").put("comment_id", comment);
        body.putObject("message").put("text", text);
        return Replies.postJson(url, body);
    }
}
