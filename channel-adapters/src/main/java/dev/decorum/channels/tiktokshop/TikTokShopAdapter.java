package dev.decorum.channels.tiktokshop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.channels.internal.LimitTable;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.OrderBell;
import dev.decorum.channels.internal.Replies;
import dev.decorum.channels.internal.Webhook;
import dev.decorum.channels.verify.HmacVerifier;
import dev.decorum.channels.verify.HmacVerifier.Algorithm;
import dev.decorum.channels.verify.HmacVerifier.Encoding;
import dev.decorum.channels.verify.SignatureCheck;
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
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.fact.Surface;
import java.util.List;
import java.util.Map;

/**
 * TikTok Shop by its webhooks. The signature covers the app key and the raw body and holds no time, so a repeated
 * delivery is told by its id alone. Safe for use by several threads.
 */
public final class TikTokShopAdapter implements ChannelAdapter {
    private static final String APP_SECRET = "app-secret";
    private static final String APP_KEY = "app-key";
    private static final String HOST = "https://open-api.tiktokglobalshop.com";
    private static final String QUERY =
            "?app_key={app-key}&shop_cipher={shop-cipher}&timestamp={timestamp}&sign={sign}";
    private static final String NEW_MESSAGE = "14";
    private static final Map<String, String> ORDERS = Map.of(
            "1", "order_status_change",
            "3", "recipient_address_update",
            "11", "cancellation_status_change",
            "12", "return_status_change");
    private static final HmacVerifier HMAC = new HmacVerifier("Authorization", Algorithm.SHA256, Encoding.HEX, "");
    private static final Webhook WEBHOOK =
            Webhook.of(SignatureCheck.secret(APP_KEY).and(HMAC.over(APP_SECRET, TikTokShopAdapter::signed)));
    private static final ChannelProfile PROFILE = ChannelProfile.of("tiktok-shop", "TikTok Shop", Surface.MARKETPLACES)
            .signedBy("HMAC-SHA256 of the app key and the raw body in `Authorization`, without a time", "")
            .secret(APP_SECRET, "the secret of the app at TikTok Shop; it signs every delivery")
            .secret(APP_KEY, "no secret: the key of the app, which is signed before the body")
            .gives(MessageReceived.class, Echo.class, ContentPending.class, UnknownEvent.class)
            .remark("An order, a cancellation or a return that changed is pending content; its reference is the order.")
            .remark("A buyer's id in a conversation leads to none of their orders.")
            .unconfirmed("Messages (type 14) and their fields are known from a copy of the partner documentation.");

    private final ReplyLimits limits = LimitTable.of(TikTokShopAdapter.class);

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
        return WEBHOOK.json(this, delivery, account, (root, origin) -> List.of(event(root, origin)));
    }

    @Override
    public Rendering render(ApprovedReply reply, ChannelAccount account) {
        String url = HOST + "/customer_service/202309/conversations/"
                + Replies.encoded(reply.to().address()) + "/messages" + QUERY;
        return Replies.each(this, reply, account, text -> request(url, text));
    }

    private ChannelEvent event(JsonNode root, Origin origin) {
        String type = Nodes.text(root, "type");
        JsonNode data = root.path("data");
        if (NEW_MESSAGE.equals(type)) {
            return new MessageReader(origin, limits).event(data);
        }
        String order = Nodes.text(data, "order_id");
        String topic = type == null ? null : ORDERS.get(type);
        Origin here = origin.event(Nodes.text(root, "tts_notification_id"), Nodes.seconds(root, "timestamp"));
        return topic == null || order == null
                ? new UnknownEvent(here, type == null ? "webhook" : "type " + type, Nodes.raw(root))
                : OrderBell.changed(
                        here, topic, Nodes.firstText(data, "order_status", "cancel_status", "return_status"), order);
    }

    private static OutgoingRequest request(String url, String text) {
        ObjectNode body = Replies.object()
                .put("type", "TEXT")
                .put("content", Replies.object().put("content", text).toString());
        return Replies.postJson(url, Map.of("x-tts-access-token", "{access-token}"), body);
    }

    private static List<Bytes> signed(RawDelivery delivery, ChannelAccount account) {
        return List.of(Bytes.utf8(account.secret(APP_KEY).orElse("")), delivery.body());
    }
}
