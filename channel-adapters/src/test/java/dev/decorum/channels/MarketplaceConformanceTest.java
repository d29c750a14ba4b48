package dev.decorum.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.fact.FactKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;

/** Runs over the folder that {@code -Dconformance.payloads} names, and has no tests without it. */
class MarketplaceConformanceTest {
    private static final String URL = "https://shop.example.com/hooks";
    private static final List<Channel> CHANNELS = List.of(
            new Channel(
                    "shopee",
                    "shopee",
                    Map.of("partner-key", "demo-secret", "callback-url", URL),
                    delivery -> authorized(delivery, URL + "|")),
            new Channel(
                    "tiktok-shop",
                    "tiktok-shop",
                    Map.of("app-secret", "demo-secret", "app-key", "demo-key"),
                    delivery -> authorized(delivery, "demo-key")),
            new Channel(
                    "lazada",
                    "lazada",
                    Map.of("app-secret", "demo-secret", "app-key", "demo-key"),
                    delivery -> authorized(delivery, "demo-key")),
            new Channel(
                    "shopify",
                    "shopify",
                    Map.of("client-secret", "demo-secret"),
                    delivery -> TestDeliveries.with(
                            delivery, "X-Shopify-Hmac-Sha256", TestDeliveries.base64("demo-secret", delivery.body()))),
            new Channel("mercadolibre", "mercado-libre", Map.of(), delivery -> delivery),
            new Channel(
                    "ebay",
                    "ebay",
                    Map.of("public-key", TestDeliveries.ebayKey()),
                    delivery ->
                            TestDeliveries.with(delivery, "X-EBAY-SIGNATURE", TestDeliveries.ebay(delivery.body()))),
            new Channel("amazon", "amazon", Map.of("queue-arn", "arn:demo"), delivery -> delivery));

    @TestFactory
    Stream<DynamicTest> everySampleIsReadAndCounted(TestReporter reporter) {
        String folder = System.getProperty("conformance.payloads");
        return folder == null
                ? Stream.of()
                : CHANNELS.stream()
                        .map(channel -> DynamicTest.dynamicTest(
                                channel.id, () -> isReadAndCounted(Path.of(folder), channel, reporter)));
    }

    private static void isReadAndCounted(Path folder, Channel channel, TestReporter reporter) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        for (Path sample : samples(folder.resolve(channel.folder))) {
            for (ChannelEvent event : channel.events(Bytes.of(Files.readAllBytes(sample)))) {
                assertThat(event).as(sample.toString()).isNotInstanceOf(Rejected.class);
                assertThat(PolicyJson.mapper().readValue(PolicyJson.write(event), ChannelEvent.class))
                        .isEqualTo(event);
                counts.merge(FactKinds.nameOf(event.getClass()), 1, Integer::sum);
            }
        }
        reporter.publishEntry(channel.id, counts.toString());
    }

    private static List<Path> samples(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> samples = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            assertThat(samples).as(folder.toString()).isNotEmpty();
            return samples;
        }
    }

    private static RawDelivery authorized(RawDelivery delivery, String before) {
        return TestDeliveries.with(
                delivery, "Authorization", TestDeliveries.hex("demo-secret", Bytes.utf8(before), delivery.body()));
    }

    private record Channel(String folder, String id, Map<String, String> secrets, UnaryOperator<RawDelivery> signing) {
        /** A sample that no delivery explains is tried as what a bell for messages has fetched. */
        List<ChannelEvent> events(Bytes body) {
            ChannelAdapter adapter = ChannelAdapter.installed().get(id);
            ChannelAccount account = ChannelAccount.of("demo", id, secrets);
            List<ChannelEvent> events = adapter.receive(signing.apply(TestDeliveries.post(body)), account)
                    .events();
            if (!id.equals("mercado-libre") || events.get(0) instanceof ContentPending) {
                return events;
            }
            ContentPending bell = new ContentPending(events.get(0).origin(), "messages", "demo", null);
            return adapter.fetched(bell, body, account);
        }
    }
}
