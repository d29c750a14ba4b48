package dev.decorum.channels.intercom;

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

/** Deliveries as Intercom makes them, for an account of the tests. */
final class IntercomDeliveries {
    static final Instant RECEIVED_AT = Instant.parse("2026-11-01T10:00:30Z");
    static final ChannelAccount ACCOUNT =
            ChannelAccount.of("shop-de", "intercom", Map.of("client-secret", "demo-client-secret"));
    static final IntercomAdapter ADAPTER = new IntercomAdapter();

    private IntercomDeliveries() {}

    static RawDelivery delivery(Bytes body) {
        byte[] signature = Algorithm.SHA1.sign("demo-client-secret", body);
        Map<String, String> headers =
                Map.of("X-Hub-Signature", "sha1=" + HexFormat.of().formatHex(signature));
        return RawDelivery.post("/hooks/intercom", headers, body, RECEIVED_AT);
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
        String path = "/intercom/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(IntercomDeliveries.class.getResourceAsStream(path), path)) {
            return Bytes.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
