package dev.decorum.channels;

import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.RawDelivery;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

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
    Stream<DynamicTest> everySampleIsRead() {
        return CHANNELS.stream()
                .flatMap(channel ->
                        Samples.of(channel.folder, channel.id, ".json", (name, body) -> channel.events(body)));
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
