package dev.decorum.channels.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.channels.internal.JsonBody;
import dev.decorum.channels.internal.LimitTable;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.Replies;
import dev.decorum.channels.internal.WeChatWebhook;
import dev.decorum.channels.internal.Webhook;
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
import dev.decorum.policy.channel.Rendering.Refusal;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.fact.Surface;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * WeCom's customer service. A delivery says only that something waits; the messages are then fetched by {@code
 * kf/sync_msg}, whose parameters are the reference of the pending content.
 *
 * <p>A message opens a window of 48 hours and five replies. A customer who comes in may be greeted once within 20
 * seconds; that is told as a message without words whose reply carries the welcome code. Safe for use by several threads.
 */
public final class WeComAdapter implements ChannelAdapter {
    private static final String CORP_ID = "corp-id";
    private static final String BELL = "kf_msg_or_event";
    private static final String SERVICE = "https://qyapi.weixin.qq.com/cgi-bin/kf/";
    private static final String TOKEN = "?access_token={access-token}";
    private static final WeChatWebhook WEBHOOK = new WeChatWebhook(CORP_ID, false);
    private static final ChannelProfile PROFILE = ChannelProfile.of("wecom", "WeCom", Surface.PRIVATE_DOMAIN)
            .signedBy("sorted SHA-1 of token, time, nonce and envelope in the parameter `msg_signature`", "")
            .handshake("GET with `msg_signature` and `echostr`, an envelope; the answer is the word inside")
            .secret(WeChatWebhook.TOKEN, "the token that the seller chose; it signs every delivery")
            .secret(WeChatWebhook.AES_KEY, "the EncodingAESKey; it opens the envelopes")
            .secret(CORP_ID, "no secret: the corpid, to which every envelope is addressed")
            .gives(
                    MessageReceived.class,
                    MessageRevoked.class,
                    Echo.class,
                    DeliveryStatus.class,
                    ContentPending.class,
                    UnknownEvent.class)
            .remark("Every message is pending content: fetch kf/sync_msg with the parameters in the reference. Keep "
                    + "`next_cursor` of each customer service account once its events are processed.")
            .remark("A customer who comes in is a message without words; the greeting goes out by its welcome code.")
            .remark("Messages among the house's own people and changes of groups are kept whole and not read.")
            .unconfirmed("Some fields of fetched messages are from memory, as are the requests that send a reply.")
            .unconfirmed("How long and for how many messages a window lasts is known from public code.");

    private final ReplyLimits limits = LimitTable.of(WeComAdapter.class);

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
        return WEBHOOK.receive(this, delivery, account, WeComAdapter::bell);
    }

    @Override
    public List<ChannelEvent> fetched(ContentPending pending, Bytes content, ChannelAccount account) {
        Webhook.rightChannel(this, account);
        Origin origin = pending.origin().event(null, null);
        return JsonBody.read(content, origin, root -> page(root, origin, pending))
                .events();
    }

    @Override
    public Rendering render(ApprovedReply reply, ChannelAccount account) {
        Webhook.rightChannel(this, account);
        String code = reply.to().token();
        if (code != null) {
            return Replies.each(this, reply, account, text -> greeting(code, text));
        }
        int end = reply.thread().indexOf(':');
        return end > 0
                ? Replies.each(
                        this,
                        reply,
                        account,
                        text -> message(reply, reply.thread().substring(0, end), text))
                : new Refusal(
                        Refusal.Code.INCOMPLETE,
                        "The thread of the reply names no customer service account.",
                        "Answer in the thread of the customer's message.");
    }

    private static List<ChannelEvent> bell(JsonNode root, Origin origin) {
        String event = Nodes.text(root, "Event");
        String type = event != null ? event : Nodes.text(root, "MsgType");
        String token = Nodes.text(root, "Token");
        String service = Nodes.text(root, "OpenKfId");
        if (!BELL.equals(event) || token == null || service == null) {
            return List.of(new UnknownEvent(
                    origin.event(Nodes.text(root, "MsgId"), Nodes.seconds(root, "CreateTime")),
                    type == null ? "delivery" : type,
                    Nodes.raw(root)));
        }
        Origin here = origin.event(
                service + ":" + Nodes.text(root, "CreateTime") + ":" + token, Nodes.seconds(root, "CreateTime"));
        String reference = "open_kfid=" + Replies.encoded(service) + "&token=" + Replies.encoded(token);
        return List.of(new ContentPending(here, BELL, reference, null));
    }

    private List<ChannelEvent> page(JsonNode root, Origin origin, ContentPending pending) {
        String error = Nodes.text(root, "errcode");
        if (!root.path("msg_list").isArray() || (error != null && !error.equals("0"))) {
            return List.of(new UnknownEvent(origin, error == null ? "sync_msg" : "errcode " + error, Nodes.raw(root)));
        }
        List<ChannelEvent> events = new ArrayList<>();
        for (JsonNode message : root.path("msg_list")) {
            events.add(new MessageReader(origin, limits, message).event());
        }
        String cursor = Nodes.text(root, "next_cursor");
        if ("1".equals(Nodes.text(root, "has_more")) && cursor != null) {
            events.add(next(pending, cursor));
        }
        return events;
    }

    /** What the bell named, from a later place on. */
    private static ContentPending next(ContentPending pending, String cursor) {
        String before = pending.reference();
        int old = before.indexOf("&cursor=");
        String bell = old < 0 ? before : before.substring(0, old);
        Origin here =
                pending.origin().event("cursor:" + cursor, pending.origin().sentAt());
        return new ContentPending(here, BELL, bell + "&cursor=" + Replies.encoded(cursor), null);
    }

    private static OutgoingRequest message(ApprovedReply reply, String service, String text) {
        var body = Replies.object().put("touser", reply.to().address()).put("open_kfid", service);
        return text(body.put("msgtype", "text"), "send_msg", text);
    }

    private static OutgoingRequest greeting(String code, String text) {
        return text(Replies.object().put("code", code).put("msgtype", "text"), "send_msg_on_event", text);
    }

    private static OutgoingRequest text(ObjectNode body, String method, String text) {
        body.putObject("text").put("content", text);
        return Replies.postJson(SERVICE + method + TOKEN, Map.of(), body);
    }
}
