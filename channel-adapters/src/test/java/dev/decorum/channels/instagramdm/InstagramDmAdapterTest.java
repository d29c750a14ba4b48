package dev.decorum.channels.instagramdm;

import static dev.decorum.channels.Trial.RECEIVED_AT;
import static dev.decorum.channels.Trial.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.channels.Trial;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.HttpAnswer;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Rendering.Refusal;
import dev.decorum.policy.channel.Rendering.Requests;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.channel.Sender.Kind;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Surface;
import dev.decorum.policy.fact.WindowKind;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstagramDmAdapterTest {
    private static final InstagramDmAdapter ADAPTER = new InstagramDmAdapter();
    private static final Trial TRIAL = Trial.meta(ADAPTER, "instagramdm");
    private static final String SHOP = "17841400700700700";

    @Test
    void aTextBecomesAMessageThatOpensAWindowOf24Hours() {
        assertThat(TRIAL.event("text"))
                .isEqualTo(new MessageReceived(
                        new Origin(
                                "instagram-dm",
                                Surface.SOCIAL_DMS,
                                "shop-de",
                                "aWdfFICTtext01",
                                SENT,
                                RECEIVED_AT,
                                false),
                        new Sender("5550010002000302", Kind.CUSTOMER, null),
                        MessageContent.of("Ist die blaue Tasse noch da?", SHOP + ":5550010002000302", Audience.PRIVATE),
                        new ReplyWindow(WindowKind.FREE_FORM, SENT.plus(Duration.ofHours(24)), null, null),
                        ReplyHandle.to("5550010002000302")));
    }

    @Test
    void theSellersOwnMessagesAreEchoesThoughTheyComeAsMessages() {
        assertThat(TRIAL.events("echo"))
                .allSatisfy(event -> assertThat(event).isInstanceOf(Echo.class))
                .hasSize(3);
    }

    @Test
    void aMessageToOneselfIsAnEcho() {
        Bytes self = Bytes.utf8("{\"object\":\"instagram\",\"entry\":[{\"id\":\"" + SHOP + "\",\"messaging\":[{"
                + "\"sender\":{\"id\":\"555\"},\"recipient\":{\"id\":\"" + SHOP + "\"},\"timestamp\":1793527200000,"
                + "\"is_self\":true,\"message\":{\"mid\":\"a1\",\"text\":\"Hallo\"}}]}]}");

        assertThat(TRIAL.receive(self).events()).singleElement().isInstanceOf(Echo.class);
    }

    @Test
    void anUnsentMessageIsRevoked() {
        assertThat(((MessageRevoked) TRIAL.event("revoke")).original()).isEqualTo("aWdfFICTtext01");
    }

    @Test
    void aDeliveryForAPageIsNotReadAsInstagrams() {
        Bytes page = Bytes.utf8("{\"object\":\"page\",\"entry\":[]}");

        assertThat(TRIAL.receive(page).events())
                .singleElement()
                .isInstanceOfSatisfying(UnknownEvent.class, unknown -> assertThat(unknown.kind())
                        .isEqualTo("delivery"));
    }

    @Test
    void theLimitIsCountedInBytesAndTearsNoCharacter() {
        Requests requests =
                (Requests) ADAPTER.render(TRIAL.reply("text", "ä".repeat(600), RECEIVED_AT), TRIAL.account());

        assertThat(requests.requests()).hasSize(2);
        assertThat(requests.requests().get(0).url())
                .isEqualTo("https://{graph-host}/{graph-version}/{instagram-id}/messages");
        assertThat(ADAPTER.render(TRIAL.reply("text", "ä".repeat(1501), RECEIVED_AT), TRIAL.account()))
                .isEqualTo(new Refusal(
                        Refusal.Code.TOO_LONG,
                        "The reply has 3002 bytes; the channel takes 3 messages of at most 1000.",
                        "Shorten the reply and have it approved again."));
    }

    @Test
    void aPersonHas7Days() {
        assertThat(ADAPTER.forPeople(TRIAL.message("text")))
                .isEqualTo(new ReplyWindow(WindowKind.HUMAN_ONLY, SENT.plus(Duration.ofDays(7)), null, null));
    }

    @Test
    void theHandshakeRepeatsTheChallenge() {
        RawDelivery handshake = RawDelivery.get(
                "/",
                Map.of("hub.mode", "subscribe", "hub.challenge", "4711", "hub.verify_token", "demo-verify-token"),
                RECEIVED_AT);

        assertThat(ADAPTER.receive(handshake, TRIAL.account()).answer()).isEqualTo(HttpAnswer.text("4711"));
    }

    @Test
    void aWrongSignatureAndMalformedJsonAreRejected() {
        RawDelivery signed = TRIAL.delivery(TRIAL.fixture("text"));
        RawDelivery other =
                new RawDelivery("POST", "/", signed.headers(), Map.of(), TRIAL.fixture("edit"), RECEIVED_AT);

        assertThat(ADAPTER.receive(other, TRIAL.account()).events())
                .extracting(event -> ((Rejected) event).code())
                .containsExactly(Code.SIGNATURE_MISMATCH);
        assertThat(TRIAL.receive(Bytes.utf8("[]")).events())
                .extracting(event -> ((Rejected) event).code())
                .containsExactly(Code.MALFORMED);
    }
}
