package dev.decorum.channels.zendesk;

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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Deliveries as Zendesk makes them, for an account of the tests. */
final class ZendeskDeliveries {
    static final Instant RECEIVED_AT = Instant.parse("2026-11-01T10:00:30Z");
    static final ChannelAccount ACCOUNT =
            ChannelAccount.of("shop-de", "zendesk", Map.of("signing-secret", "demo-signing-secret"));
    static final ZendeskAdapter ADAPTER = new ZendeskAdapter();

    private ZendeskDeliveries() {}

    static RawDelivery delivery(Bytes body) {
        String time = RECEIVED_AT.toString();
        byte[] signature = Algorithm.SHA256.sign("demo-signing-secret", Bytes.utf8(time), body);
        Map<String, String> headers = Map.of(
                "X-Zendesk-Webhook-Signature-Timestamp",
                time,
                "X-Zendesk-Webhook-Signature",
                Base64.getEncoder().encodeToString(signature));
        return RawDelivery.post("/hooks/zendesk", headers, body, RECEIVED_AT);
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
        String path = "/zendesk/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(ZendeskDeliveries.class.getResourceAsStream(path), path)) {
            return Bytes.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
