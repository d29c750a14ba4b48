package dev.decorum.channels.youtubelive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.channels.internal.JsonBody;
import dev.decorum.channels.internal.LimitTable;
import dev.decorum.channels.internal.Replies;
import dev.decorum.channels.internal.Webhook;
import dev.decorum.channels.verify.SignatureCheck;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.ChannelEvent.Echo;
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

/**
 * The live chat of a YouTube broadcast.
 *
 * <p>YouTube calls nobody: the house polls {@code liveChatMessages.list}, and a delivery is a page of that list, trusted
 * because the house fetched it. The next page is a {@link ContentPending}, until the broadcast is over. A reply is possible
 * while the broadcast lasts. Safe for use by several threads.
 */
public final class YouTubeLiveAdapter implements ChannelAdapter {
    private static final Webhook WEBHOOK = Webhook.of(SignatureCheck.none());
    private static final String MESSAGES = "https://www.googleapis.com/youtube/v3/liveChat/messages?part=snippet";
    private static final ChannelProfile PROFILE = ChannelProfile.of("youtube-live", "YouTube Live", Surface.LIVE_ROOMS)
            .gives(MessageReceived.class, MessageRevoked.class, Echo.class, ContentPending.class, UnknownEvent.class)
            .remark(
                    "A delivery is a page that the house polled with its own credentials, and is trusted for that alone. "
                            + "Never put this adapter behind a public address: nothing proves who sends.")
            .remark(
                    "The next page is pending content: its reference is the page token, its thread the live chat. Wait for "
                            + "`pollingIntervalMillis` before you fetch it.")
            .remark("Whoever owns or moderates the chat writes for the seller.")
            .remark("The chat closes with the broadcast.");

    private final ReplyLimits limits = LimitTable.of(YouTubeLiveAdapter.class);

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
        return WEBHOOK.json(this, delivery, account, (page, origin) -> new ChatReader(origin, page).events(null));
    }

    @Override
    public List<ChannelEvent> fetched(ContentPending pending, Bytes content, ChannelAccount account) {
        Webhook.rightChannel(this, account);
        return JsonBody.read(content, pending.origin(), page -> new ChatReader(pending.origin(), page)
                        .events(pending.thread()))
                .events();
    }

    @Override
    public Rendering render(ApprovedReply reply, ChannelAccount account) {
        Webhook.rightChannel(this, account);
        if (reply.audience() == Audience.PRIVATE) {
            return new Refusal(
                    Code.NOT_SUPPORTED,
                    "The reply is private, and anyone can read the chat.",
                    "Answer on a private channel, or have a public answer approved.");
        }
        return Replies.each(this, reply, account, text -> {
            ObjectNode body = Replies.object();
            ObjectNode snippet = body.putObject("snippet")
                    .put("liveChatId", reply.to().address())
                    .put("type", "textMessageEvent");
            snippet.putObject("textMessageDetails").put("messageText", text);
            return Replies.postJson(MESSAGES, body);
        });
    }
}
