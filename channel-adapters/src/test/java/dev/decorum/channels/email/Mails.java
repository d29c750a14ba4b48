package dev.decorum.channels.email;

import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Mails as the house's mail server passes them on, for an account of the tests. */
final class Mails {
    static final Instant RECEIVED_AT = Instant.parse("2026-11-01T10:00:30Z");
    static final ChannelAccount ACCOUNT = ChannelAccount.of(
            "shop-de",
            "email",
            Map.of(
                    "delivery-token",
                    "demo-delivery-token",
                    "authserv-id",
                    "mx.shop.example",
                    "addresses",
                    "hilfe@shop.example support@shop.example",
                    "sender-key",
                    "demo-sender-key"));
    static final EmailAdapter ADAPTER = new EmailAdapter();

    private Mails() {}

    static RawDelivery delivery(Bytes mail) {
        return RawDelivery.post("/hooks/email", Map.of("X-Delivery-Token", "demo-delivery-token"), mail, RECEIVED_AT);
    }

    static Reception receive(Bytes mail) {
        return ADAPTER.receive(delivery(mail), ACCOUNT);
    }

    static List<ChannelEvent> receive(String fixture) {
        return receive(fixture(fixture)).events();
    }

    static Bytes fixture(String name) {
        String path = "/email/" + name + ".eml";
        try (InputStream in = Objects.requireNonNull(Mails.class.getResourceAsStream(path), path)) {
            return Bytes.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The processor's time that this takes: a busy machine makes nothing slower by it. */
    static Duration timed(Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        work.run();
        return Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
    }

    /** A mail of a customer with these headers and this body, each character of which is one byte. */
    static Bytes mail(String headers, String body) {
        String all = "From: jo@example.com\r\nMessage-ID: <m1@example.com>\r\n" + headers.replace("\n", "\r\n")
                + "\r\n\r\n" + body;
        return Bytes.of(all.getBytes(StandardCharsets.ISO_8859_1));
    }

    static MessageReceived message(Bytes mail) {
        return (MessageReceived) receive(mail).events().get(0);
    }

    static MessageReceived message(String fixture) {
        return message(fixture(fixture));
    }

    static MessageContent content(String fixture) {
        return message(fixture).content();
    }
}
