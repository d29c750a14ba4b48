package dev.decorum.channels.shopify;

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
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.ChannelProfile;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.fact.Surface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shopify by its webhooks: orders, fulfilments, returns and refunds. The names of its headers begin with {@code
 * X-Shopify-} or, in newer deliveries, with {@code Shopify-}. Safe for use by several threads.
 */
public final class ShopifyAdapter implements ChannelAdapter {
    private static final String CLIENT_SECRET = "client-secret";
    private static final String OLD = "X-Shopify-";
    private static final String NEW = "Shopify-";
    private static final Webhook WEBHOOK = Webhook.of(check());
    private static final ChannelProfile PROFILE = ChannelProfile.of("shopify", "Shopify", Surface.MARKETPLACES)
            .signedBy(
                    "HMAC-SHA256 of the raw body in Base64 in `X-Shopify-Hmac-Sha256` or `Shopify-Hmac-Sha256`, "
                            + "without a time",
                    "X-Shopify-Hmac-Sha256: $(openssl dgst -sha256 -hmac {secret} -binary < {file} | base64)")
            .secret(CLIENT_SECRET, "the client secret of the app at Shopify; it signs every delivery")
            .gives(ContentPending.class, UnknownEvent.class)
            .takesNoReplies()
            .remark("An order, a fulfilment, a return or a refund is pending content; its reference is the order.")
            .remark("Messages of customers do not come this way: no webhook of Shopify Inbox was found.")
            .remark("The signature covers no header: topic, time and id of a delivery are not proven.")
            .remark("Requests to show or erase a customer's data are unknown events; they must be heeded.");

    private final ReplyLimits limits = LimitTable.of(ShopifyAdapter.class);

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
        return WEBHOOK.json(this, delivery, account, (root, origin) -> List.of(event(root, origin, delivery)));
    }

    @Override
    public Rendering render(ApprovedReply reply, ChannelAccount account) {
        return Replies.unsupported(this, account, "Answer on the channel on which the customer wrote, such as e-mail.");
    }

    private static ChannelEvent event(JsonNode root, Origin origin, RawDelivery delivery) {
        JsonNode headers = headers(delivery);
        String named = Nodes.text(headers, "Topic");
        String topic = named == null ? "webhook" : named;
        String event = Nodes.text(headers, "Event-Id");
        Origin here = origin.event(event == null ? null : event + ":" + topic, Nodes.instant(headers, "Triggered-At"));
        String order = order(root, topic);
        return order == null || !topic.matches("[a-z_]{1,40}/[a-z_]{1,40}")
                ? new UnknownEvent(here, topic, Nodes.raw(root))
                : OrderBell.changed(here, topic, null, order);
    }

    private static @Nullable String order(JsonNode root, String topic) {
        return switch (topic.split("/", 2)[0]) {
            case "orders" -> Nodes.text(root, "id");
            case "fulfillments", "refunds", "order_transactions" -> Nodes.text(root, "order_id");
            case "returns" -> Nodes.text(root.path("order"), "id");
            default -> null;
        };
    }

    /** The headers that say what a delivery is, by their names without the prefix. */
    private static JsonNode headers(RawDelivery delivery) {
        ObjectNode headers = Replies.object();
        for (String name : List.of("Topic", "Event-Id", "Triggered-At")) {
            delivery.header(OLD + name)
                    .or(() -> delivery.header(NEW + name))
                    .ifPresent(value -> headers.put(name, value));
        }
        return headers;
    }

    private static SignatureCheck check() {
        SignatureCheck byOld = verifier(OLD).overBody(CLIENT_SECRET);
        SignatureCheck byNew = verifier(NEW).overBody(CLIENT_SECRET);
        return (delivery, account, origin) ->
                delivery.header(OLD + "Hmac-Sha256").isEmpty()
                                && delivery.header(NEW + "Hmac-Sha256").isPresent()
                        ? byNew.check(delivery, account, origin)
                        : byOld.check(delivery, account, origin);
    }

    private static HmacVerifier verifier(String prefix) {
        return new HmacVerifier(prefix + "Hmac-Sha256", Algorithm.SHA256, Encoding.BASE64, "");
    }
}
