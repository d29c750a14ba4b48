package dev.decorum.channels.webchat;

import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** Deliveries as the widget signs them, for a session of the tests. */
final class Deliveries {
    static final Instant RECEIVED_AT = Instant.parse("2026-11-01T10:00:30Z");
    static final ChannelAccount ACCOUNT =
            ChannelAccount.of("shop-de", "web-chat", Map.of("session-secret", "demo-session-secret"));
    static final WebChatAdapter ADAPTER = new WebChatAdapter();
    static final WebChatSession SESSION = WebChatSession.of(ACCOUNT, "kunde-42", RECEIVED_AT.plusSeconds(3600));

    private Deliveries() {}

    static Bytes resource(String path) {
        try (InputStream in = Objects.requireNonNull(Deliveries.class.getResourceAsStream(path), path)) {
            return Bytes.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Bytes fixture(String name) {
        return resource("/webchat/" + name + ".json");
    }

    static RawDelivery signed(Bytes body) {
        return delivery(body, SESSION.sign(body));
    }

    static RawDelivery delivery(Bytes body, String header) {
        return RawDelivery.post("/hooks/web-chat", Map.of("X-Web-Chat-Signature", header), body, RECEIVED_AT);
    }

    static Reception receive(Bytes body) {
        return ADAPTER.receive(signed(body), ACCOUNT);
    }

    static Reception receive(String fixture) {
        return receive(fixture(fixture));
    }
}
