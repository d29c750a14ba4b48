package dev.decorum.channels.lazada;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.JsonBody;
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
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lazada by its push mechanism. A push holds a message, or says only that a session has something unread; then the
 * session's messages are fetched. Safe for use by several threads.
 */
public final class LazadaAdapter implements ChannelAdapter {
    private static final String APP_SECRET = "app-secret";
    private static final String APP_KEY = "app-key";
    private static final String SESSION = "im_session";
    private static final String SEND = "https://{lazada-host}/rest/im/message/send"
            + "?app_key={app-key}&access_token={access-token}&timestamp={timestamp}&sign_method=sha256&sign={sign}";
    private static final HmacVerifier HMAC = new HmacVerifier("Authorization", Algorithm.SHA256, Encoding.HEX, "");
    private static final Webhook WEBHOOK =
            Webhook.of(SignatureCheck.secret(APP_KEY).and(HMAC.over(APP_SECRET, LazadaAdapter::signed)));
    private static final ChannelProfile PROFILE = ChannelProfile.of("lazada", "Lazada", Surface.MARKETPLACES)
            .signedBy("HMAC-SHA256 of the app key and the raw body in `Authorization`, without a time", "")
            .secret(APP_SECRET, "the secret of the app at Lazada; it signs every delivery")
            .secret(APP_KEY, "no secret: the key of the app, which is signed before the body")
            .gives(
                    MessageReceived.class,
                    MessageRevoked.class,
                    Echo.class,
                    DeliveryStatus.class,
                    ContentPending.class,
                    UnknownEvent.class)
            .remark("An order that changed is pending content; its reference is the order.")
            .remark("A session with something unread is pending content: fetch the first page of its messages.")
            .remark("A push must be answered within 500 ms, else it comes again after half an hour.")
            .unconfirmed("The signed text and the fields of messages are known from a copy of Lazada's documentation.")
            .unconfirmed("The form of fetched messages and of the request that sends one is from memory.");

    private final ReplyLimits limits = LimitTable.of(LazadaAdapter.class);

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
        return WEBHOOK.json(this, delivery, account, this::events);
    }

    @Override
    public List<ChannelEvent> fetched(ContentPending pending, Bytes content, ChannelAccount account) {
        Webhook.rightChannel(this, account);
        Origin origin = pending.origin().event(null, null);
        return pending.topic().equals(SESSION)
                ? JsonBody.read(content, origin, root -> page(root, origin)).events()
                : List.of(pending);
    }

    @Override
    public Rendering render(ApprovedReply reply, ChannelAccount account) {
        return Replies.each(this, reply, account, text -> request(reply.to().address(), text));
    }

    private List<ChannelEvent> events(JsonNode root, Origin origin) {
        String type = Nodes.text(root, "message_type");
        JsonNode data = root.path("data");
        ChannelEvent unknown = new UnknownEvent(origin, type == null ? "push" : "type " + type, Nodes.raw(root));
        return switch (type == null ? "" : type) {
            case "0" -> List.of(order(data, "order_status", origin, unknown));
            case "10" -> List.of(order(data, "reverse_status", origin, unknown));
            case "2" -> List.of(new MessageReader(origin, limits).event(data));
            case "19" -> session(data, origin, unknown);
            default -> List.of(unknown);
        };
    }

    private static ChannelEvent order(JsonNode data, String stateField, Origin origin, ChannelEvent unknown) {
        String order = Nodes.text(data, "trade_order_id");
        if (order == null) {
            return unknown;
        }
        String reverse = Nodes.firstText(data, "reverse_order_line_id", "reverse_order_id");
        String line = reverse == null ? Nodes.text(data, "trade_order_line_id") : reverse;
        String state = Nodes.text(data, stateField);
        String id = (line == null ? order : line) + ":" + state + ":" + Nodes.text(data, "status_update_time");
        Origin here = origin.event(id, Nodes.seconds(data, "status_update_time"));
        return OrderBell.changed(here, reverse == null ? "trade_order" : "reverse_order", state, order);
    }

    private static List<ChannelEvent> session(JsonNode data, Origin origin, ChannelEvent unknown) {
        String session = Nodes.text(data, "session_id");
        if (session == null) {
            return List.of(unknown);
        }
        List<ChannelEvent> events = new ArrayList<>();
        Instant read = Nodes.millis(data, "to_position");
        if (read != null) {
            Origin here = origin.event(session + ":read:" + read.toEpochMilli(), read);
            events.add(new DeliveryStatus(here, null, DeliveryStatus.State.READ, null, null));
        }
        if (Nodes.number(data, "unread_count") != null) {
            String id = session + ":unread:" + Nodes.text(data, "self_position") + ":" + Nodes.text(data, "to_position")
                    + ":" + Nodes.text(data, "unread_count");
            events.add(new ContentPending(origin.event(id, null), SESSION, session, session));
        }
        return events.isEmpty() ? List.of(unknown) : events;
    }

    private List<ChannelEvent> page(JsonNode root, Origin origin) {
        List<JsonNode> messages = Nodes.list(root.path("data"), "message_list");
        MessageReader reader = new MessageReader(origin, limits);
        return messages.isEmpty()
                ? List.of(new UnknownEvent(origin, SESSION, Nodes.raw(root)))
                : messages.stream().map(reader::event).toList();
    }

    private static OutgoingRequest request(String session, String text) {
        String body = "session_id=" + Replies.encoded(session) + "&template_id=1&txt=" + Replies.encoded(text);
        return OutgoingRequest.post(
                SEND, Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"), Bytes.utf8(body));
    }

    private static List<Bytes> signed(RawDelivery delivery, ChannelAccount account) {
        return List.of(Bytes.utf8(account.secret(APP_KEY).orElse("")), delivery.body());
    }
}
