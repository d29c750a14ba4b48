package dev.decorum.channels.freshdesk;

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
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Deliveries as Freshdesk makes them, for an account of the tests. */
final class FreshdeskDeliveries {
    static final Instant RECEIVED_AT = Instant.parse("2026-11-01T10:00:30Z");
    static final ChannelAccount ACCOUNT = ChannelAccount.of(
            "shop-de", "freshdesk", Map.of("webhook-token", "demo-webhook-token", "sender-key", "demo-sender-key"));
    static final FreshdeskAdapter ADAPTER = new FreshdeskAdapter();

    private FreshdeskDeliveries() {}

    static RawDelivery delivery(Bytes body) {
        Map<String, String> headers = Map.of("X-Webhook-Token", "demo-webhook-token");
        return RawDelivery.post("/hooks/freshdesk", headers, body, RECEIVED_AT);
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
        String path = "/freshdesk/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(FreshdeskDeliveries.class.getResourceAsStream(path), path)) {
            return Bytes.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
