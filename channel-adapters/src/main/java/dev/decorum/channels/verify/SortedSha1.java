package dev.decorum.channels.verify;

import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.Origin;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The signature of WeChat and WeCom: SHA-1 over the token and other texts, sorted and joined, in hexadecimal. Compared in
 * constant time; safe for use by several threads.
 *
 * @param parameter the query parameter that carries the signature
 * @param secretName the name of the secret that is the token
 */
public record SortedSha1(String parameter, String secretName) {

    /**
     * Why the delivery cannot be accepted; empty when the signature is right.
     *
     * @param presented the signature as the delivery carries it; null when it carries none
     * @param parts what is signed beside the token, in any order
     */
    public Optional<Rejected> check(
            Origin origin, @Nullable String presented, ChannelAccount account, String... parts) {
        Optional<String> token = account.secret(secretName);
        if (token.isEmpty()) {
            return rejected(origin, Code.ACCOUNT_INCOMPLETE, HmacVerifier.missingSecret(account, secretName));
        }
        if (presented == null || presented.isBlank()) {
            return rejected(
                    origin,
                    Code.SIGNATURE_MISSING,
                    "The parameter `" + parameter
                            + "` is missing, so nothing shows that the channel sent this. Maybe a "
                            + "proxy drops the query, or somebody else found the address.");
        }
        if (!presented.matches("[0-9A-Fa-f]{40}")) {
            return rejected(
                    origin,
                    Code.SIGNATURE_MALFORMED,
                    "The parameter `" + parameter
                            + "` is no signature: it must be 40 hexadecimal digits. Maybe a proxy "
                            + "rewrites the query.");
        }
        String[] all = Arrays.copyOf(parts, parts.length + 1);
        all[parts.length] = token.get();
        return SharedToken.same(sign(all), presented.toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : rejected(
                        origin,
                        Code.SIGNATURE_MISMATCH,
                        "The signature in the parameter `" + parameter + "` does not match the delivery. Maybe the "
                                + "secret `" + secretName + "` of the account `" + account.id()
                                + "` is not the channel's current one, or the delivery was changed on its way.");
    }

    /** The signature over these texts, the token among them, in lower case. */
    public static String sign(String... texts) {
        String joined = Arrays.stream(texts).sorted().collect(Collectors.joining());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(joined.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JDK lacks `SHA-1`. Maybe a provider was removed.", e);
        }
    }

    private static Optional<Rejected> rejected(Origin origin, Code code, String reason) {
        return Optional.of(new Rejected(origin, code, reason));
    }
}
