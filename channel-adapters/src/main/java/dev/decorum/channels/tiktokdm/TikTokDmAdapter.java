package dev.decorum.channels.tiktokdm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.decorum.channels.internal.JsonBody;
import dev.decorum.channels.internal.LimitTable;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.Replies;
import dev.decorum.channels.internal.Webhook;
import dev.decorum.channels.verify.HmacVerifier;
import dev.decorum.channels.verify.HmacVerifier.Algorithm;
import dev.decorum.channels.verify.HmacVerifier.Encoding;
import dev.decorum.channels.verify.SignedTime;
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
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.fact.Surface;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Direct messages of TikTok business accounts. What happened is JSON in a text inside of the delivery; accounts in the
 * EU are told only that something waits. A message opens a window of 48 hours and ten replies. Safe for use by several
 * threads.
 */
public final class TikTokDmAdapter implements ChannelAdapter {
    private static final String SECRET = "client-secret";
    private static final String BELL = "im_receive_msg_eu";
    private static final String SEND = "https://business-api.tiktok.com/open_api/{api-version}/business/message/send/";
    private static final Webhook WEBHOOK =
            Webhook.of(new HmacVerifier("Tiktok-Signature", Algorithm.SHA256, Encoding.HEX, "")
                    .overFields(SECRET, "t", "s", ".", SignedTime.USUAL));
    private static final ChannelProfile PROFILE = ChannelProfile.of(
                    "tiktok-dm", "TikTok direct messages", Surface.SOCIAL_DMS)
            .signedBy("HMAC-SHA256 of the time, a dot and the raw body in `Tiktok-Signature`, with the time", "")
            .secret(SECRET, "the secret of the app at TikTok; it signs every delivery")
            .gives(MessageReceived.class, Echo.class, DeliveryStatus.class, ContentPending.class, UnknownEvent.class)
            .remark("The customer must write first; a comment opens no window.")
            .remark("Accounts registered in the EEA, Switzerland or the United Kingdom have no messages by this way; a "
                    + "bell from there is pending content.")
            .unconfirmed("The fields of messages and the request that sends one are known from public code.")
            .unconfirmed("The form of what is fetched for a bell of the EU is from memory.");

    private final ReplyLimits limits = LimitTable.of(TikTokDmAdapter.class);

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
    public List<ChannelEvent> fetched(ContentPending pending, Bytes content, ChannelAccount account) {
        Webhook.rightChannel(this, account);
        Origin origin = pending.origin().event(null, null);
        MessageReader reader = new MessageReader(origin, limits);
        return JsonBody.read(content, origin, root -> {
                    List<JsonNode> messages = Nodes.list(root.path("data"), "messages");
                    return messages.isEmpty()
                            ? List.of(new UnknownEvent(origin, BELL, Nodes.raw(root)))
                            : messages.stream()
                                    .map(message -> reader.event(message, MessageReader.bySeller(message), null))
                                    .toList();
                })
                .events();
    }

    @Override
    public Rendering render(ApprovedReply reply, ChannelAccount account) {
        return Replies.each(this, reply, account, text -> request(reply.to().address(), text));
    }

    private ChannelEvent event(JsonNode root, Origin origin) {
        String kind = Nodes.text(root, "event");
        String json = Nodes.text(root, "content");
        Instant sentAt = Nodes.seconds(root, "create_time");
        JsonNode content =
                json == null ? MissingNode.getInstance() : JsonBody.tree(json).orElse(MissingNode.getInstance());
        ChannelEvent unknown =
                new UnknownEvent(origin.event(null, sentAt), kind == null ? "delivery" : kind, Nodes.raw(root));
        ChannelEvent known =
                switch (kind == null || content.isMissingNode() ? "" : kind) {
                    case "im_receive_msg" ->
                        new MessageReader(origin, limits).event(content, MessageReader.bySeller(content), sentAt);
                    case "im_send_msg" -> new MessageReader(origin, limits).event(content, true, sentAt);
                    case "im_mark_read_msg" -> read(content, origin);
                    case BELL -> bell(content, origin, sentAt);
                    default -> null;
                };
        return known == null ? unknown : known;
    }

    private static @Nullable ChannelEvent read(JsonNode content, Origin origin) {
        String thread = Nodes.text(content, "conversation_id");
        Instant until = Nodes.millis(content.path("read"), "last_read_timestamp");
        if (thread == null || until == null || MessageReader.bySeller(content)) {
            return null;
        }
        Origin here = origin.event(thread + ":read:" + until.toEpochMilli(), until);
        String reader = Nodes.text(content.path("from_user"), "id");
        return new DeliveryStatus(here, null, DeliveryStatus.State.READ, reader, null);
    }

    private static @Nullable ChannelEvent bell(JsonNode content, Origin origin, @Nullable Instant sentAt) {
        String thread = Nodes.text(content, "conversation_id");
        String message = Nodes.text(content, "message_id");
        String reference = message == null ? thread : message;
        if (reference == null) {
            return null;
        }
        String id = message != null ? message + ":bell" : thread + ":bell:" + sentAt;
        return new ContentPending(origin.event(id, sentAt), BELL, reference, thread);
    }

    private static OutgoingRequest request(String conversation, String text) {
        var body = Replies.object()
                .put("business_id", "{business-id}")
                .put("recipient_type", "CONVERSATION")
                .put("recipient", conversation)
                .put("message_type", "TEXT");
        body.putObject("text").put("body", text);
        return Replies.postJson(SEND, Map.of("Access-Token", "{access-token}"), body);
    }
}
