package dev.decorum.channels.zammad;

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

/** Deliveries as Zammad makes them, for an account of the tests. */
final class ZammadDeliveries {
    static final Instant RECEIVED_AT = Instant.parse("2026-11-01T10:00:30Z");
    static final ChannelAccount ACCOUNT =
            ChannelAccount.of("shop-de", "zammad", Map.of("signature-token", "demo-signature-token"));
    static final ZammadAdapter ADAPTER = new ZammadAdapter();

    private ZammadDeliveries() {}

    static RawDelivery delivery(Bytes body) {
        byte[] signature = Algorithm.SHA1.sign("demo-signature-token", body);
        Map<String, String> headers =
                Map.of("X-Hub-Signature", "sha1=" + HexFormat.of().formatHex(signature));
        return RawDelivery.post("/hooks/zammad", headers, body, RECEIVED_AT);
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
        String path = "/zammad/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(ZammadDeliveries.class.getResourceAsStream(path), path)) {
            return Bytes.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
