package dev.decorum.channels.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.channels.internal.LimitTable;
import dev.decorum.channels.internal.MetaWebhook;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.PersonKey;
import dev.decorum.channels.internal.Replies;
import dev.decorum.channels.internal.Webhook;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.ApprovedReply.Template;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.IdentityChanged;
import dev.decorum.policy.channel.ChannelEvent.MessageEdited;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.ReactionReceived;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.ChannelProfile;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Surface;
import java.util.ArrayList;
import java.util.List;

/**
 * WhatsApp by Meta's Cloud API.
 *
 * <p>A customer is known by Meta's business-scoped user id where a delivery has one. A number is never an id; it is kept
 * in {@link dev.decorum.policy.channel.ReplyHandle#address()} alone, and there only when no user id came with it.
 *
 * <p>A customer's message opens a window of 24 hours. An edit opens none of its own: since Meta allows edits for 15
 * minutes, the window of an edited message is taken to have opened 15 minutes before the edit. Safe for use by several
 * threads.
 */
public final class WhatsAppAdapter implements ChannelAdapter {
    private static final String MESSAGES = "https://graph.facebook.com/{graph-version}/{phone-number-id}/messages";
    private static final ChannelProfile PROFILE = MetaWebhook.profile("whatsapp", "WhatsApp", Surface.MESSAGING)
            .secret(
                    PersonKey.SENDER_KEY,
                    "keys the digest that stands for a customer of whom Meta gives a number alone; may be left out: "
                            + "then the app secret is the key, and these customers get new ids when it changes")
            .gives(
                    MessageReceived.class,
                    MessageEdited.class,
                    MessageRevoked.class,
                    Echo.class,
                    DeliveryStatus.class,
                    ReactionReceived.class,
                    IdentityChanged.class,
                    UnknownEvent.class)
            .remark("Edits and revocations come for numbers of the Business app alone.")
            .remark("A customer's number is never an id, and an address only where Meta gives no user id.")
            .unconfirmed("The form of the user ids and of their updates is known from public samples.");

    private final ReplyLimits limits = LimitTable.of(WhatsAppAdapter.class);

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
        return MetaWebhook.receive(this, delivery, account, (root, origin) -> events(root, origin, account));
    }

    @Override
    public Rendering render(ApprovedReply reply, ChannelAccount account) {
        Template template = reply.template();
        if (template == null) {
            return Replies.each(
                    this,
                    reply,
                    account,
                    text -> request(reply, "text", Replies.object().put("body", text)));
        }
        Webhook.rightChannel(this, account);
        ObjectNode body = Replies.object().put("name", template.name());
        body.putObject("language").put("code", template.language());
        ArrayNode parameters =
                body.putArray("components").addObject().put("type", "body").putArray("parameters");
        template.values()
                .forEach(value -> parameters.addObject().put("type", "text").put("text", value));
        return new Rendering.Requests(List.of(request(reply, "template", body)));
    }

    private static OutgoingRequest request(ApprovedReply reply, String type, ObjectNode content) {
        ObjectNode body = Replies.object()
                .put("messaging_product", "whatsapp")
                .put("recipient_type", reply.audience() == Audience.GROUP ? "group" : "individual")
                .put("to", reply.to().address())
                .put("type", type);
        body.set(type, content);
        return Replies.postJson(MESSAGES, body);
    }

    private List<ChannelEvent> events(JsonNode root, Origin origin, ChannelAccount account) {
        if (!"whatsapp_business_account".equals(Nodes.text(root, "object"))
                || !root.path("entry").isArray()) {
            return List.of(new UnknownEvent(origin, "delivery", Nodes.raw(root)));
        }
        List<ChannelEvent> events = new ArrayList<>();
        for (JsonNode entry : root.path("entry")) {
            if (!entry.path("changes").isArray()) {
                events.add(new UnknownEvent(origin, "entry", Nodes.raw(entry)));
            }
            for (JsonNode change : entry.path("changes")) {
                events.addAll(new ChangeReader(origin, account, limits, change).events());
            }
        }
        return events;
    }
}
