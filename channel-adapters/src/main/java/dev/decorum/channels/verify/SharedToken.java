package dev.decorum.channels.verify;

import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.RawDelivery;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token that the seller chose and the channel repeats in each delivery or handshake. It proves who sends and not what:
 * the body is not covered. Compared in constant time; safe for use by several threads.
 *
 * @param place the header or query parameter that carries the token
 * @param secretName the name of the secret that it must equal
 */
public record SharedToken(String place, String secretName) {

    /** A check of the header. */
    public SignatureCheck inHeader() {
        return (delivery, account, origin) ->
                check(origin, delivery.header(place).orElse(null), account);
    }

    /** A check of the query parameter. */
    public SignatureCheck inQuery() {
        return (RawDelivery delivery, ChannelAccount account, Origin origin) ->
                check(origin, delivery.parameter(place).orElse(null), account);
    }

    /**
     * Why the token cannot be accepted; empty when it is right.
     *
     * @param presented the token as the delivery carries it; null when it carries none
     */
    public Optional<Rejected> check(Origin origin, @Nullable String presented, ChannelAccount account) {
        Optional<String> token = account.secret(secretName);
        if (token.isEmpty()) {
            return Optional.of(
                    new Rejected(origin, Code.ACCOUNT_INCOMPLETE, HmacVerifier.missingSecret(account, secretName)));
        }
        return presented != null && same(token.get(), presented)
                ? Optional.empty()
                : Optional.of(new Rejected(
                        origin,
                        Code.TOKEN_MISMATCH,
                        "The `" + place + "` is "
                                + (presented == null
                                        ? "missing"
                                        : "not the secret `" + secretName + "` of the account `" + account.id() + "`")
                                + ". Enter the same token here and at the "
                                + "channel."));
    }

    /** Whether two texts are equal, in a time that does not tell where they differ. */
    public static boolean same(String expected, String presented) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }
}
