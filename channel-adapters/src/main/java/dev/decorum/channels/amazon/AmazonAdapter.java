package dev.decorum.channels.amazon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.JsonBody;
import dev.decorum.channels.internal.LimitTable;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.Replies;
import dev.decorum.channels.internal.Webhook;
import dev.decorum.channels.verify.KeyResolver;
import dev.decorum.channels.verify.SharedToken;
import dev.decorum.channels.verify.SignatureCheck;
import dev.decorum.channels.verify.SnsSignature;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.ChannelProfile;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.fact.Surface;
import java.util.List;
import java.util.Optional;

/**
 * Amazon by the notifications of its Selling Partner API.
 *
 * <p>An account with a {@code topic-arn} takes signed deliveries of Amazon SNS alone. An account without it and with a
 * {@code queue-arn} takes what the house polled from that queue, or was handed by EventBridge, as it is: those are
 * trusted for the credentials by which they came, and such an account must never be put behind an address of the web. An
 * account with neither takes nothing.
 *
 * <p>What buyers write does not come this way. Amazon sends it by mail from an address that stands for the buyer; an
 * account of the e-mail channel receives it, and a reply to that address reaches the buyer. Safe for use by several
 * threads.
 */
public final class AmazonAdapter implements ChannelAdapter {
    private static final String PUBLIC_KEY = "public-key";
    private static final String TOPIC_ARN = "topic-arn";
    private static final String QUEUE_ARN = "queue-arn";
    private static final String CONFIRMATION = "SubscriptionConfirmation";
    private static final SharedToken TOPIC = new SharedToken("TopicArn", TOPIC_ARN);
    private static final ChannelProfile PROFILE = ChannelProfile.of("amazon", "Amazon", Surface.MARKETPLACES)
            .signedBy(
                    "RSA with SHA-1 or SHA-256 in the body, by a key of Amazon SNS and for one topic; what was polled "
                            + "from a queue is trusted for the credentials of the house",
                    "")
            .secret(
                    PUBLIC_KEY,
                    "the public key of Amazon SNS that signs every delivery; not used with a resolver of keys")
            .secret(TOPIC_ARN, "no secret: the name (ARN) of the SNS topic; deliveries of others are rejected")
            .secret(
                    QUEUE_ARN,
                    "no secret: the name (ARN) of the queue that the house polls; without a topic, deliveries are then "
                            + "taken unsigned, so no such account may stand behind an address of the web")
            .gives(ContentPending.class, UnknownEvent.class)
            .takesNoReplies()
            .remark("An order or a shipment that changed is pending content; its reference is the order.")
            .remark("A subscription that waits to be confirmed is pending content; its reference is the address that "
                    + "confirms it. Nothing is fetched here.")
            .remark("Messages of buyers come by mail from a relay address: use an account of the e-mail channel.")
            .remark("Amazon's Messaging API cannot answer a buyer; before its own kinds of messages are sent, ask "
                    + "which of them the order allows.")
            .unconfirmed("The wrapping by EventBridge is from memory.");

    private final ReplyLimits limits = LimitTable.of(AmazonAdapter.class);
    private final Webhook webhook;

    /** An adapter that takes the public key of Amazon SNS from the account. */
    public AmazonAdapter() {
        this(KeyResolver.ofAccount(PUBLIC_KEY));
    }

    /** An adapter that asks for the public keys of Amazon SNS by the addresses of their certificates. */
    public AmazonAdapter(KeyResolver keys) {
        SignatureCheck sns = new SnsSignature(keys).and(AmazonAdapter::ofTopic);
        SignatureCheck named = SignatureCheck.secret(QUEUE_ARN);
        webhook = Webhook.of(
                (delivery, account, origin) -> account.secret(TOPIC_ARN).isPresent()
                        ? sns.check(delivery, account, origin)
                        : named.check(delivery, account, origin));
    }

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
        return webhook.json(this, delivery, account, (root, origin) -> List.of(event(root, origin)));
    }

    /** A subscription whose address was fetched is confirmed: nothing is left to do. */
    @Override
    public List<ChannelEvent> fetched(ContentPending pending, Bytes content, ChannelAccount account) {
        Webhook.rightChannel(this, account);
        return pending.topic().equals(CONFIRMATION) ? List.of() : List.of(pending);
    }

    @Override
    public Rendering render(ApprovedReply reply, ChannelAccount account) {
        return Replies.unsupported(
                this,
                account,
                "Answer the buyer's mail at its relay address, by an account of the e-mail channel; no links, no HTML, "
                        + "no addresses, at most 2000 characters.");
    }

    private static ChannelEvent event(JsonNode root, Origin origin) {
        String type = Nodes.text(root, "Type");
        String id = Nodes.text(root, "MessageId");
        if (type == null || id == null) {
            JsonNode detail = root.path("detail");
            return Notifications.event(detail.isObject() ? detail : root, origin);
        }
        Origin here = origin.event(id, Nodes.instant(root, "Timestamp"));
        String message = Nodes.text(root, "Message");
        String address = Nodes.text(root, "SubscribeURL");
        if (type.equals(CONFIRMATION) && address != null) {
            return new ContentPending(here, CONFIRMATION, address, null);
        }
        return type.equals("Notification") && message != null
                ? JsonBody.tree(message)
                        .map(inside -> Notifications.event(inside, here))
                        .orElseGet(() -> new UnknownEvent(here, type, Nodes.raw(root)))
                : new UnknownEvent(here, type, Nodes.raw(root));
    }

    private static Optional<Rejected> ofTopic(RawDelivery delivery, ChannelAccount account, Origin origin) {
        String topic = JsonBody.tree(delivery.body())
                .map(root -> Nodes.text(root, "TopicArn"))
                .orElse(null);
        return TOPIC.check(origin, topic, account);
    }
}
