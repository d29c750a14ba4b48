package dev.decorum.channels.wechat;

import dev.decorum.channels.internal.LimitTable;
import dev.decorum.channels.internal.Replies;
import dev.decorum.channels.internal.WeChatWebhook;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus;
import dev.decorum.policy.channel.ChannelEvent.MembershipChanged;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.ChannelProfile;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.fact.Surface;
import java.util.Map;

/**
 * WeChat by official accounts, in the clear or in envelopes.
 *
 * <p>A message opens a window of 48 hours and five replies. A click in the menu, a scan or a follow opens one of a minute
 * and three replies; it is told as a message without words whose {@code postback} is the key of the button. Deliveries
 * are answered by an empty body, so that nothing is shown to the customer, and replies go out by the interface of
 * customer service. Safe for use by several threads.
 */
public final class WeChatAdapter implements ChannelAdapter {
    private static final String APP_ID = "app-id";
    private static final String SEND =
            "https://api.weixin.qq.com/cgi-bin/message/custom/send?access_token={access-token}";
    private static final WeChatWebhook WEBHOOK = new WeChatWebhook(APP_ID, true);
    private static final ChannelProfile PROFILE = ChannelProfile.of("wechat", "WeChat", Surface.PRIVATE_DOMAIN)
            .signedBy(
                    "sorted SHA-1 of token, time, nonce and envelope in the parameter `msg_signature`; in the clear, of "
                            + "token, time and nonce in `signature`, which does not cover the body",
                    "")
            .handshake("GET with a signature and `echostr`; the answer is `echostr`, opened where it is an envelope")
            .secret(WeChatWebhook.TOKEN, "the token that the seller chose; it signs every delivery")
            .secret(
                    WeChatWebhook.AES_KEY,
                    "the EncodingAESKey; may be left out where the platform delivers in the clear. With it nothing is "
                            + "taken in the clear")
            .secret(APP_ID, "no secret: the appid, to which every envelope is addressed; needed with the key alone")
            .gives(MessageReceived.class, MembershipChanged.class, DeliveryStatus.class, UnknownEvent.class)
            .remark("A click in the menu, a scan or a follow opens a window of its own, of one minute and three "
                    + "messages; a longer one that is still open stays open.")
            .remark("A delivery must be answered within 5 seconds, else it comes up to three times.")
            .remark("Private groups have no interface.")
            .unconfirmed("How long and for how many messages a window lasts is known from reports of a notice.")
            .unconfirmed("What became of a template message, and the menu in a message, are read from memory.");

    private final ReplyLimits limits = LimitTable.of(WeChatAdapter.class);

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
        return WEBHOOK.receive(
                this, delivery, account, (root, origin) -> new MessageReader(origin, limits, root).events());
    }

    @Override
    public Rendering render(ApprovedReply reply, ChannelAccount account) {
        return Replies.each(this, reply, account, text -> request(reply.to().address(), text));
    }

    private static OutgoingRequest request(String openId, String text) {
        var body = Replies.object().put("touser", openId).put("msgtype", "text");
        body.putObject("text").put("content", text);
        return Replies.postJson(SEND, Map.of(), body);
    }
}
