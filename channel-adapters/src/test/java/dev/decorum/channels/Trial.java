package dev.decorum.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.channels.verify.HmacVerifier.Algorithm;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.fact.Audience;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** An adapter with an account of the tests, and a folder of deliveries that are signed as its channel signs them. */
public record Trial(
        ChannelAdapter adapter, ChannelAccount account, String folder, Function<Bytes, Map<String, String>> headers) {
    /** When deliveries arrive, as in the contract of adapters. */
    public static final Instant RECEIVED_AT = Instant.parse("2026-11-01T10:00:30Z");

    /** When what the fixtures tell of happened. */
    public static final Instant SENT = Instant.parse("2026-11-01T10:00:00Z");

    private static final String SECRET = "demo-app-secret";

    /** A channel of Meta's. */
    public static Trial meta(ChannelAdapter adapter, String folder) {
        return new Trial(
                adapter,
                ChannelAccount.of(
                        "shop-de",
                        adapter.channel(),
                        Map.of("app-secret", SECRET, "verify-token", "demo-verify-token", "app-id", "600100200300")),
                folder,
                body -> Map.of(
                        "X-Hub-Signature-256",
                        "sha256=" + HexFormat.of().formatHex(Algorithm.SHA256.sign(SECRET, body))));
    }

    /** A channel of X. */
    public static Trial x(ChannelAdapter adapter, String folder) {
        return new Trial(
                adapter,
                ChannelAccount.of("shop-de", adapter.channel(), Map.of("consumer-secret", SECRET)),
                folder,
                body -> Map.of(
                        "x-twitter-webhooks-signature",
                        "sha256=" + Base64.getEncoder().encodeToString(Algorithm.SHA256.sign(SECRET, body))));
    }

    /** A channel that signs nothing. */
    public static Trial unsigned(ChannelAdapter adapter, String folder) {
        return new Trial(adapter, ChannelAccount.of("shop-de", adapter.channel(), Map.of()), folder, body -> Map.of());
    }

    /** A file of the folder. */
    public Bytes fixture(String name) {
        return file("/" + folder + "/" + name + ".json");
    }

    /** What a house fetches for the fixture of this name. */
    public Bytes fetched(String name) {
        return file("/" + folder + "-fetched/" + name + ".json");
    }

    /** The body as the channel delivers it. */
    public RawDelivery delivery(Bytes body) {
        return RawDelivery.post("/hooks/" + folder, headers.apply(body), body, RECEIVED_AT);
    }

    /** What becomes of a body. */
    public Reception receive(Bytes body) {
        return adapter.receive(delivery(body), account);
    }

    /** The events of a fixture. */
    public List<ChannelEvent> events(String name) {
        return receive(fixture(name)).events();
    }

    /** The only event of a fixture. */
    public ChannelEvent event(String name) {
        List<ChannelEvent> events = events(name);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    /** The only message of a fixture. */
    public MessageReceived message(String name) {
        return (MessageReceived) event(name);
    }

    /** The reply of a machine to the first message of a fixture. */
    public ApprovedReply reply(String name, String text, Instant now) {
        return ApprovedReply.to((MessageReceived) events(name).get(0), text, now);
    }

    /** The same reply for other readers. */
    public static ApprovedReply to(Audience audience, ApprovedReply reply) {
        return new ApprovedReply(
                reply.text(),
                reply.subject(),
                reply.to(),
                reply.thread(),
                reply.inReplyTo(),
                audience,
                reply.author(),
                reply.language(),
                reply.window(),
                reply.template(),
                reply.now());
    }

    private static Bytes file(String path) {
        try (InputStream in = Objects.requireNonNull(Trial.class.getResourceAsStream(path), path)) {
            return Bytes.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
