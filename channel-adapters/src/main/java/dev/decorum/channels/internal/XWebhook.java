package dev.decorum.channels.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.verify.HmacVerifier;
import dev.decorum.channels.verify.HmacVerifier.Algorithm;
import dev.decorum.channels.verify.HmacVerifier.Encoding;
import dev.decorum.policy.channel.Bytes;
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
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the webhooks of X share: the handshake by {@code crc_token}, and the signature in {@code
 * x-twitter-webhooks-signature} over the raw body.
 *
 * <p>Both are made with the same secret, so the handshake must sign nothing that could be a body: a token with a brace, a
 * quote or a space is refused.
 */
public final class XWebhook {
    /** The name of the secret that signs deliveries and answers handshakes. */
    public static final String CONSUMER_SECRET = "consumer-secret";

    private static final String PREFIX = "sha256=";
    private static final HmacVerifier SIGNATURE =
            new HmacVerifier("x-twitter-webhooks-signature", Algorithm.SHA256, Encoding.BASE64, PREFIX);
    private static final Webhook WEBHOOK =
            Webhook.of(SIGNATURE.overBody(CONSUMER_SECRET)).with(XWebhook::handshake);
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_+/=.:-]{1,512}");

    private XWebhook() {}

    /** What the profiles of the channels on X have in common. */
    public static ChannelProfile profile(String channel, String name, Surface surface) {
        return ChannelProfile.of(channel, name, surface)
                .signedBy(
                        "HMAC-SHA256 of the raw body in `x-twitter-webhooks-signature`, in Base64, without a time",
                        "x-twitter-webhooks-signature: sha256=$(openssl dgst -sha256 -hmac {secret} -binary < {file} | "
                                + "openssl base64 -A)")
                .handshake("GET with `crc_token`, again and again; the answer is its HMAC as `response_token`. A token "
                        + "that could be a body is not signed")
                .secret(CONSUMER_SECRET, "the consumer secret of the app at X; it signs deliveries and handshakes");
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

    /** The name of a user by the users that came with an event, as an array or by their ids; null when not there. */
    public static @Nullable String name(JsonNode users, String id) {
        JsonNode user = users.path(id);
        for (JsonNode other : users) {
            user = id.equals(Nodes.text(data(other), "id")) ? other : user;
        }
        return Nodes.firstText(data(user), "name", "username", "screen_name");
    }

    private static JsonNode data(JsonNode user) {
        return user.path("data").isObject() ? user.path("data") : user;
    }

    private static Reception handshake(RawDelivery delivery, ChannelAccount account, Origin origin) {
        String token = delivery.parameter("crc_token").orElse("");
        if (!TOKEN.matcher(token).matches()) {
            return Webhook.rejected(
                    origin,
                    Code.MALFORMED,
                    "A request by GET must be a handshake with a `crc_token` of at most 512 letters, digits and "
                            + "`_+/=.:-`. Maybe somebody opened the address in a browser, or wants a body signed.");
        }
        Optional<String> secret = account.secret(CONSUMER_SECRET);
        if (secret.isEmpty()) {
            return Webhook.rejected(
                    origin, Code.ACCOUNT_INCOMPLETE, HmacVerifier.missingSecret(account, CONSUMER_SECRET));
        }
        String answer =
                PREFIX + Base64.getEncoder().encodeToString(Algorithm.SHA256.sign(secret.get(), Bytes.utf8(token)));
        return Reception.handshake(
                HttpAnswer.json(Replies.object().put("response_token", answer).toString()));
    }
}
