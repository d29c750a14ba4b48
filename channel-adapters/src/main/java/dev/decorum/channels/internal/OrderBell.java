package dev.decorum.channels.internal;

import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.Origin;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bell that a marketplace rings for an order. What changed is only a hint, for it can be old when it arrives: the
 * house looks the order up.
 */
public final class OrderBell {
    private static final Pattern STATE = Pattern.compile("[A-Za-z][A-Za-z0-9_ -]{0,59}");

    private OrderBell() {}

    /**
     * Something about this order changed.
     *
     * @param topic the channel's name of the notification
     * @param state the channel's word for what it says, which follows the topic after a colon, such as {@code
     *     order_status:SHIPPED}; left out when it is null or no word
     * @param order the channel's id of the order, which becomes the reference
     */
    public static ContentPending changed(Origin origin, String topic, @Nullable String state, String order) {
        boolean hasState = state != null && STATE.matcher(state).matches();
        return new ContentPending(origin, hasState ? topic + ":" + state : topic, order, null);
    }
}
