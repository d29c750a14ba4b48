package dev.decorum.channels.instagramdm;

import dev.decorum.channels.internal.LimitTable;
import dev.decorum.channels.internal.MetaEntries;
import dev.decorum.channels.internal.MetaMessages;
import dev.decorum.channels.internal.MetaWebhook;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelProfile;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Surface;

/**
 * The private messages of an Instagram professional account. A reply is counted in bytes.
 *
 * <p>A customer's message opens a window of 24 hours, and one that comes from an advertisement a window of 7 days. When it
 * has closed, {@link #forPeople} gives what a person may still send. Safe for use by several threads.
 */
public final class InstagramDmAdapter implements ChannelAdapter {
    private static final String MESSAGES = "https://{graph-host}/{graph-version}/{instagram-id}/messages";
    private static final ChannelProfile PROFILE = MetaMessages.described(
                    MetaWebhook.profile("instagram-dm", "Instagram messages", Surface.SOCIAL_DMS))
            .remark("`{graph-host}` is graph.instagram.com or graph.facebook.com, by the login that the app uses.");

    private final ReplyLimits limits = LimitTable.of(InstagramDmAdapter.class);

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
                        root, origin, "instagram", MetaMessages.LISTS, (list, item, entry) -> new MetaMessages(
                                        origin, account, limits, list, item, entry)
                                .events()));
    }

    @Override
    public Rendering render(ApprovedReply reply, ChannelAccount account) {
        return MetaMessages.render(this, reply, account, MESSAGES);
    }

    /** What a person may still send when the window of this message has closed: until 7 days after the message. */
    public ReplyWindow forPeople(MessageReceived message) {
        return MetaMessages.forPeople(message, limits);
    }
}
