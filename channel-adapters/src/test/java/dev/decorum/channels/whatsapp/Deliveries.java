package dev.decorum.channels.whatsapp;

import dev.decorum.channels.verify.HmacVerifier.Algorithm;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/** Deliveries as Meta signs them, for an account of the tests. */
final class Deliveries {
    static final Instant RECEIVED_AT = Instant.parse("2026-11-01T10:00:30Z");
    static final ChannelAccount ACCOUNT = ChannelAccount.of(
            "shop-de",
            "whatsapp",
            Map.of(
                    "app-secret",
                    "demo-app-secret",
                    "verify-token",
                    "demo-verify-token",
                    "sender-key",
                    "demo-sender-key"));
    static final WhatsAppAdapter ADAPTER = new WhatsAppAdapter();

    private Deliveries() {}

    static Bytes fixture(String name) {
        String path = "/whatsapp/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(Deliveries.class.getResourceAsStream(path), path)) {
            return Bytes.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String signature(Bytes body) {
        return "sha256=" + HexFormat.of().formatHex(Algorithm.SHA256.sign("demo-app-secret", body));
    }

    static RawDelivery delivery(Bytes body, String signature) {
        return RawDelivery.post("/hooks/whatsapp", Map.of("x-hub-signature-256", signature), body, RECEIVED_AT);
    }

    static Reception receive(Bytes body) {
        return ADAPTER.receive(delivery(body, signature(body)), ACCOUNT);
    }

    static Reception receive(String fixture) {
        return receive(fixture(fixture));
    }
}
