package dev.decorum.channels.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.decorum.channels.verify.SignatureCheck;
import dev.decorum.channels.verify.SignedTime;
import dev.decorum.channels.verify.SortedSha1;
import dev.decorum.channels.verify.WeChatEnvelope;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.HttpAnswer;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What WeChat and WeCom share: a sorted signature with its time in the query, an envelope around the body, and a
 * handshake by {@code echostr}. The signature covers the envelope; in the clear it covers the time alone, so an account
 * that has a key takes nothing in the clear.
 *
 * @param receiver the name of the secret that is the id of the envelope's receiver
 * @param plain whether an account without a key takes deliveries in the clear
 */
public record WeChatWebhook(String receiver, boolean plain) {
    /** The name of the secret that signs: the token that the seller chose. */
    public static final String TOKEN = "token";

    /** The name of the secret that opens envelopes. */
    public static final String AES_KEY = "aes-key";

    private static final SortedSha1 CLEAR = new SortedSha1("signature", TOKEN);
    private static final SortedSha1 SEALED = new SortedSha1("msg_signature", TOKEN);
    private static final SignedTime TIME = new SignedTime("timestamp", SignedTime.USUAL);

    /**
     * Answers a handshake, or verifies and opens a delivery and hands the root of its XML to the reader.
     *
     * @throws IllegalArgumentException when the account belongs to another channel
     */
    public Reception receive(
            ChannelAdapter adapter,
            RawDelivery delivery,
            ChannelAccount account,
            BiFunction<JsonNode, Origin, List<ChannelEvent>> reader) {
        boolean sealed = !plain
                || account.secret(AES_KEY).isPresent()
                || delivery.parameter("encrypt_type").isPresent();
        if (!sealed) {
            return Webhook.of((clear, owner, origin) -> signed(CLEAR, clear, owner, origin))
                    .with(this::handshake)
                    .xml(adapter, delivery, account, reader);
        }
        SignatureCheck signature = (body, owner, origin) -> signed(SEALED, body, owner, origin, envelope(body));
        return Webhook.of(key().and(signature))
                .with(this::handshake)
                .receive(
                        adapter,
                        delivery,
                        account,
                        origin -> opened(
                                envelope(delivery),
                                account,
                                origin,
                                message -> XmlBody.read(message, origin, root -> reader.apply(root, origin))));
    }

    private Reception handshake(RawDelivery delivery, ChannelAccount account, Origin origin) {
        String echo = delivery.parameter("echostr").orElse("");
        if (echo.isBlank()) {
            return Webhook.rejected(
                    origin,
                    Code.MALFORMED,
                    "A request by GET must be a handshake with an `echostr`. Maybe somebody opened the address in a "
                            + "browser.");
        }
        if (plain && delivery.parameter(SEALED.parameter()).isEmpty()) {
            return signed(CLEAR, delivery, account, origin)
                    .map(Reception::rejected)
                    .orElseGet(() -> Reception.handshake(HttpAnswer.text(echo)));
        }
        return key().check(delivery, account, origin)
                .or(() -> signed(SEALED, delivery, account, origin, echo))
                .map(Reception::rejected)
                .orElseGet(
                        () -> opened(echo, account, origin, word -> Reception.handshake(HttpAnswer.text(word.text()))));
    }

    private static Optional<Rejected> signed(
            SortedSha1 signature, RawDelivery delivery, ChannelAccount account, Origin origin, String... more) {
        String time = delivery.parameter(TIME.header()).orElse("");
        String[] parts = Arrays.copyOf(more, more.length + 2);
        parts[more.length] = time;
        parts[more.length + 1] = delivery.parameter("nonce").orElse("");
        return signature
                .check(origin, delivery.parameter(signature.parameter()).orElse(null), account, parts)
                .or(() -> TIME.check(origin, time));
    }

    /** The account has a key that is one, and the receiver's id. */
    private SignatureCheck key() {
        return SignatureCheck.secret(TOKEN)
                .and(SignatureCheck.secret(AES_KEY))
                .and(SignatureCheck.secret(receiver))
                .and((delivery, account, origin) -> key(account).isPresent()
                        ? Optional.empty()
                        : Optional.of(new Rejected(
                                origin,
                                Code.ACCOUNT_INCOMPLETE,
                                "The secret `" + AES_KEY + "` of the account `" + account.id()
                                        + "` is no key: it must be the 43 signs that the platform shows. Correct it; "
                                        + "the channel will deliver again.")));
    }

    private Optional<WeChatEnvelope> key(ChannelAccount account) {
        return account.secret(AES_KEY)
                .flatMap(key -> WeChatEnvelope.of(key, account.secret(receiver).orElse("")));
    }

    private Reception opened(String sealed, ChannelAccount account, Origin origin, Function<Bytes, Reception> reader) {
        return key(account)
                .flatMap(envelope -> envelope.open(sealed))
                .map(reader)
                .orElseGet(() -> Webhook.rejected(
                        origin,
                        Code.MALFORMED,
                        "The delivery is verified, but its envelope does not open. Maybe the secret `" + AES_KEY
                                + "` or `" + receiver + "` of the account `" + account.id()
                                + "` is not the platform's current one."));
    }

    private static String envelope(RawDelivery delivery) {
        String sealed = XmlBody.tree(delivery.body())
                .map(root -> Nodes.text(root, "Encrypt"))
                .orElse(null);
        return sealed == null ? "" : sealed;
    }
}
