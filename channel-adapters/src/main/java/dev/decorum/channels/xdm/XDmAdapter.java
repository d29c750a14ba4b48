package dev.decorum.channels.xdm;

import dev.decorum.channels.internal.LimitTable;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.Replies;
import dev.decorum.channels.internal.Webhook;
import dev.decorum.channels.internal.XWebhook;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.ChannelProfile;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.fact.Surface;
import java.util.List;

/**
 * Direct messages of X.
 *
 * <p>What X delivers in the clear is read. An encrypted chat is delivered as ciphertext: it becomes a {@link
 * ContentPending} with its conversation, which stays pending and so goes to a person, who reads it on X. What a house
 * fetches for it is kept whole as an {@link UnknownEvent}. Safe for use by several threads.
 */
public final class XDmAdapter implements ChannelAdapter {
    private static final String CONVERSATIONS = "https://api.x.com/2/dm_conversations/with/";
    private static final ChannelProfile PROFILE = XWebhook.profile("x-dm", "X direct messages", Surface.SOCIAL_DMS)
            .gives(MessageReceived.class, Echo.class, DeliveryStatus.class, ContentPending.class, UnknownEvent.class)
            .remark(
                    "`chat.received` is ciphertext: it stays pending content, for a person who reads it on X. `chat.sent` is "
                            + "an unknown event: the seller wrote it, and it must not be answered.")
            .remark("X forbids automated direct messages that nobody asked for: answer only who wrote first.")
            .unconfirmed("The form of `dm.read` is that of the Account Activity API, which X calls deprecated.");

    private final ReplyLimits limits = LimitTable.of(XDmAdapter.class);

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
        return XWebhook.receive(this, delivery, account, (root, origin) -> new MessageReader(origin, root).events());
    }

    @Override
    public List<ChannelEvent> fetched(ContentPending pending, Bytes content, ChannelAccount account) {
        Webhook.rightChannel(this, account);
        return List.of(new UnknownEvent(
                pending.origin()
                        .event(
                                pending.reference() + ":fetched",
                                pending.origin().sentAt()),
                pending.topic(),
                Nodes.wellFormed(content.text())));
    }

    @Override
    public Rendering render(ApprovedReply reply, ChannelAccount account) {
        String url = CONVERSATIONS + Replies.encoded(reply.to().address()) + "/messages";
        return Replies.each(
                this,
                reply,
                account,
                text -> Replies.postJson(url, Replies.object().put("text", text)));
    }
}
