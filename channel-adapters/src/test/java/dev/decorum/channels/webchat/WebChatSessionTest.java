package dev.decorum.channels.webchat;

import static dev.decorum.channels.webchat.Deliveries.ACCOUNT;
import static dev.decorum.channels.webchat.Deliveries.ADAPTER;
import static dev.decorum.channels.webchat.Deliveries.RECEIVED_AT;
import static dev.decorum.channels.webchat.Deliveries.SESSION;
import static dev.decorum.channels.webchat.Deliveries.delivery;
import static dev.decorum.channels.webchat.Deliveries.fixture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.RawDelivery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebChatSessionTest {
    private static final Bytes BODY = fixture("text");

    /** By openssl, as the profile says it: the session of {@code test} until the year 2286, over the body {@code {}}. */
    private static final String BY_OPENSSL =
            "1.dGVzdA.9999999999.e746ee8c3018fd47af3ba8f3929dd6e9027441998da79339c51668a5f03a3694"
                    + ".6d740f44e6c37947179be9d3b842b3920d46d4526073700599e04a93b5671ec2";

    @Test
    void aSessionOfOpensslIsTheSame() {
        WebChatSession session = WebChatSession.of(ACCOUNT, "test", Instant.ofEpochSecond(9_999_999_999L));

        assertThat(session.sign(Bytes.utf8("{}"))).isEqualTo(BY_OPENSSL);
    }

    @Test
    void aRouteOfTheHouseLearnsWhoseSessionItIs() {
        RawDelivery asked = new RawDelivery(
                "GET",
                "/chat/replies",
                Map.of("x-web-chat-signature", List.of(SESSION.sign(Bytes.EMPTY))),
                Map.of("after", List.of("r-7")),
                Bytes.EMPTY,
                RECEIVED_AT);

        assertThat(WebChatSession.user(asked, ACCOUNT)).hasValue("kunde-42");
        assertThat(WebChatSession.user(RawDelivery.get("/chat/replies", Map.of(), RECEIVED_AT), ACCOUNT))
                .isEmpty();
    }

    @Test
    void anEndedSessionIsRejected() {
        WebChatSession ended = WebChatSession.of(ACCOUNT, "kunde-42", RECEIVED_AT);

        assertThat(rejected(ended.sign(BODY)).code()).isEqualTo(Code.OUT_OF_TIME);
        assertThat(rejected(ended.sign(BODY)).reason())
                .isEqualTo("The session has ended. The page must ask for a new one.");
    }

    @Test
    void aUserOrAnEndThatWasChangedIsRejected() {
        String[] parts = SESSION.sign(BODY).split("\\.");
        String other = parts[0] + ".a3VuZGUtNDM." + parts[2] + "." + parts[3] + "." + parts[4];
        String longer = parts[0] + "." + parts[1] + ".9999999999." + parts[3] + "." + parts[4];

        assertThat(rejected(other).reason())
                .isEqualTo(
                        "The session in the header `X-Web-Chat-Signature` is not made by the secret `session-secret` "
                                + "of the account `shop-de`. Maybe the secret was changed; the page must ask for a new session.");
        assertThat(rejected(longer).code()).isEqualTo(Code.SIGNATURE_MISMATCH);
    }

    @Test
    void aSignatureOfAnotherBodyIsRejected() {
        assertThat(rejected(SESSION.sign(fixture("edit"))).reason())
                .isEqualTo("The signature in the header `X-Web-Chat-Signature` does not match the body. Maybe the body "
                        + "was changed on its way.");
    }

    @Test
    void whatIsNoSessionIsRejected() {
        for (String header :
                List.of("", "x", SESSION.token(), "2" + SESSION.sign(BODY).substring(1))) {
            assertThat(rejected(header).code()).as(header).isEqualTo(Code.SIGNATURE_MALFORMED);
        }
    }

    @Test
    void aSessionNeedsASecretAUserAndAnEnd() {
        ChannelAccount bare = ChannelAccount.of("shop-de", "web-chat", Map.of());

        assertThatThrownBy(() -> WebChatSession.of(bare, "kunde-42", RECEIVED_AT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The account `shop-de` has no secret `session-secret`. Maybe it is not the account of the "
                        + "web chat.");
        assertThatThrownBy(() -> WebChatSession.of(ACCOUNT, "x".repeat(201), RECEIVED_AT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The user of a session has 201 bytes.");
        assertThatThrownBy(() -> WebChatSession.of(ACCOUNT, "kunde-42", Instant.ofEpochSecond(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The end of a session, 1969-12-31T23:59:59Z, lies before 1970.");
        assertThat(SESSION).hasToString("WebChatSession[]");
    }

    private static Rejected rejected(String header) {
        var events = ADAPTER.receive(delivery(BODY, header), ACCOUNT).events();
        assertThat(events).hasSize(1).first().isInstanceOf(Rejected.class);
        return (Rejected) events.get(0);
    }
}
