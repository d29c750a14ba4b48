package dev.decorum.channels.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.internal.LimitTable;
import dev.decorum.channels.internal.MetaWebhook;
import dev.decorum.channels.internal.Nodes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.fact.Surface;
import java.util.ArrayList;
import java.util.List;

/**
 * WhatsApp by Meta's Cloud API.
 *
 * <p>Secrets of the account:
 *
 * <ul>
 *   <li>{@code app-secret}: the secret of the app at Meta; it signs every delivery.
 *   <li>{@code verify-token}: the token that the seller chose for the handshake.
 *   <li>{@code sender-key} (may be left out): keys the digest that stands for a customer of whom Meta gives a telephone
 *       number alone. Without it the app secret is the key, and these customers get new ids when that is rotated.
 * </ul>
 *
 * <p>A customer is known by Meta's business-scoped user id where a delivery has one. A number is never an id; it is kept
 * in {@link dev.decorum.policy.channel.ReplyHandle#address()} alone, and there only when no user id came with it.
 *
 * <p>A customer's message opens a window of 24 hours. An edit opens none of its own: since Meta allows edits for 15
 * minutes, the window of an edited message is taken to have opened 15 minutes before the edit. Safe for use by several
 * threads.
 */
public final class WhatsAppAdapter implements ChannelAdapter {
    private final ReplyLimits limits = LimitTable.of(WhatsAppAdapter.class);

    @Override
    public String channel() {
        return "whatsapp";
    }

    @Override
    public Surface surface() {
        return Surface.MESSAGING;
    }

    @Override
    public ReplyLimits limits() {
        return limits;
    }

    @Override
    public List<String> secretNames() {
        return List.of(MetaWebhook.APP_SECRET, MetaWebhook.VERIFY_TOKEN, People.SENDER_KEY);
    }

    @Override
    public String testSignature() {
        return MetaWebhook.TEST_SIGNATURE;
    }

    @Override
    public Reception receive(RawDelivery delivery, ChannelAccount account) {
        return MetaWebhook.receive(this, delivery, account, (root, origin) -> events(root, origin, account));
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
