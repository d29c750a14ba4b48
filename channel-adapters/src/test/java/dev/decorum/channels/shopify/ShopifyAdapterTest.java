package dev.decorum.channels.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.channels.TestDeliveries;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Rendering.Refusal;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Author;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Surface;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShopifyAdapterTest {
    static final ShopifyAdapter ADAPTER = new ShopifyAdapter();
    static final ChannelAccount ACCOUNT =
            ChannelAccount.of("shop-eu", "shopify", Map.of("client-secret", "demo-client-secret"));
    private static final Map<String, String> TOPICS = Map.of(
            "order", "orders/cancelled",
            "refund", "refunds/create",
            "return", "returns/request",
            "redact", "customers/redact");
    private static final String ORDER = "5000000000000000123";

    static Map<String, RawDelivery> withHeaders(Map<String, RawDelivery> fixtures) {
        Map<String, RawDelivery> deliveries = new TreeMap<>();
        fixtures.forEach((name, delivery) -> deliveries.put(name, withHeaders(name, delivery, "X-Shopify-")));
        return deliveries;
    }

    static RawDelivery sign(RawDelivery delivery) {
        return TestDeliveries.with(
                delivery, "X-Shopify-Hmac-Sha256", TestDeliveries.base64("demo-client-secret", delivery.body()));
    }

    @Test
    void anOrderThatChangedIsLookedUpByTheHouseWhateverTheHeadersAreCalled() {
        ContentPending expected = new ContentPending(
                new Origin(
                        "shopify",
                        Surface.MARKETPLACES,
                        "shop-eu",
                        "event-order:orders/cancelled",
                        Instant.parse("2026-11-01T10:00:00.123456789Z"),
                        TestDeliveries.RECEIVED_AT,
                        false),
                "orders/cancelled",
                ORDER,
                null);
        RawDelivery newer = withHeaders("order", TestDeliveries.post(file("order")), "shopify-");
        String signature = TestDeliveries.base64("demo-client-secret", newer.body());

        assertThat(event("order")).isEqualTo(expected);
        assertThat(ADAPTER.receive(TestDeliveries.with(newer, "shopify-hmac-sha256", signature), ACCOUNT)
                        .events())
                .containsExactly(expected);
    }

    @Test
    void refundsAndReturnsNameTheirOrder() {
        assertThat(event("refund")).isInstanceOfSatisfying(ContentPending.class, pending -> {
            assertThat(pending.topic()).isEqualTo("refunds/create");
            assertThat(pending.reference()).isEqualTo(ORDER);
        });
        assertThat(((ContentPending) event("return")).reference()).isEqualTo(ORDER);
    }

    @Test
    void aRequestToEraseACustomersDataIsKeptWholeForAPerson() {
        assertThat(event("redact")).isInstanceOfSatisfying(UnknownEvent.class, unknown -> {
            assertThat(unknown.kind()).isEqualTo("customers/redact");
            assertThat(unknown.raw()).contains("orders_to_redact");
        });
        assertThat(((UnknownEvent) event("empty")).kind()).isEqualTo("webhook");
    }

    @Test
    void aNewHeaderIsVerifiedAsStrictlyAsAnOldOne() {
        RawDelivery forged = TestDeliveries.with(
                TestDeliveries.post(file("order")), "Shopify-Hmac-Sha256", TestDeliveries.base64("x", Bytes.EMPTY));

        assertThat(rejected(forged).reason())
                .isEqualTo("The signature in the header `Shopify-Hmac-Sha256` does not match the body. Maybe the "
                        + "secret `client-secret` of the account `shop-eu` is not the channel's current one, or the "
                        + "body was changed on its way.");
        assertThat(rejected(TestDeliveries.post(Bytes.utf8("{}"))).code()).isEqualTo(Code.SIGNATURE_MISSING);
        assertThat(rejected(TestDeliveries.with(forged, "X-Shopify-Hmac-Sha256", "%"))
                        .code())
                .isEqualTo(Code.SIGNATURE_MALFORMED);
        assertThat(rejected(sign(TestDeliveries.post(Bytes.utf8("no json")))).code())
                .isEqualTo(Code.MALFORMED);
    }

    @Test
    void thereIsNoWayToAnswer() {
        ApprovedReply reply = new ApprovedReply(
                "Hallo",
                null,
                ReplyHandle.to("nobody"),
                "none",
                null,
                Audience.PRIVATE,
                Author.AGENT,
                null,
                ReplyWindow.UNKNOWN,
                null,
                TestDeliveries.RECEIVED_AT);

        assertThat(ADAPTER.render(reply, ACCOUNT))
                .isEqualTo(new Refusal(
                        Refusal.Code.NOT_SUPPORTED,
                        "The channel `shopify` takes no replies.",
                        "Answer on the channel on which the customer wrote, such as e-mail."));
    }

    private static RawDelivery withHeaders(String name, RawDelivery delivery, String prefix) {
        String topic = TOPICS.get(name);
        return topic == null
                ? delivery
                : TestDeliveries.with(
                        TestDeliveries.with(
                                TestDeliveries.with(delivery, prefix + "Topic", topic),
                                prefix + "Event-Id",
                                "event-" + name),
                        prefix + "Triggered-At",
                        "2026-11-01T10:00:00.123456789Z");
    }

    private static Bytes file(String fixture) {
        return TestDeliveries.file("/shopify/" + fixture + ".json");
    }

    private static ChannelEvent event(String fixture) {
        RawDelivery delivery = withHeaders(fixture, TestDeliveries.post(file(fixture)), "X-Shopify-");
        return ADAPTER.receive(sign(delivery), ACCOUNT).events().get(0);
    }

    private static Rejected rejected(RawDelivery delivery) {
        return (Rejected) ADAPTER.receive(delivery, ACCOUNT).events().get(0);
    }
}
