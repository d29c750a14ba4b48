package dev.decorum.channels.webchat;

import static dev.decorum.channels.webchat.Deliveries.ACCOUNT;
import static dev.decorum.channels.webchat.Deliveries.ADAPTER;
import static dev.decorum.channels.webchat.Deliveries.RECEIVED_AT;
import static dev.decorum.channels.webchat.Deliveries.receive;
import static dev.decorum.channels.webchat.Deliveries.resource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus.State;
import dev.decorum.policy.channel.ChannelEvent.MessageEdited;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.MessageRevoked;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.MessageContent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Rendering.Refusal;
import dev.decorum.policy.channel.Rendering.Requests;
import dev.decorum.policy.channel.ReplyHandle;
import dev.decorum.policy.channel.Sender;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Surface;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebChatAdapterTest {
    private static final Sender VISITOR = new Sender("kunde-42", Sender.Kind.CUSTOMER, null);
    private static final ReplyHandle REPLY = ReplyHandle.to("kunde-42");

    @Test
    void aTextIsAMessageOfTheSessionsUser() {
        assertThat(only("text"))
                .isEqualTo(new MessageReceived(
                        origin("kunde-42:m-1"),
                        VISITOR,
                        MessageContent.of("Wann kommt D-2001?", "shop-de:kunde-42", Audience.PRIVATE)
                                .in("de-AT"),
                        ReplyWindow.UNKNOWN,
                        REPLY));
    }

    @Test
    void aButtonAndAnAnswerAreKept() {
        assertThat(((MessageReceived) only("button")).content().postback()).isEqualTo("topic-refund");
        assertThat(((MessageReceived) only("reply")).content().replyTo()).isEqualTo("r-7");
    }

    @Test
    void anEditAndADeletionNameAMessageOfTheSameUser() {
        assertThat(only("edit"))
                .isEqualTo(new MessageEdited(
                        origin("kunde-42:e-1"),
                        "kunde-42:m-1",
                        VISITOR,
                        MessageContent.of("Wann kommt D-2002?", "shop-de:kunde-42", Audience.PRIVATE),
                        ReplyWindow.UNKNOWN,
                        REPLY));
        assertThat(only("revoke")).isEqualTo(new MessageRevoked(origin("kunde-42:d-1"), "kunde-42:m-1", VISITOR));
    }

    @Test
    void aMarkOfReadingNamesTheReply() {
        assertThat(only("status"))
                .isEqualTo(new DeliveryStatus(origin("kunde-42:s-1"), "r-7", State.READ, "kunde-42", null));
    }

    @Test
    void typingMeansNothing() {
        assertThat(receive("typing").answer().status()).isEqualTo(200);
        assertThat(receive("typing").events()).isEmpty();
        assertThat(receive("several").events())
                .extracting(event -> ((MessageReceived) event).content().text())
                .containsExactly("Erstens", "Zweitens");
    }

    @Test
    void whatIsNotKnownOrOfAnotherVersionIsKeptWhole() {
        assertThat(receive("unknown").events())
                .extracting(event -> ((UnknownEvent) event).kind())
                .containsExactly("hologram", "message", "edit", "message");
        assertThat(only("unknown-version"))
                .isInstanceOfSatisfying(
                        UnknownEvent.class, unknown -> assertThat(unknown.raw()).startsWith("{\"version\":2,"));
    }

    @Test
    void aBrokenBodyAndAnotherMethodAreRejected() {
        RawDelivery asked = new RawDelivery("GET", "/hooks/web-chat", Map.of(), Map.of(), Bytes.EMPTY, RECEIVED_AT);

        assertThat(((Rejected) receive(Bytes.utf8("{")).events().get(0)).code()).isEqualTo(Code.MALFORMED);
        assertThat(ADAPTER.receive(asked, ACCOUNT).answer().status()).isEqualTo(405);
    }

    @Test
    void aReplyGoesToTheHousesOwnServer() {
        ApprovedReply reply = ApprovedReply.to((MessageReceived) only("text"), "Sie kommt morgen.", RECEIVED_AT);

        assertThat(ADAPTER.render(reply, ACCOUNT))
                .isEqualTo(new Requests(List.of(OutgoingRequest.post(
                        "{web-chat-url}/replies",
                        Map.of("Authorization", "Bearer {access-token}", "Content-Type", "application/json"),
                        Bytes.utf8("{\"version\":1,\"to\":\"kunde-42\",\"text\":\"Sie kommt morgen.\","
                                + "\"author\":\"bot\",\"replyTo\":\"m-1\"}")))));
    }

    @Test
    void aReplyOverThreeMessagesIsRefused() {
        ApprovedReply reply = ApprovedReply.to((MessageReceived) only("text"), "x".repeat(12_001), RECEIVED_AT);

        assertThat(ADAPTER.render(reply, ACCOUNT))
                .isEqualTo(new Refusal(
                        Refusal.Code.TOO_LONG,
                        "The reply has 12001 characters; the channel takes 3 messages of at most 4000.",
                        "Shorten the reply and have it approved again."));
    }

    @Test
    void theWidgetSpeaksTheSameProtocol() {
        String widget = resource("/dev/decorum/channels/webchat/widget.js").text();

        assertThat(widget)
                .contains("const VERSION = " + WebChatSession.VERSION + ";")
                .contains("const HEADER = \"" + WebChatSession.HEADER + "\";")
                .contains("{ version: VERSION, events: [whole] }")
                .contains("{ id: crypto.randomUUID(), language: document.documentElement.lang || undefined, ...event }")
                .contains("{ type: \"message\", text }")
                .contains("{ type: \"edit\", message: id, text: next }")
                .contains("{ type: \"delete\", message: id }")
                .contains("{ type: \"read\", message: last }")
                .contains("{ type: \"typing\" }")
                .contains("session.token")
                .contains("session.key")
                .contains("maxLength = " + ADAPTER.limits().maxLength().value() + ";");
    }

    @Test
    void theWidgetNeedsNoInlineScriptOrStyleAndTakesNoTextForMarkup() {
        assertThat(resource("/dev/decorum/channels/webchat/widget.js").text())
                .doesNotContain(
                        "innerHTML", "insertAdjacentHTML", "document.write", "eval(", ".style", "http://", "https://");
    }

    @Test
    void theAdapterIsFoundByItsChannel() {
        assertThat(ChannelAdapter.installed().get("web-chat")).isInstanceOf(WebChatAdapter.class);
    }

    private static ChannelEvent only(String fixture) {
        List<ChannelEvent> events = receive(fixture).events();
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static Origin origin(String id) {
        return new Origin("web-chat", Surface.WEB_CHAT, "shop-de", id, RECEIVED_AT, RECEIVED_AT, false);
    }
}
