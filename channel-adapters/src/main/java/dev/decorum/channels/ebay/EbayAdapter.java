package dev.decorum.channels.ebay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.LimitTable;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.OrderBell;
import dev.decorum.channels.internal.Replies;
import dev.decorum.channels.internal.Webhook;
import dev.decorum.channels.internal.Windows;
import dev.decorum.channels.verify.EbaySignature;
import dev.decorum.channels.verify.HmacVerifier;
import dev.decorum.channels.verify.KeyResolver;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.ChannelProfile;
import dev.decorum.policy.channel.HttpAnswer;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Surface;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * eBay by the notifications of its REST API. The older notifications by SOAP are not read: what they are signed with
 * does not cover their text. Safe for use by several threads.
 */
public final class EbayAdapter implements ChannelAdapter {
    private static final String PUBLIC_KEY = "public-key";
    private static final String VERIFICATION_TOKEN = "verification-token";
    private static final String ENDPOINT = "endpoint";
    private static final String SEND = "https://api.ebay.com/commerce/message/v1/send_message";
    private static final ChannelProfile PROFILE = ChannelProfile.of("ebay", "eBay", Surface.MARKETPLACES)
            .signedBy(
                    "ECDSA with SHA-1 over the JSON without white space in `X-EBAY-SIGNATURE`, by a key of eBay's and "
                            + "without a time",
                    "")
            .handshake("GET with `challenge_code`; the answer is the SHA-256 of code, token and address")
            .secret(PUBLIC_KEY, "the public key of eBay that signs every delivery; not used with a resolver of keys")
            .secret(VERIFICATION_TOKEN, "the token that the seller chose for the handshake")
            .secret(ENDPOINT, "no secret: the address as it was entered at eBay; the handshake covers it")
            .gives(MessageReceived.class, ContentPending.class, UnknownEvent.class)
            .remark("A notification that names an order is pending content; its reference is the order.")
            .remark("That a user closed their account is an unknown event; what is kept of them must be erased.")
            .remark("Older notifications by SOAP, such as `AskSellerQuestion`, are rejected: their signature does not "
                    + "cover the text.")
            .unconfirmed("The fields of a buyer's question and of notifications about orders.");

    private final ReplyLimits limits = LimitTable.of(EbayAdapter.class);
    private final Webhook webhook;

    /** An adapter that takes eBay's public key from the account. */
    public EbayAdapter() {
        this(KeyResolver.ofAccount(PUBLIC_KEY));
    }

    /** An adapter that asks for eBay's public keys by their ids, since eBay changes them. */
    public EbayAdapter(KeyResolver keys) {
        webhook = Webhook.of(new EbaySignature(keys)).with(EbayAdapter::handshake);
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

    @Override
    public Rendering render(ApprovedReply reply, ChannelAccount account) {
        return Replies.each(this, reply, account, text -> request(reply.to().address(), text));
    }

    private ChannelEvent event(JsonNode root, Origin origin) {
        String topic = Nodes.text(root.path("metadata"), "topic");
        JsonNode notification = root.path("notification");
        JsonNode data = notification.path("data");
        Instant sentAt = Nodes.instant(notification, "eventDate");
        Long attempts = Nodes.number(notification, "publishAttemptCount");
        Origin here = origin.event(Nodes.text(notification, "notificationId"), sentAt);
        Origin again = attempts != null && attempts > 1 ? here.redelivered() : here;
        if (topic == null) {
            return new UnknownEvent(again, "notification", Nodes.raw(root));
        }
        String order = Nodes.text(data, "orderId");
        if (order != null) {
            return OrderBell.changed(again, topic, null, order);
        }
        Optional<ChannelEvent> question = topic.equals("BUYER_QUESTION") ? question(data, again) : Optional.empty();
        return question.orElseGet(() -> new UnknownEvent(again, topic, Nodes.raw(root)));
    }

    private Optional<ChannelEvent> question(JsonNode data, Origin origin) {
        String id = Nodes.text(data, "questionId");
        String text = Nodes.text(data, "questionText");
        String buyer = Nodes.firstText(data.path("buyer"), "userId", "username");
        String name = Nodes.text(data.path("buyer"), "username");
        if (id == null || text == null || buyer == null) {
            return Optional.empty();
        }
        String listing = Nodes.text(data, "listingId");
        String thread = listing == null ? buyer : listing + ":" + buyer;
        Origin event = origin.event(id, origin.sentAt());
        return Optional.of(new MessageReceived(
                event,
                new Sender(buyer, Sender.Kind.CUSTOMER, name),
                MessageContent.of(text, thread, Audience.PRIVATE),
                Windows.opened(event, limits),
                name == null ? null : ReplyHandle.to(name)));
    }

    private static OutgoingRequest request(String buyer, String text) {
        return Replies.postJson(
                SEND, Replies.object().put("otherPartyUsername", buyer).put("messageText", text));
    }

    private static Reception handshake(RawDelivery delivery, ChannelAccount account, Origin origin) {
        Optional<String> code = delivery.parameter("challenge_code");
        if (code.isEmpty()) {
            return Webhook.rejected(
                    origin,
                    Code.MALFORMED,
                    "A request by GET must be a handshake with a `challenge_code`. Maybe somebody opened the address "
                            + "in a browser.");
        }
        for (String name : List.of(VERIFICATION_TOKEN, ENDPOINT)) {
            if (account.secret(name).isEmpty()) {
                return Webhook.rejected(origin, Code.ACCOUNT_INCOMPLETE, HmacVerifier.missingSecret(account, name));
            }
        }
        String joined = code.get()
                + account.secret(VERIFICATION_TOKEN).orElseThrow()
                + account.secret(ENDPOINT).orElseThrow();
        return Reception.handshake(HttpAnswer.json(
                Replies.object().put("challengeResponse", sha256(joined)).toString()));
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JDK lacks `SHA-256`. Maybe a provider was removed.", e);
        }
    }
}
