package dev.decorum.policy.channel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.decorum.policy.internal.Values;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The seller's account at a channel, with the secrets that its adapter needs. Each adapter documents their names.
 *
 * <p>Secrets can be read from JSON and are never written to it, nor shown by {@code toString}. Safe for use by several
 * threads.
 */
public final class ChannelAccount {
    private final String id;
    private final String channel;
    private final Map<String, String> secrets;

    private ChannelAccount(String id, String channel, Map<String, String> secrets) {
        this.id = id;
        this.channel = channel;
        this.secrets = secrets;
    }

    /**
     * An account.
     *
     * @param id the house's own name for it, such as {@code shop-de}; no personal data, for it appears in messages
     * @param channel the id of the channel in the catalogue
     * @param secrets the secrets by name
     * @throws IllegalArgumentException when the id, the channel or a secret is missing or blank
     */
    @JsonCreator
    public static ChannelAccount of(
            @JsonProperty("id") String id,
            @JsonProperty("channel") String channel,
            @JsonProperty(value = "secrets", access = JsonProperty.Access.WRITE_ONLY) Map<String, String> secrets) {
        Values.required(id, "The id of the account");
        Values.required(channel, "The channel of the account `" + id + "`");
        Map<String, String> copy = new TreeMap<>(secrets == null ? Map.of() : secrets);
        copy.forEach(
                (name, secret) -> Values.required(secret, "The secret `" + name + "` of the account `" + id + "`"));
        return new ChannelAccount(id, channel, copy);
    }

    /** The house's own name for the account. */
    @JsonProperty
    public String id() {
        return id;
    }

    /** The id of the channel in the catalogue. */
    @JsonProperty
    public String channel() {
        return channel;
    }

    /** The secret of this name. */
    public Optional<String> secret(String name) {
        return Optional.ofNullable(secrets.get(name));
    }

    @Override
    public String toString() {
        return "ChannelAccount[" + id + ", " + channel + ", secrets " + secrets.keySet() + "]";
    }
}
