package dev.decorum.channels.messenger;

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
 * The private messages of a Facebook Page.
 *
 * <p>A customer's message opens a window of 24 hours, and one that comes from an advertisement a window of 7 days. When it
 * has closed, {@link #forPeople} gives what a person may still send. Safe for use by several threads.
 */
public final class MessengerAdapter implements ChannelAdapter {
    private static final String MESSAGES = "https://graph.facebook.com/{graph-version}/{page-id}/messages";
    private static final ChannelProfile PROFILE =
            MetaMessages.described(MetaWebhook.profile("messenger", "Messenger", Surface.MESSAGING));

    private final ReplyLimits limits = LimitTable.of(MessengerAdapter.class);

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
                        root, origin, "page", MetaMessages.LISTS, (list, item, entry) -> new MetaMessages(
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
