package dev.decorum.channels.verify;

import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.fact.Surface;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** An account and deliveries for the tests of the ways to verify. */
final class Checks {
    static final Instant NOW = Instant.ofEpochSecond(1_760_000_000);
    static final Origin ORIGIN = new Origin("demo", Surface.MESSAGING, "shop", null, null, NOW, false);

    private Checks() {}

    static ChannelAccount account(String name, String secret) {
        return ChannelAccount.of("shop", "demo", Map.of(name, secret));
    }

    static RawDelivery delivery(String body, String... headers) {
        Map<String, String> named = new TreeMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            named.put(headers[i], headers[i + 1]);
        }
        return RawDelivery.post("/", named, Bytes.utf8(body), NOW);
    }
}
