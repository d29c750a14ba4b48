package dev.decorum.channels.instagramlive;

import dev.decorum.channels.internal.InstagramComments;
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
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.ChannelProfile;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.Rendering.Refusal;
import dev.decorum.policy.channel.Rendering.Refusal.Code;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.LengthUnit;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Surface;
import dev.decorum.policy.fact.WindowKind;
import java.util.List;
import java.util.Set;

/**
 * Comments in the live broadcasts of an Instagram professional account.
 *
 * <p>A comment takes one private reply, and only while the broadcast lasts. Nothing that Meta sends says when it ends, so
 * the window has no end; the house closes it with the broadcast. Safe for use by several threads.
 */
public final class InstagramLiveAdapter implements ChannelAdapter {
    private static final String MESSAGES = "https://{graph-host}/{graph-version}/{instagram-id}/messages";
    private static final ChannelProfile PROFILE = MetaWebhook.profile(
                    "instagram-live", "Instagram Live", Surface.LIVE_ROOMS)
            .gives(MessageReceived.class, Echo.class, ContentPending.class, UnknownEvent.class)
            .remark("A comment takes one private reply, only during the broadcast. Close the window when the broadcast "
                    + "ends: Meta does not say when that is.")
            .remark(
                    "A comment without an author must be fetched with `id,text,timestamp,username,from,media,parent_id`.")
            .remark("`{graph-host}` is graph.instagram.com or graph.facebook.com, by the login that the app uses.")
            .unconfirmed("That live comments take no public answer by the API is from memory.");

    private final ReplyLimits limits = LimitTable.of(InstagramLiveAdapter.class);
    private final InstagramComments comments = new InstagramComments(origin -> duringTheBroadcast());

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
                        (list, change, entry) -> comments.changed(origin, account, "live_comments", change, entry)));
    }

    @Override
    public List<ChannelEvent> fetched(ContentPending pending, Bytes content, ChannelAccount account) {
        Webhook.rightChannel(this, account);
        return JsonBody.read(content, pending.origin(), root -> comments.fetched(pending, root))
                .events();
    }

    @Override
    public Rendering render(ApprovedReply reply, ChannelAccount account) {
        Webhook.rightChannel(this, account);
        return reply.audience() == Audience.PRIVATE
                ? MetaComments.inPrivate(this, reply, account, LengthUnit.BYTES, MESSAGES)
                : new Refusal(
                        Code.NOT_SUPPORTED,
                        "A live comment takes a private reply and no public answer.",
                        "Say it in the broadcast, or have it approved as a private reply.");
    }

    private ReplyWindow duringTheBroadcast() {
        var replies = limits.messagesPerWindow();
        return new ReplyWindow(WindowKind.FREE_FORM, null, replies == null ? null : replies.value(), null);
    }
}
