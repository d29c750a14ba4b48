package dev.decorum.channels.internal;

import dev.decorum.channels.verify.HmacVerifier.Algorithm;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import java.util.HexFormat;

/** Keyed digests that stand for people of whom a channel gives a telephone number or an address alone. */
public final class PersonKey {
    /** The name of the secret that keys the digests; it may be left out. */
    public static final String SENDER_KEY = "sender-key";

    private final String channel;
    private final String key;

    /** The digests of this account, keyed by its {@link #SENDER_KEY} or else by the secret that verifies deliveries. */
    public PersonKey(ChannelAccount account, String verifyingSecret) {
        channel = account.channel();
        key = account.secret(SENDER_KEY)
                .or(() -> account.secret(verifyingSecret))
                .orElseThrow();
    }

    /** The digest of a person, such as {@code number-5d41…}; whoever lacks the key cannot guess whose it is. */
    public String of(String kind, String person) {
        byte[] digest = Algorithm.SHA256.sign(key, Bytes.utf8(channel + " sender\n"), Bytes.utf8(person));
        return kind + "-" + HexFormat.of().formatHex(digest, 0, 16);
    }
}
