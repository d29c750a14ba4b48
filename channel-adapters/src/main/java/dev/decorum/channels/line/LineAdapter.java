package dev.decorum.channels.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.channels.internal.LimitTable;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.Replies;
import dev.decorum.channels.internal.Webhook;
import dev.decorum.channels.verify.HmacVerifier;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.MembershipChanged;
import dev.decorum.policy.channel.ChannelEvent.MessageEdited;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.ThreadHandedOver;
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

/**
 * LINE by its Messaging API.
 *
 * <p>A message brings a reply token that serves once and soon ends; a reply by it is free, and carries all parts of the
 * text. A handle without a token is rendered as a push, which LINE may charge. While another module of the account is in
 * charge, messages take no reply and their window is closed. Safe for use by several threads.
 */
public final class LineAdapter implements ChannelAdapter {
    private static final String SECRET = "channel-secret";
    private static final String MESSAGES = "https://api.line.me/v2/bot/message/";
    private static final HmacVerifier SIGNATURE =
            new HmacVerifier("X-Line-Signature", HmacVerifier.Algorithm.SHA256, HmacVerifier.Encoding.BASE64, "");
    private static final Webhook WEBHOOK = Webhook.of(SIGNATURE.overBody(SECRET));
    private static final ChannelProfile PROFILE = ChannelProfile.of("line", "LINE", Surface.MESSAGING)
            .signedBy(
                    "HMAC-SHA256 of the raw body in `X-Line-Signature`, in Base64, without a time",
                    "X-Line-Signature: $(openssl dgst -sha256 -hmac {secret} -binary < {file} | base64)")
            .handshake("POST with an empty list of events; the answer is 200")
            .secret(SECRET, "the secret of the channel at LINE; it signs every delivery")
            .gives(
                    MessageReceived.class,
                    MessageEdited.class,
                    MessageRevoked.class,
                    MembershipChanged.class,
                    ThreadHandedOver.class,
                    UnknownEvent.class)
            .remark("The seller's own messages are not delivered, so there are no echoes.")
            .remark("A message in standby takes no reply: another module of the account is in charge.")
            .remark("A message of a group whose writer LINE does not name has the group as its sender.")
            .remark("What a customer has unsent must be deleted wherever it is kept.")
            .unconfirmed("The life of a reply token is taken as 50 seconds; third parties say a minute or half of one.")
            .unconfirmed("The form of `messageEdited`, `activated` and `deactivated` is not in LINE's public samples.");

    private final ReplyLimits limits = LimitTable.of(LineAdapter.class);

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
        return WEBHOOK.json(this, delivery, account, (root, origin) -> events(root, origin, account));
    }

    @Override
    public Rendering render(ApprovedReply reply, ChannelAccount account) {
        return Replies.together(this, reply, account, texts -> request(reply, texts));
    }

    private static OutgoingRequest request(ApprovedReply reply, List<String> texts) {
        String token = reply.to().token();
        ObjectNode body = token == null
                ? Replies.object().put("to", reply.to().address())
                : Replies.object().put("replyToken", token);
        ArrayNode messages = body.putArray("messages");
        texts.forEach(text -> messages.addObject().put("type", "text").put("text", text));
        return Replies.postJson(MESSAGES + (token == null ? "push" : "reply"), body);
    }

    private List<ChannelEvent> events(JsonNode root, Origin origin, ChannelAccount account) {
        if (!root.path("events").isArray()) {
            return List.of(new UnknownEvent(origin, "delivery", Nodes.raw(root)));
        }
        String destination = Nodes.text(root, "destination");
        String business = destination == null ? account.id() : destination;
        return Nodes.list(root, "events").stream()
                .flatMap(event -> new EventReader(origin, business, limits, event).events().stream())
                .toList();
    }
}
