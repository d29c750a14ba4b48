package dev.decorum.channels.facebookcomments;

import dev.decorum.channels.internal.JsonBody;
import dev.decorum.channels.internal.LimitTable;
import dev.decorum.channels.internal.MetaComments;
import dev.decorum.channels.internal.MetaEntries;
import dev.decorum.channels.internal.MetaWebhook;
import dev.decorum.channels.internal.Webhook;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageEdited;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.ReactionReceived;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.ChannelProfile;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.LengthUnit;
import dev.decorum.policy.fact.Surface;
import java.util.List;
import java.util.Set;

/**
 * Comments below the posts of a Facebook Page.
 *
 * <p>The window of a comment is that of its one private reply: 7 days. A public answer has no window. Safe for use by
 * several threads.
 */
public final class FacebookCommentsAdapter implements ChannelAdapter {
    private static final String HOST = "https://graph.facebook.com";
    private static final ChannelProfile PROFILE = MetaWebhook.profile(
                    "facebook-comments", "Facebook comments", Surface.PUBLIC_COMMENTS)
            .gives(
                    MessageReceived.class,
                    MessageEdited.class,
                    MessageRevoked.class,
                    Echo.class,
                    ReactionReceived.class,
                    ContentPending.class,
                    UnknownEvent.class)
            .remark("A private approved reply becomes the one private reply to the comment, within 7 days; any other "
                    + "becomes a public answer below it.")
            .remark(
                    "A comment without an author and a mention must be fetched with `from,message,created_time,parent`. "
                            + "A mention takes no reply here.")
            .remark("Posts, hidden and shown comments are unknown events, such as `comment-hide`.")
            .unconfirmed(
                    "That the private reply is possible for 7 days is documented for Instagram and taken for Pages.");

    private final ReplyLimits limits = LimitTable.of(FacebookCommentsAdapter.class);

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
        return MetaWebhook.receive(
                this,
                delivery,
                account,
                (root, origin) -> MetaEntries.read(
                        root,
                        origin,
                        "page",
                        Set.of("changes"),
                        (list, change, entry) ->
                                List.of(new FeedReader(origin, account, limits, change, entry).event())));
    }

    @Override
    public List<ChannelEvent> fetched(ContentPending pending, Bytes content, ChannelAccount account) {
        Webhook.rightChannel(this, account);
        return JsonBody.read(content, pending.origin(), root -> List.of(FeedReader.fetched(pending, root, limits)))
                .events();
    }

    @Override
    public Rendering render(ApprovedReply reply, ChannelAccount account) {
        return reply.audience() == Audience.PRIVATE
                ? MetaComments.inPrivate(
                        this, reply, account, LengthUnit.CHARACTERS, HOST + "/{graph-version}/{page-id}/messages")
                : MetaComments.inPublic(this, reply, account, HOST, "comments");
    }
}
