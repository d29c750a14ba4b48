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
    /** The id of the channel in the catalogue, such as {@code whatsapp}. */
    String channel();

    /** The kind of place that the channel is. */
    Surface surface();

    /** What the channel allows in a reply, with the source of each number. */
    ReplyLimits limits();

    /** The names of the secrets that an account may hold; the one that verifies deliveries comes first. */
    List<String> secretNames();

    /**
     * The header that signs a test delivery, as the inside of a word in double quotes of a POSIX shell. In it {@code
     * {secret}} and {@code {file}} stand for the secret that verifies deliveries and for the file that holds the body.
     */
    String testSignature();

    /**
     * Verifies a delivery and reads it. The signature is checked over the raw bytes, in constant time, before anything
     * is parsed; what is not verified becomes a {@link ChannelEvent.Rejected} that holds nothing of it. Whatever the
     * delivery contains, nothing is thrown.
     *
     * @throws IllegalArgumentException when the account belongs to another channel
     */
    Reception receive(RawDelivery delivery, ChannelAccount account);

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
