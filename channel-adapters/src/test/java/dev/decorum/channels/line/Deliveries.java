package dev.decorum.channels.line;

import dev.decorum.channels.verify.HmacVerifier.Algorithm;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/** Deliveries as LINE signs them, for an account of the tests. */
final class Deliveries {
    static final Instant RECEIVED_AT = Instant.parse("2026-11-01T10:00:30Z");
    static final ChannelAccount ACCOUNT =
            ChannelAccount.of("shop-jp", "line", Map.of("channel-secret", "demo-channel-secret"));
    static final LineAdapter ADAPTER = new LineAdapter();

    private Deliveries() {}

    static Bytes fixture(String name) {
        String path = "/line/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(Deliveries.class.getResourceAsStream(path), path)) {
            return Bytes.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RawDelivery signed(Bytes body) {
        String signature = Base64.getEncoder().encodeToString(Algorithm.SHA256.sign("demo-channel-secret", body));
        return RawDelivery.post("/hooks/line", Map.of("X-Line-Signature", signature), body, RECEIVED_AT);
    }

    static Reception receive(Bytes body) {
        return ADAPTER.receive(signed(body), ACCOUNT);
    }

    static Reception receive(String fixture) {
        return receive(fixture(fixture));
    }
}
