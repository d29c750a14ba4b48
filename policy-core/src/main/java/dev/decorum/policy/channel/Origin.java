package dev.decorum.policy.channel;

import dev.decorum.policy.fact.Surface;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where and when an event came about.
 *
 * @param channel the id of the channel in the catalogue
 * @param surface the kind of place
 * @param account the house's own name for the account that received it
 * @param id a key by which the same event is recognised when it is delivered again, made of the channel's own ids; null
 *     when the channel gives none
 * @param sentAt when it happened by the channel's clock; null when not known
 * @param receivedAt when it arrived here
 * @param redelivery whether it has been delivered before, as far as the channel says
 */
public record Origin(
        String channel,
        Surface surface,
        String account,
        @Nullable String id,
        @Nullable Instant sentAt,
        Instant receivedAt,
        boolean redelivery) {

    /** The origin of a delivery as a whole. */
    public static Origin of(ChannelAdapter adapter, ChannelAccount account, RawDelivery delivery) {
        return new Origin(adapter.channel(), adapter.surface(), account.id(), null, null, delivery.receivedAt(), false);
    }

    /** The origin of one event in this delivery. */
    public Origin event(@Nullable String eventId, @Nullable Instant eventSentAt) {
        return new Origin(channel, surface, account, eventId, eventSentAt, receivedAt, redelivery);
    }

    /** The same origin, marked as delivered before. */
    public Origin redelivered() {
        return new Origin(channel, surface, account, id, sentAt, receivedAt, true);
    }

    /** Without the ids, since some channels make them of names or addresses. */
    @Override
    public String toString() {
        return channel + "/" + account + " at " + receivedAt + (redelivery ? ", again" : "");
    }
}
