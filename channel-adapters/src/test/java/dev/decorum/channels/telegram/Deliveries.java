package dev.decorum.channels.telegram;

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

/** Deliveries as Telegram sends them, for an account of the tests. */
final class Deliveries {
    static final Instant RECEIVED_AT = Instant.parse("2026-11-01T10:00:30Z");
    static final ChannelAccount ACCOUNT =
            ChannelAccount.of("shop-de", "telegram", Map.of("secret-token", "demo-secret-token"));
    static final TelegramAdapter ADAPTER = new TelegramAdapter();

    private Deliveries() {}

    static Bytes fixture(String name) {
        String path = "/telegram/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(Deliveries.class.getResourceAsStream(path), path)) {
            return Bytes.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RawDelivery signed(Bytes body) {
        return RawDelivery.post(
                "/hooks/telegram", Map.of("X-Telegram-Bot-Api-Secret-Token", "demo-secret-token"), body, RECEIVED_AT);
    }

    static Reception receive(Bytes body) {
        return ADAPTER.receive(signed(body), ACCOUNT);
    }

    static Reception receive(String fixture) {
        return receive(fixture(fixture));
    }
}
