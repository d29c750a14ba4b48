package dev.decorum.channels.shopee;

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
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * Shopee by its push mechanism. Shopee signs the address that it calls together with the body, so the account holds the
 * address as it was entered there. Safe for use by several threads.
 */
public final class ShopeeAdapter implements ChannelAdapter {
    private static final String PARTNER_KEY = "partner-key";
    private static final String CALLBACK_URL = "callback-url";
    private static final String SEND = "https://partner.shopeemobile.com/api/v2/sellerchat/send_message"
            + "?partner_id={partner-id}&shop_id={shop-id}&timestamp={timestamp}&access_token={access-token}&sign={sign}";
    private static final String CHAT = "10";
    private static final Map<String, String> ORDERS =
            Map.of("3", "order_status", "4", "order_trackingno", "15", "shipping_document_status");
    private static final HmacVerifier HMAC = new HmacVerifier("Authorization", Algorithm.SHA256, Encoding.HEX, "");
    private static final Webhook WEBHOOK =
            Webhook.of(SignatureCheck.secret(CALLBACK_URL).and(HMAC.over(PARTNER_KEY, ShopeeAdapter::signed)));
    private static final ChannelProfile PROFILE = ChannelProfile.of("shopee", "Shopee", Surface.MARKETPLACES)
            .signedBy("HMAC-SHA256 of the called address, `|` and the raw body in `Authorization`, without a time", "")
            .secret(PARTNER_KEY, "the partner key of the app at Shopee; it signs every delivery")
            .secret(CALLBACK_URL, "no secret: the address as it was entered at Shopee; it is signed with the body")
            .secret(
                    ChatReader.SHOP_USER_ID,
                    "no secret: the user id of the shop, whose messages are echoes; may be left out, since Shopee says "
                            + "to deliver the buyers' messages alone")
            .gives(MessageReceived.class, Echo.class, ContentPending.class, UnknownEvent.class)
            .remark("An order that changed is pending content; its reference is the order.")
            .unconfirmed("The fields of messages are known from public samples.")
            .unconfirmed("A sub-account in a message is taken for the seller's, whose words are an echo.");

    private final ReplyLimits limits = LimitTable.of(ShopeeAdapter.class);

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
        return WEBHOOK.json(this, delivery, account, (root, origin) -> List.of(event(root, origin, account)));
    }

    @Override
    public Rendering render(ApprovedReply reply, ChannelAccount account) {
        return Replies.each(this, reply, account, text -> request(reply, text));
    }

    private ChannelEvent event(JsonNode root, Origin origin, ChannelAccount account) {
        String code = Nodes.text(root, "code");
        JsonNode data = root.path("data");
        if (CHAT.equals(code)) {
            return new ChatReader(origin, account, limits).event(root);
        }
        String order = Nodes.firstText(data, "ordersn", "order_sn");
        String topic = code == null ? null : ORDERS.get(code);
        if (topic == null || order == null) {
            return new UnknownEvent(origin, code == null ? "push" : "code " + code, Nodes.raw(root));
        }
        String state = Nodes.text(data, "status");
        String time = data.has("update_time") ? "update_time" : "timestamp";
        JsonNode clock = data.has("update_time") ? data : root;
        String id = order + ":" + topic + ":" + state + ":" + Nodes.text(clock, time);
        return OrderBell.changed(origin.event(id, Nodes.seconds(clock, time)), topic, state, order);
    }

    private static OutgoingRequest request(ApprovedReply reply, String text) {
        ObjectNode body = Replies.object();
        String buyer = reply.to().address();
        if (buyer.matches("[0-9]{1,20}")) {
            body.put("to_id", new BigInteger(buyer));
        } else {
            body.put("to_id", buyer);
        }
        body.put("message_type", "text").putObject("content").put("text", text);
        return Replies.postJson(SEND, Map.of(), body);
    }

    private static List<Bytes> signed(RawDelivery delivery, ChannelAccount account) {
        return List.of(Bytes.utf8(account.secret(CALLBACK_URL).orElse("") + "|"), delivery.body());
    }
}
