package dev.decorum.channels.mercadolibre;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decorum.channels.internal.JsonBody;
import dev.decorum.channels.internal.LimitTable;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.channels.internal.Replies;
import dev.decorum.channels.internal.Webhook;
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
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.ChannelProfile;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.Rendering.Refusal;
import dev.decorum.policy.channel.Rendering.Refusal.Code;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.fact.Surface;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mercado Libre by its notifications. They are not signed and hold nothing but what to fetch; what the house then
 * fetches with its own credentials is read. A thread is the path of a pack, such as {@code packs/2000/sellers/123}. Safe
 * for use by several threads.
 */
public final class MercadoLibreAdapter implements ChannelAdapter {
    private static final String MESSAGES = "messages";
    private static final Pattern THREAD = Pattern.compile("packs/([0-9]{1,20})/sellers/([0-9]{1,20})");
    private static final Webhook WEBHOOK = Webhook.of(SignatureCheck.none());
    private static final ChannelProfile PROFILE = ChannelProfile.of(
                    "mercado-libre", "Mercado Libre", Surface.MARKETPLACES)
            .secret(
                    PackReader.SELLER_ID,
                    "no secret: the user id of the seller, whose messages are echoes; may be left out where the "
                            + "fetched messages name the seller")
            .gives(MessageReceived.class, Echo.class, DeliveryStatus.class, ContentPending.class, UnknownEvent.class)
            .remark("Nothing proves a notification, and nothing is taken from it but what to fetch: the house fetches "
                    + "it with its own credentials, and only from Mercado Libre.")
            .remark("Only the topic `messages` is read once fetched; orders and the rest are looked up by the house.")
            .remark("When a conversation is blocked, the window of its messages is closed.")
            .unconfirmed("That a notification has no signature: none was found.");

    private final ReplyLimits limits = LimitTable.of(MercadoLibreAdapter.class);

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
        return WEBHOOK.json(this, delivery, account, (root, origin) -> List.of(bell(root, origin)));
    }

    @Override
    public List<ChannelEvent> fetched(ContentPending pending, Bytes content, ChannelAccount account) {
        Webhook.rightChannel(this, account);
        Origin origin = pending.origin().event(null, null);
        return pending.topic().equals(MESSAGES)
                ? JsonBody.read(content, origin, root -> new PackReader(origin, account, limits, root).events())
                        .events()
                : List.of(pending);
    }

    @Override
    public Rendering render(ApprovedReply reply, ChannelAccount account) {
        Webhook.rightChannel(this, account);
        Matcher thread = THREAD.matcher(reply.thread());
        return thread.matches()
                ? Replies.each(
                        this, reply, account, text -> request(thread, reply.to().address(), text))
                : new Refusal(
                        Code.INCOMPLETE,
                        "The thread of the reply is no pack of Mercado Libre.",
                        "Answer a message of a pack, and keep its thread as it is.");
    }

    private static ChannelEvent bell(JsonNode root, Origin origin) {
        String topic = Nodes.text(root, "topic");
        String resource = Nodes.text(root, "resource");
        Origin here = origin.event(Nodes.firstText(root, "_id", "id"), Nodes.instant(root, "sent"));
        Long attempts = Nodes.number(root, "attempts");
        Origin again = attempts != null && attempts > 1 ? here.redelivered() : here;
        return topic == null || resource == null
                ? new UnknownEvent(again, "notification", Nodes.raw(root))
                : new ContentPending(again, topic, resource, null);
    }

    private static OutgoingRequest request(Matcher thread, String buyer, String text) {
        ObjectNode body = Replies.object();
        body.putObject("from").put("user_id", thread.group(2));
        body.putObject("to").put("user_id", buyer);
        body.put("text", text);
        return Replies.postJson(
                "https://api.mercadolibre.com/messages/packs/" + thread.group(1) + "/sellers/" + thread.group(2)
                        + "?tag=post_sale",
                body);
    }
}
