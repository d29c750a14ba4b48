package dev.decorum.channels;

import dev.decorum.channels.verify.SortedSha1;
import dev.decorum.channels.verify.WeChatEnvelope;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.RawDelivery;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Deliveries of the tests, signed and sealed as WeChat and WeCom do it. */
public final class WeChatDeliveries {
    /** When the deliveries of the tests arrive; they are signed for this time. */
    public static final Instant RECEIVED_AT = Instant.parse("2026-11-01T10:00:30Z");

    /** 32 bytes in Base64 without its padding. */
    public static final String AES_KEY = "ZGVjb3J1bS1kZW1vLWtleS1vZi0zMi1ieXRlcy0wMDA";

    /** The token that signs. */
    public static final String TOKEN = "demo-token";

    /** The id of the receiver of envelopes. */
    public static final String RECEIVER = "demo-receiver";

    private static final String TIME = "1793527230";
    private static final String NONCE = "demo-nonce";

    private WeChatDeliveries() {}

    /** A file of the class path. */
    public static Bytes file(String path) {
        try (InputStream in = Objects.requireNonNull(WeChatDeliveries.class.getResourceAsStream(path), path)) {
            return Bytes.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A delivery by POST at the time of the tests. */
    public static RawDelivery post(Bytes body) {
        return RawDelivery.post("/hooks/demo", Map.of(), body, RECEIVED_AT);
    }

    /** A message in an envelope, addressed to {@link #RECEIVER}. */
    public static String envelope(Bytes message) {
        return WeChatEnvelope.of(AES_KEY, RECEIVER).orElseThrow().seal(message, Bytes.utf8("0123456789abcdef"));
    }

    /** The delivery in an envelope, signed with it. */
    public static RawDelivery sealed(RawDelivery delivery) {
        String envelope = envelope(delivery.body());
        Bytes body =
                Bytes.utf8("<xml><ToUserName>demo</ToUserName><Encrypt><![CDATA[" + envelope + "]]></Encrypt></xml>");
        Map<String, String> query = sealedQuery(envelope);
        query.put("encrypt_type", "aes");
        return with(delivery, body, query);
    }

    /** The delivery in the clear with a signature that does not cover it. */
    public static RawDelivery clear(RawDelivery delivery) {
        return with(delivery, delivery.body(), clearQuery());
    }

    /** What signs an envelope. */
    public static Map<String, String> sealedQuery(String envelope) {
        return query("msg_signature", SortedSha1.sign(TOKEN, TIME, NONCE, envelope));
    }

    /** What signs in the clear. */
    public static Map<String, String> clearQuery() {
        return query("signature", SortedSha1.sign(TOKEN, TIME, NONCE));
    }

    private static Map<String, String> query(String parameter, String signature) {
        return new TreeMap<>(Map.of(parameter, signature, "timestamp", TIME, "nonce", NONCE));
    }

    private static RawDelivery with(RawDelivery delivery, Bytes body, Map<String, String> query) {
        Map<String, List<String>> lists = new TreeMap<>();
        query.forEach((name, value) -> lists.put(name, List.of(value)));
        return new RawDelivery(
                delivery.method(), delivery.path(), delivery.headers(), lists, body, delivery.receivedAt());
    }
}
