package dev.decorum.channels.instagramcomments;

import dev.decorum.channels.internal.InstagramComments;
import dev.decorum.channels.internal.JsonBody;
import dev.decorum.channels.internal.LimitTable;
import dev.decorum.channels.internal.MetaComments;
import dev.decorum.channels.internal.MetaEntries;
import dev.decorum.channels.internal.MetaWebhook;
import dev.decorum.channels.internal.Webhook;
import dev.decorum.channels.internal.Windows;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
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
 * Comments below the posts of an Instagram professional account.
 *
 * <p>The window of a comment is that of its one private reply: 7 days. A public answer has no window. Safe for use by
 * several threads.
 */
public final class InstagramCommentsAdapter implements ChannelAdapter {
    private static final String HOST = "https://{graph-host}";
    private static final ChannelProfile PROFILE = MetaWebhook.profile(
                    "instagram-comments", "Instagram comments", Surface.PUBLIC_COMMENTS)
            .gives(MessageReceived.class, Echo.class, ContentPending.class, UnknownEvent.class)
            .remark("A private approved reply becomes the one private reply to the comment, within 7 days; any other "
                    + "becomes a public answer below it.")
            .remark(
                    "A mention is a pair of ids: fetch the field `mentioned_comment` or `mentioned_media`, whichever the "
                            + "topic names, with the name of the author. A mention takes no reply here.")
            .remark(
                    "A comment without an author must be fetched with `id,text,timestamp,username,from,media,parent_id`.")
            .remark(
                    "Comments below a boosted post may come twice, with the same id; their thread is that of the original.")
            .remark("A comment has no time of its own: the time of Meta's notification stands for it.")
            .remark("`{graph-host}` is graph.instagram.com or graph.facebook.com, by the login that the app uses.")
            .unconfirmed("Whoever is known by a name alone has the name with an @ as id; names can change hands.");

    private final ReplyLimits limits = LimitTable.of(InstagramCommentsAdapter.class);
    private final InstagramComments comments = new InstagramComments(origin -> Windows.opened(origin, limits));

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
                        "instagram",
                        Set.of("changes"),
                        (list, change, entry) -> comments.changed(origin, account, "comments", change, entry)));
    }

    @Override
    public List<ChannelEvent> fetched(ContentPending pending, Bytes content, ChannelAccount account) {
        Webhook.rightChannel(this, account);
        return JsonBody.read(content, pending.origin(), root -> comments.fetched(pending, root))
                .events();
    }

    @Override
    public Rendering render(ApprovedReply reply, ChannelAccount account) {
        return reply.audience() == Audience.PRIVATE
                ? MetaComments.inPrivate(
                        this, reply, account, LengthUnit.BYTES, HOST + "/{graph-version}/{instagram-id}/messages")
                : MetaComments.inPublic(this, reply, account, HOST, "replies");
    }
}
