package dev.decorum.channels.amazon;

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
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.Rendering.Refusal;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Author;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Surface;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AmazonAdapterTest {
    static final AmazonAdapter ADAPTER = new AmazonAdapter();
    static final ChannelAccount ACCOUNT = account("arn:aws:sns:eu-central-1:000000000000:demo");
    private static final ChannelAccount QUEUE =
            ChannelAccount.of("shop-de", "amazon", Map.of("queue-arn", "arn:aws:sqs:eu-central-1:000000000000:demo"));
    private static final String NOTIFICATION = "{\"NotificationType\":\"ORDER_CHANGE\","
            + "\"EventTime\":\"2026-11-01T09:59:58.109Z\",\"Payload\":{\"OrderChangeNotification\":"
            + "{\"AmazonOrderId\":\"900-0000000-0000001\",\"OrderChangeType\":\"OrderStatusChange\"}},"
            + "\"NotificationMetadata\":{\"NotificationId\":\"note-0001\"}}";

    static RawDelivery sign(RawDelivery delivery) {
        return new RawDelivery(
                delivery.method(),
                delivery.path(),
                delivery.headers(),
                delivery.query(),
                TestDeliveries.sns(delivery.body()),
                delivery.receivedAt());
    }

    @Test
    void aNotificationBySnsNamesTheOrderAndWhatWasAsked() {
        assertThat(event("cancellation"))
                .isEqualTo(new ContentPending(
                        origin("note-0001"), "ORDER_CHANGE:Buyer Requested Cancel", "900-0000000-0000001", null));
        assertThat(((ContentPending) event("shipment")).topic()).isEqualTo("FBA_OUTBOUND_SHIPMENT_STATUS:Shipped");
    }

    @Test
    void whatWasPolledIsTakenAsItIsHoweverItIsWrapped() {
        ContentPending expected =
                new ContentPending(origin("note-0001"), "ORDER_CHANGE:OrderStatusChange", "900-0000000-0000001", null);
        String byEventBridge = "{\"id\":\"e-1\",\"detail-type\":\"ORDER_CHANGE\",\"detail\":" + NOTIFICATION + "}";
        String bySns = "{\"Type\":\"Notification\",\"MessageId\":\"m-1\",\"Message\":\""
                + NOTIFICATION.replace("\"", "\\\"") + "\"}";

        assertThat(Stream.of(NOTIFICATION, byEventBridge, bySns)
                        .map(body -> receive(body, QUEUE).events().get(0)))
                .containsOnly(expected);
    }

    @Test
    void anAccountWithATopicTakesNothingUnsigned() {
        ChannelAccount both =
                ChannelAccount.of("shop-de", "amazon", Map.of("topic-arn", "arn:demo", "queue-arn", "arn:demo"));

        assertThat(rejected(receive(NOTIFICATION, both)).code()).isEqualTo(Code.SIGNATURE_MISSING);
    }

    @Test
    void anAccountWithNeitherTopicNorQueueTakesNothing() {
        ChannelAccount bare = ChannelAccount.of("shop-de", "amazon", Map.of());

        assertThat(rejected(receive(NOTIFICATION, bare)).reason())
                .isEqualTo("The account `shop-de` has no secret `queue-arn`, so nothing can be verified. Add it to the "
                        + "account; the channel will deliver again.");
    }

    @Test
    void aTopicOfSomebodyElseIsRejectedThoughAmazonSignedIt() {
        RawDelivery delivery = sign(TestDeliveries.post(TestDeliveries.file("/amazon/cancellation.json")));

        assertThat(rejected(ADAPTER.receive(delivery, account("arn:aws:sns:eu-central-1:000000000000:other")))
                        .reason())
                .isEqualTo("The `TopicArn` is not the secret `topic-arn` of the account `shop-de`. Enter the same "
                        + "token here and at the channel.");
    }

    @Test
    void aSubscriptionWaitsToBeConfirmedAndIsDoneOnceFetched() {
        ContentPending pending = (ContentPending) event("subscription");

        assertThat(pending.topic()).isEqualTo("SubscriptionConfirmation");
        assertThat(pending.reference()).startsWith("https://sns.eu-central-1.amazonaws.com/?Action=Confirm");
        assertThat(ADAPTER.fetched(pending, Bytes.utf8("<ConfirmSubscriptionResponse/>"), ACCOUNT))
                .isEmpty();
        ContentPending order = (ContentPending) event("cancellation");
        assertThat(ADAPTER.fetched(order, Bytes.utf8("{}"), ACCOUNT)).containsExactly(order);
    }

    @Test
    void whatNamesNoOrderIsKeptWhole() {
        assertThat(Stream.of("unknown", "words", "unsubscribed").map(name -> ((UnknownEvent) event(name)).kind()))
                .containsExactly("SHIPMENT_TRACKING_MILESTONE_CHANGED", "Notification", "UnsubscribeConfirmation");
        assertThat(rejected(receive("no json", QUEUE)).code()).isEqualTo(Code.MALFORMED);
    }

    @Test
    void aBuyerIsAnsweredByMailAtTheRelayAddress() {
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
                        "The channel `amazon` takes no replies.",
                        "Answer the buyer's mail at its relay address, by an account of the e-mail channel; no links, "
                                + "no HTML, no addresses, at most 2000 characters."));
    }

    private static ChannelAccount account(String topic) {
        return ChannelAccount.of(
                "shop-de",
                "amazon",
                Map.of(
                        "public-key",
                        TestDeliveries.snsKey(),
                        "topic-arn",
                        topic,
                        "queue-arn",
                        "arn:aws:sqs:eu-central-1:000000000000:demo"));
    }

    private static Reception receive(String body, ChannelAccount account) {
        return ADAPTER.receive(TestDeliveries.post(Bytes.utf8(body)), account);
    }

    private static Rejected rejected(Reception reception) {
        return (Rejected) reception.events().get(0);
    }

    private static ChannelEvent event(String fixture) {
        Bytes body = TestDeliveries.file("/amazon/" + fixture + ".json");
        return ADAPTER.receive(sign(TestDeliveries.post(body)), ACCOUNT)
                .events()
                .get(0);
    }

    private static Origin origin(String id) {
        return new Origin(
                "amazon",
                Surface.MARKETPLACES,
                "shop-de",
                id,
                Instant.parse("2026-11-01T09:59:58.109Z"),
                TestDeliveries.RECEIVED_AT,
                false);
    }
}
