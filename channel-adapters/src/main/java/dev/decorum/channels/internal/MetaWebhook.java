package dev.decorum.channels.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.verify.HmacVerifier;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.HttpAnswer;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What the webhooks of all of Meta's products share: the handshake by {@code hub.challenge}, and the signature in {@code
 * X-Hub-Signature-256} over the raw body. There is no signed time stamp, hence no check of age.
 */
public final class MetaWebhook {
    /** The name of the secret that signs deliveries: the secret of the app at Meta. */
    public static final String APP_SECRET = "app-secret";

    /** The name of the token that the seller chose for the handshake. */
    public static final String VERIFY_TOKEN = "verify-token";

    /** How to sign a test delivery, see {@link ChannelAdapter#testSignature()}. */
    public static final String TEST_SIGNATURE =
            "X-Hub-Signature-256: sha256=$(openssl dgst -sha256 -hmac {secret} < {file} | sed 's/.* //')";

    private static final HmacVerifier SIGNATURE = new HmacVerifier(
            "X-Hub-Signature-256", HmacVerifier.Algorithm.SHA256, HmacVerifier.Encoding.HEX, "sha256=");

    private MetaWebhook() {}

    /**
     * Answers a handshake, or verifies a delivery and hands its root to the reader.
     *
     * @throws IllegalArgumentException when the account belongs to another channel
     */
    public static Reception receive(
            ChannelAdapter adapter,
            RawDelivery delivery,
            ChannelAccount account,
            BiFunction<JsonNode, Origin, List<ChannelEvent>> reader) {
        if (!account.channel().equals(adapter.channel())) {
            throw new IllegalArgumentException("The account `" + account.id() + "` belongs to the channel `"
                    + account.channel() + "`, and this adapter reads `" + adapter.channel()
                    + "`. Maybe the route leads to the wrong adapter.");
        }
        Origin origin = Origin.of(adapter, account, delivery);
        return switch (delivery.method()) {
            case "GET" -> handshake(delivery, account, origin);
            case "POST" -> {
                Optional<Rejected> refused =
                        JsonBody.tooLarge(delivery, origin).or(() -> unsigned(delivery, account, origin));
                yield refused.map(Reception::rejected)
                        .orElseGet(() -> JsonBody.read(delivery, origin, root -> reader.apply(root, origin)));
            }
            default ->
                rejected(
                        origin,
                        Code.METHOD_UNSUPPORTED,
                        "The channel uses GET and POST alone. Maybe somebody else found the address.");
        };
    }

    private static Optional<Rejected> unsigned(RawDelivery delivery, ChannelAccount account, Origin origin) {
        String presented = delivery.header(SIGNATURE.header()).orElse(null);
        return SIGNATURE.check(origin, presented, account, APP_SECRET, delivery.body());
    }

    private static Reception handshake(RawDelivery delivery, ChannelAccount account, Origin origin) {
        Optional<String> token = account.secret(VERIFY_TOKEN);
        if (token.isEmpty()) {
            return rejected(origin, Code.ACCOUNT_INCOMPLETE, HmacVerifier.missingSecret(account, VERIFY_TOKEN));
        }
        Optional<String> challenge = delivery.parameter("hub.challenge");
        if (challenge.isEmpty()
                || !"subscribe".equals(delivery.parameter("hub.mode").orElse(""))) {
            return rejected(
                    origin,
                    Code.MALFORMED,
                    "A request by GET must be a handshake: `hub.mode` is `subscribe`, and there is a `hub.challenge`. "
                            + "Maybe somebody opened the address in a browser.");
        }
        if (!same(token.get(), delivery.parameter("hub.verify_token").orElse(""))) {
            return rejected(
                    origin,
                    Code.TOKEN_MISMATCH,
                    "The `hub.verify_token` of the handshake is not the secret `" + VERIFY_TOKEN + "` of the account `"
                            + account.id() + "`. Enter the same token in both places.");
        }
        return Reception.handshake(HttpAnswer.text(challenge.get()));
    }

    private static boolean same(String expected, String presented) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }

    private static Reception rejected(Origin origin, Code code, String reason) {
        return Reception.rejected(new Rejected(origin, code, reason));
    }
}
