package dev.decorum.policy.channel;

import dev.decorum.policy.fact.Surface;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Turns one channel's deliveries into events. Implementations are found by {@link ServiceLoader}, hold no state that
 * changes, and are safe for use by several threads.
 */
public interface ChannelAdapter {
    /** What the adapter says of itself and of its channel. */
    ChannelProfile profile();

    /** What the channel allows in a reply, with the source of each number. */
    ReplyLimits limits();

    /** The id of the channel in the catalogue, such as {@code whatsapp}. */
    default String channel() {
        return profile().channel();
    }

    /** The kind of place that the channel is. */
    default Surface surface() {
        return profile().surface();
    }

    /** The names of the secrets that an account may hold; the one that verifies deliveries comes first. */
    default List<String> secretNames() {
        return List.copyOf(profile().secrets().keySet());
    }

    /** The header that signs a test delivery, see {@link ChannelProfile#testSignature()}. */
    default String testSignature() {
        return profile().testSignature();
    }

    /**
     * Verifies a delivery and reads it. The signature is checked over the raw bytes, in constant time, before anything
     * is parsed; what is not verified becomes a {@link ChannelEvent.Rejected} that holds nothing of it. Whatever the
     * delivery contains, nothing is thrown.
     *
     * @throws IllegalArgumentException when the account belongs to another channel
     */
    Reception receive(RawDelivery delivery, ChannelAccount account);

    /**
     * Reads what a {@link ContentFetcher} has brought. It was fetched with the house's own credentials and is trusted
     * for that; what cannot be read becomes a {@link ChannelEvent.Rejected}, and what goes on in a further piece gives a
     * {@link ChannelEvent.ContentPending} again. By default nothing of the channel's has to be fetched, and the event
     * stays as it was.
     *
     * @throws IllegalArgumentException when the account belongs to another channel
     */
    default List<ChannelEvent> fetched(ChannelEvent.ContentPending pending, Bytes content, ChannelAccount account) {
        return List.of(pending);
    }

    /**
     * Puts an approved reply into the channel's form, in as many messages as its length needs and the channel takes, or
     * says why the channel does not take it. Nothing is sent, and no secret of the account is in the requests: see
     * {@link OutgoingRequest}.
     *
     * @throws IllegalArgumentException when the account belongs to another channel
     */
    Rendering render(ApprovedReply reply, ChannelAccount account);

    /**
     * The adapters on the class path by channel.
     *
     * @throws IllegalStateException when two adapters claim one channel
     */
    static SortedMap<String, ChannelAdapter> installed() {
        SortedMap<String, ChannelAdapter> found = new TreeMap<>();
        for (ChannelAdapter adapter : ServiceLoader.load(ChannelAdapter.class)) {
            ChannelAdapter other = found.putIfAbsent(adapter.channel(), adapter);
            if (other != null) {
                throw new IllegalStateException("Two adapters claim the channel `" + adapter.channel() + "`: "
                        + other.getClass().getName() + " and "
                        + adapter.getClass().getName() + ". Maybe one library is on the class path twice.");
            }
        }
        return Collections.unmodifiableSortedMap(found);
    }
}
