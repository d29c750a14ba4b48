package dev.decorum.channels.ebay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.channels.TestDeliveries;
import dev.decorum.channels.verify.KeyResolver;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.HttpAnswer;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.Rendering.Requests;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.channel.Sender.Kind;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Surface;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EbayAdapterTest {
    static final EbayAdapter ADAPTER = new EbayAdapter();
    static final ChannelAccount ACCOUNT = account(TestDeliveries.ebayKey());
    private static final Instant SENT = Instant.parse("2026-11-01T10:00:00.462Z");

    static RawDelivery sign(RawDelivery delivery) {
        return TestDeliveries.with(delivery, "x-ebay-signature", TestDeliveries.ebay(delivery.body()));
    }

    @Test
    void aQuestionOfABuyerIsAMessage() {
        assertThat(event("text"))
                .isEqualTo(new MessageReceived(
                        origin("q-0001"),
                        new Sender("demoUser11", Kind.CUSTOMER, "buyer_demo"),
                        MessageContent.of(
                                "Does the mug fit  a \"big\" hand?", "110000000001:demoUser11", Audience.PRIVATE),
                        ReplyWindow.UNKNOWN,
                        ReplyHandle.to("buyer_demo")));
        assertThat(event("again").origin()).isEqualTo(origin("q-0001").redelivered());
    }

    @Test
    void anOrderIsLookedUpByTheHouse() {
        assertThat(event("order"))
                .isEqualTo(new ContentPending(origin("demo-order-0001"), "ORDER_CONFIRMATION", "12-34567-89012", null));
    }

    @Test
    void aClosedAccountAndAQuestionOfAnotherFormAreKeptWhole() {
        assertThat(Stream.of("account-closed", "unknown-question", "empty")
                        .map(name -> ((UnknownEvent) event(name)).kind()))
                .containsExactly("MARKETPLACE_ACCOUNT_DELETION", "BUYER_QUESTION", "notification");
    }

    @Test
    void aSignatureOverTheJsonWithoutWhiteSpaceHoldsForTheSpacedBody() {
        Bytes compact = Bytes.utf8("{\"metadata\":{\"topic\":\"DEMO\"},\"notification\":{}}");
        Bytes spaced = Bytes.utf8("{ \"metadata\" : { \"topic\" : \"DEMO\" },\n  \"notification\" : { } }");
        RawDelivery delivery =
                TestDeliveries.with(TestDeliveries.post(spaced), "X-EBAY-SIGNATURE", TestDeliveries.ebay(compact));

        assertThat(ADAPTER.receive(delivery, ACCOUNT).events()).singleElement().isInstanceOf(UnknownEvent.class);
    }

    @Test
    void theHandshakeIsAnsweredByTheDigestOfCodeTokenAndAddress() {
        Reception reception = handshake(ACCOUNT, Map.of("challenge_code", "demo-code"));

        assertThat(reception.events()).isEmpty();
        assertThat(reception.answer())
                .isEqualTo(HttpAnswer.json("{\"challengeResponse\":"
                        + "\"678c4cdb68c40275ac37589c4dde3bddfff1ad2248749284a8a1ca199d86192d\"}"));
    }

    @Test
    void aHandshakeWithoutACodeOrWithoutATokenIsRefused() {
        ChannelAccount bare = ChannelAccount.of("shop-uk", "ebay", Map.of("public-key", "demo-key"));

        assertThat(rejected(handshake(ACCOUNT, Map.of())).reason())
                .isEqualTo("A request by GET must be a handshake with a `challenge_code`. Maybe somebody opened the "
                        + "address in a browser.");
        assertThat(rejected(handshake(bare, Map.of("challenge_code", "x"))).reason())
                .isEqualTo("The account `shop-uk` has no secret `verification-token`, so nothing can be verified. Add "
                        + "it to the account; the channel will deliver again.");
    }

    @Test
    void aNotificationBySoapIsRejectedForItHasNoSuchSignature() {
        Bytes soap = Bytes.utf8("<Envelope><Body/></Envelope>");

        assertThat(rejected(ADAPTER.receive(TestDeliveries.post(soap), ACCOUNT)).code())
                .isEqualTo(Code.SIGNATURE_MISSING);
    }

    @Test
    void aResolverIsAskedForTheKeyByItsId() {
        KeyResolver resolver =
                (id, account) -> id.equals("demo-key") ? KeyResolver.parse(TestDeliveries.ebayKey()) : Optional.empty();
        RawDelivery delivery = sign(TestDeliveries.post(Bytes.utf8("{}")));

        assertThat(new EbayAdapter(resolver)
                        .receive(delivery, account("no key"))
                        .events())
                .singleElement()
                .isInstanceOf(UnknownEvent.class);
    }

    @Test
    void aReplyGoesToTheBuyerByName() {
        ApprovedReply reply = ApprovedReply.to((MessageReceived) event("text"), "Yes, it does.", SENT);

        assertThat(ADAPTER.render(reply, ACCOUNT))
                .isEqualTo(new Requests(List.of(OutgoingRequest.post(
                        "https://api.ebay.com/commerce/message/v1/send_message",
                        Map.of("Authorization", "Bearer {access-token}", "Content-Type", "application/json"),
                        Bytes.utf8("{\"otherPartyUsername\":\"buyer_demo\",\"messageText\":\"Yes, it does.\"}")))));
    }

    private static ChannelAccount account(String publicKey) {
        return ChannelAccount.of(
                "shop-uk",
                "ebay",
                Map.of(
                        "public-key",
                        publicKey,
                        "verification-token",
                        "demo-verification-token",
                        "endpoint",
                        "https://shop.example.com/hooks/ebay"));
    }

    private static Reception handshake(ChannelAccount account, Map<String, String> query) {
        return ADAPTER.receive(RawDelivery.get("/hooks/ebay", query, TestDeliveries.RECEIVED_AT), account);
    }

    private static Rejected rejected(Reception reception) {
        return (Rejected) reception.events().get(0);
    }

    private static ChannelEvent event(String fixture) {
        Bytes body = TestDeliveries.file("/ebay/" + fixture + ".json");
        return ADAPTER.receive(sign(TestDeliveries.post(body)), ACCOUNT)
                .events()
                .get(0);
    }

    private static Origin origin(String id) {
        return new Origin("ebay", Surface.MARKETPLACES, "shop-uk", id, SENT, TestDeliveries.RECEIVED_AT, false);
    }
}
