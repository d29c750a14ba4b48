package dev.decorum.policy.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.channel.ChannelEvent.DeliveryStatus.State;
import dev.decorum.policy.channel.ChannelEvent.MembershipChanged.Change;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.ReplyLimits.Markup;
import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.LengthUnit;
import dev.decorum.policy.fact.ReplyWindow;
import dev.decorum.policy.fact.Surface;
import dev.decorum.policy.fact.WindowKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChannelContractTest {
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    private static final Origin ORIGIN =
            new Origin("demo", Surface.MESSAGING, "shop", "secret-id", NOW, NOW.plusSeconds(2), true);
    private static final Sender SENDER = new Sender("secret-sender", Sender.Kind.CUSTOMER, "secret-name");
    private static final MessageContent CONTENT = new MessageContent(
            "secret-subject",
            "secret-text",
            List.of(new Attachment(
                    Attachment.Kind.FILE, "secret-file", "application/pdf", 12L, "00ff", "secret-remote")),
            "secret-postback",
            "secret-reply",
            "secret-thread",
            Audience.PRIVATE,
            "de",
            "secret-order");
    private static final ReplyWindow WINDOW = new ReplyWindow(WindowKind.FREE_FORM, NOW, 3, null);
    private static final ReplyHandle REPLY = new ReplyHandle("secret-address", "secret-token", NOW, true);
    private static final List<ChannelEvent> EVENTS = List.of(
            new ChannelEvent.MessageReceived(ORIGIN, SENDER, CONTENT, WINDOW, REPLY),
            new ChannelEvent.MessageEdited(ORIGIN, "secret-original", SENDER, CONTENT, WINDOW, null),
            new ChannelEvent.MessageRevoked(ORIGIN, "secret-original", null),
            new ChannelEvent.Echo(ORIGIN, SENDER, "secret-recipient", CONTENT),
            new ChannelEvent.DeliveryStatus(ORIGIN, "secret-message", State.FAILED, "secret-recipient", "131047"),
            new ChannelEvent.ReactionReceived(ORIGIN, SENDER, "secret-message", "secret-emoji"),
            new ChannelEvent.MembershipChanged(ORIGIN, SENDER, "secret-thread", Change.JOINED),
            new ChannelEvent.IdentityChanged(ORIGIN, "secret-old", "secret-new"),
            new ChannelEvent.ThreadHandedOver(ORIGIN, "secret-thread", true, "secret-application"),
            new ChannelEvent.ContentPending(ORIGIN, "messages", "secret-reference", "secret-thread"),
            new ChannelEvent.UnknownEvent(ORIGIN, "secret-kind", "secret-raw"),
            new ChannelEvent.Rejected(ORIGIN, Code.MALFORMED, "It is no JSON."));

    @Test
    void everyKindOfEventIsTheSameAfterJson() throws JsonProcessingException {
        for (ChannelEvent event : EVENTS) {
            assertThat(PolicyJson.mapper().readValue(PolicyJson.write(event), ChannelEvent.class))
                    .isEqualTo(event);
        }
        assertThat(EVENTS.stream().<Class<?>>map(ChannelEvent::getClass))
                .containsExactlyInAnyOrder(ChannelEvent.class.getPermittedSubclasses());
    }

    @Test
    void anEventNamesItsKindInWords() {
        assertThat(PolicyJson.write(EVENTS.get(7)))
                .startsWith(
                        "{\"event\":\"identity-changed\",\"origin\":{\"channel\":\"demo\",\"surface\":\"messaging\",");
    }

    @Test
    void aKindThatIsNotOnTheListIsRefused() {
        assertThatThrownBy(() -> PolicyJson.mapper().readValue("{\"event\":\"java.lang.Object\"}", ChannelEvent.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("java.lang.Object");
    }

    @Test
    void noEventShowsPersonalDataInWords() {
        assertThat(EVENTS).allSatisfy(event -> assertThat(event.toString()).doesNotContain("secret"));
    }

    @Test
    void aDeliveryShowsNeitherBodyNorValuesOfHeaders() {
        RawDelivery delivery = RawDelivery.post("/in", Map.of("X-Key", "secret"), Bytes.utf8("secret"), NOW);

        assertThat(delivery).hasToString("RawDelivery[POST /in, headers [X-Key], 6 bytes]");
    }

    @Test
    void headersAreFoundWhateverTheirCaseAndMergedWhenTheyDifferInItAlone() {
        RawDelivery delivery = new RawDelivery(
                "post",
                "/",
                Map.of("x-key", List.of("one"), "X-KEY", List.of("two")),
                Map.of("q", List.of("1", "2")),
                Bytes.EMPTY,
                NOW);

        assertThat(delivery.method()).isEqualTo("POST");
        assertThat(delivery.headers().get("X-Key")).containsExactlyInAnyOrder("one", "two");
        assertThat(delivery.parameter("q")).hasValue("1");
        assertThat(delivery.parameter("Q")).isEmpty();
    }

    @Test
    void deliveriesReceptionsAndLimitsAreTheSameAfterJson() throws JsonProcessingException {
        RawDelivery delivery = RawDelivery.post("/in", Map.of("X-Key", "v"), Bytes.of(new byte[] {0, -1, 7}), NOW);
        Reception reception = new Reception(HttpAnswer.json("{}"), EVENTS);
        ReplyLimits limits = new ReplyLimits(
                LocalDate.parse("2026-10-31"),
                new Stated<>(5000, "from memory", false),
                LengthUnit.UTF16_UNITS,
                new Stated<>(5, "documentation", true),
                new Stated<>(10, "documentation", true),
                new Stated<>(true, "documentation", true),
                new Stated<>(Markup.PLAIN, "documentation", true),
                new Stated<>(Duration.ofHours(24), "documentation", true),
                new Stated<>(false, "documentation", true),
                new Stated<>(true, "documentation", true),
                Map.of("image size", new Stated<>("8 MB", "documentation", true)));

        for (Object value : List.of(delivery, reception, limits)) {
            assertThat((Object) PolicyJson.mapper().readValue(PolicyJson.write(value), value.getClass()))
                    .isEqualTo(value);
        }
        assertThat(PolicyJson.write(limits)).contains("\"value\":\"PT24H\"", "\"unit\":\"utf16-units\"");
    }

    @Test
    void anAccountNeverShowsItsSecrets() throws JsonProcessingException {
        ChannelAccount account = PolicyJson.mapper()
                .readValue(
                        "{\"id\":\"shop\",\"channel\":\"demo\",\"secrets\":{\"app-secret\":\"hidden\"}}",
                        ChannelAccount.class);

        assertThat(account.secret("app-secret")).hasValue("hidden");
        assertThat(account).hasToString("ChannelAccount[shop, demo, secrets [app-secret]]");
        assertThat(PolicyJson.write(account)).isEqualTo("{\"id\":\"shop\",\"channel\":\"demo\"}");
    }

    @Test
    void aBlankSecretIsRefusedByItsName() {
        assertThatThrownBy(() -> ChannelAccount.of("shop", "demo", Map.of("app-secret", " ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The secret `app-secret` of the account `shop` is missing. Give it a short text that is "
                        + "not blank.");
    }

    @Test
    void bytesDoNotChangeWithTheArrayTheyCameFrom() {
        byte[] array = {1, 2};
        Bytes bytes = Bytes.of(array);
        array[0] = 9;
        bytes.toArray()[1] = 9;

        assertThat(bytes).isEqualTo(Bytes.of(new byte[] {1, 2})).hasToString("Bytes[2]");
    }
}
