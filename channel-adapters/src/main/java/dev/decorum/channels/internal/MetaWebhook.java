package dev.decorum.channels.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.verify.HmacVerifier;
import dev.decorum.channels.verify.SharedToken;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.ChannelProfile;
import dev.decorum.policy.channel.HttpAnswer;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.fact.Surface;
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

    private static final HmacVerifier SIGNATURE = new HmacVerifier(
            "X-Hub-Signature-256", HmacVerifier.Algorithm.SHA256, HmacVerifier.Encoding.HEX, "sha256=");

    private static final SharedToken TOKEN = new SharedToken("hub.verify_token", VERIFY_TOKEN);

    private static final Webhook WEBHOOK =
            Webhook.of(SIGNATURE.overBody(APP_SECRET)).with(MetaWebhook::handshake);

    private MetaWebhook() {}

    /** What the profiles of Meta's products have in common. */
    public static ChannelProfile profile(String channel, String name, Surface surface) {
        return ChannelProfile.of(channel, name, surface)
                .signedBy(
                        "HMAC-SHA256 of the raw body in `X-Hub-Signature-256`, without a time",
                        "X-Hub-Signature-256: sha256=$(openssl dgst -sha256 -hmac {secret} < {file} | sed 's/.* //')")
                .handshake("GET with `hub.verify_token`; the answer is `hub.challenge`")
                .secret(APP_SECRET, "the secret of the app at Meta; it signs every delivery")
                .secret(VERIFY_TOKEN, "the token that the seller chose for the handshake");
    }

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
        return WEBHOOK.json(adapter, delivery, account, reader);
    }

    private static Reception handshake(RawDelivery delivery, ChannelAccount account, Origin origin) {
        Optional<String> challenge = delivery.parameter("hub.challenge");
        if (challenge.isEmpty()
                || !"subscribe".equals(delivery.parameter("hub.mode").orElse(""))) {
            return Webhook.rejected(
                    origin,
                    Code.MALFORMED,
                    "A request by GET must be a handshake: `hub.mode` is `subscribe`, and there is a `hub.challenge`. "
                            + "Maybe somebody opened the address in a browser.");
        }
        return TOKEN.inQuery()
                .check(delivery, account, origin)
                .map(Reception::rejected)
                .orElseGet(() -> Reception.handshake(HttpAnswer.text(challenge.get())));
    }
}
