package dev.decorum.channels.chatwoot;

import dev.decorum.channels.verify.HmacVerifier.Algorithm;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Deliveries as Chatwoot makes them, for an account of the tests. */
final class ChatwootDeliveries {
    static final Instant RECEIVED_AT = Instant.parse("2026-11-01T10:00:30Z");
    static final ChannelAccount ACCOUNT =
            ChannelAccount.of("shop-de", "chatwoot", Map.of("webhook-secret", "demo-webhook-secret"));
    static final ChatwootAdapter ADAPTER = new ChatwootAdapter();

    private ChatwootDeliveries() {}

    static RawDelivery delivery(Bytes body) {
        String time = String.valueOf(RECEIVED_AT.getEpochSecond());
        byte[] signature = Algorithm.SHA256.sign("demo-webhook-secret", Bytes.utf8(time + "."), body);
        Map<String, String> headers = Map.of(
                "X-Chatwoot-Timestamp",
                time,
                "X-Chatwoot-Signature",
                "sha256=" + HexFormat.of().formatHex(signature),
                "X-Chatwoot-Delivery",
                "d-1");
        return RawDelivery.post("/hooks/chatwoot", headers, body, RECEIVED_AT);
    }

    static Reception receive(Bytes body) {
        return ADAPTER.receive(delivery(body), ACCOUNT);
    }

    static List<ChannelEvent> receive(String fixture) {
        return receive(fixture(fixture)).events();
    }

    static ChannelEvent event(String fixture) {
        return receive(fixture).get(0);
    }

    static MessageReceived message(String fixture) {
        return (MessageReceived) event(fixture);
    }

    static Bytes fixture(String name) {
        String path = "/chatwoot/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(ChatwootDeliveries.class.getResourceAsStream(path), path)) {
            return Bytes.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
