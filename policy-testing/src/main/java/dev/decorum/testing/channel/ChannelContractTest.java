package dev.decorum.testing.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.ChannelEvent.Echo;
import dev.decorum.policy.channel.ChannelEvent.MessageEdited;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.channel.Rendering;
import dev.decorum.policy.channel.ReplyLimits;
import dev.decorum.policy.channel.Stated;
import dev.decorum.policy.fact.FactKinds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every adapter must keep. A test of an adapter derives from it and gives the adapter, an account with all secrets
 * and deliveries without signatures; the adapter is then tried with them as they are, signed, changed and mutated. With
 * {@code -Dlong=true} ten times as many mutations are tried, without a limit of time.
 */
public abstract class ChannelContractTest {
    /** When the deliveries of the fixtures arrive. */
    protected static final Instant RECEIVED_AT = Instant.parse("2026-11-01T10:00:30Z");

    private static final JsonMapper MAPPER = PolicyJson.mapper();
    private static final Set<String> PERSONAL = Set.of(
            "id",
            "name",
            "text",
            "subject",
            "thread",
            "address",
            "token",
            "remoteId",
            "postback",
            "replyTo",
            "raw",
            "recipient",
            "original",
            "previous",
            "current",
            "reference",
            "message",
            "order",
            "emoji");
    private static final String PLANTED = "planted-by-nobody";
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final Duration BUDGET = Duration.ofSeconds(1);
    private static final int MUTATIONS = 200;

    /** The adapter. */
    protected abstract ChannelAdapter adapter();

    /** An account that has every secret of the adapter's, each of at least 6 characters. */
    protected abstract ChannelAccount account();

    /**
     * Deliveries by name, without signatures and, where the channel encrypts, in the clear. Together they must give all
     * kinds of events of the profile. A name that starts with {@code echo} holds messages of the seller's, in the
     * delivery or else in what is fetched for it.
     */
    protected abstract Map<String, RawDelivery> fixtures();

    /** The delivery as the channel signs and encrypts it by the secrets of {@link #account()}. */
    protected abstract RawDelivery sign(RawDelivery delivery);

    /** What is fetched for the first pending content of the fixture of the same name; by default nothing. */
    protected Map<String, Bytes> fetched() {
        return Map.of();
    }

    /** Whether the signature covers the body; a shared token does not. */
    protected boolean signatureCoversBody() {
        return true;
    }

    /** The texts for the customer in a request: by default the longest text of its JSON that is in the reply. */
    protected List<String> texts(OutgoingRequest request, String reply) {
        return RenderedTexts.ofJson(request, reply);
    }

    /** The files of a folder of the class path as deliveries by POST, by their names without the extension. */
    protected static Map<String, RawDelivery> files(String folder, String extension, String path) {
        Map<String, RawDelivery> deliveries = new TreeMap<>();
        contents(folder, extension)
                .forEach((name, body) -> deliveries.put(name, RawDelivery.post(path, Map.of(), body, RECEIVED_AT)));
        return deliveries;
    }

    /** The files of a folder of the class path by their names without the extension. */
    protected static Map<String, Bytes> contents(String folder, String extension) {
        URL url = ChannelContractTest.class.getResource(folder);
        assertThat(url).as(folder).isNotNull();
        Map<String, Bytes> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith("." + extension)) {
                    contents.put(
                            name.substring(0, name.length() - extension.length() - 1),
                            Bytes.of(Files.readAllBytes(file)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
        return contents;
    }

    @Test
    final void everyFixtureIsAcceptedTheSameWayEachTime() {
        fixtures().forEach((name, delivery) -> {
            Reception reception = adapter().receive(sign(delivery), account());

            assertThat(reception.events()).as(name).noneMatch(Rejected.class::isInstance);
            assertThat(reception.answer().status()).as(name).isBetween(200, 299);
            assertThat(adapter().receive(sign(delivery), account()).events())
                    .as(name)
                    .isEqualTo(reception.events());
        });
    }

    @Test
    final void theFixturesGiveTheKindsOfEventsThatTheProfileNamesAndNoOthers() {
        Set<String> kinds = new TreeSet<>();
        events().values().forEach(events -> events.forEach(event -> kinds.add(FactKinds.nameOf(event.getClass()))));

        assertThat(kinds).isEqualTo(adapter().profile().events());
    }

    @Test
    final void everyEventSurvivesJsonAndHasIdsThatAreNotBlank() {
        events().forEach((name, events) -> events.forEach(event -> {
            survivesJson(name, event);
            String id = event.origin().id();
            assertThat(id == null || !id.isBlank()).as(name).isTrue();
            if (event instanceof MessageReceived || event instanceof MessageEdited) {
                assertThat(id).as("the id of a message in " + name).isNotNull();
            }
        }));
    }

    @Test
    final void noEventShowsPersonalDataInWords() {
        events().forEach((name, events) -> events.forEach(event -> {
            List<String> personal = new ArrayList<>();
            personal("", MAPPER.valueToTree(event), personal);
            assertThat(personal)
                    .as(name)
                    .noneMatch(event.toString().replace(event.origin().toString(), "")::contains);
        }));
    }

    @Test
    final void anEchoIsNeverAMessage() {
        events().forEach((name, events) -> {
            if (name.startsWith("echo") && !fetched().containsKey(name)) {
                assertThat(events)
                        .as(name)
                        .anyMatch(Echo.class::isInstance)
                        .noneMatch(MessageReceived.class::isInstance)
                        .noneMatch(MessageEdited.class::isInstance);
            }
        });
        if (adapter().profile().events().contains("echo")) {
            assertThat(fixtures().keySet()).anyMatch(name -> name.startsWith("echo"));
        }
    }

    @TestFactory
    final Stream<DynamicTest> whatIsNotSignedIsRejectedAndNotKept() {
        if (adapter().profile().signature() == null) {
            return Stream.of();
        }
        return Stream.of(
                DynamicTest.dynamicTest("without a signature", () -> fixtures()
                        .forEach((name, delivery) ->
                                assertRejected(name, planted(delivery, delivery.body()), account()))),
                DynamicTest.dynamicTest("signed by the secrets of another", () -> fixtures()
                        .forEach((name, delivery) -> assertRejected(name, sign(delivery), stranger()))),
                DynamicTest.dynamicTest("without the secrets", () -> fixtures()
                        .forEach((name, delivery) -> assertRejected(
                                name,
                                sign(delivery),
                                ChannelAccount.of("none", adapter().channel(), Map.of())))),
                DynamicTest.dynamicTest("with another body", () -> fixtures().forEach((name, delivery) -> {
                    if (signatureCoversBody()) {
                        RawDelivery signed = sign(delivery);
                        assertRejected(
                                name, planted(signed, Bytes.utf8(signed.body().text() + PLANTED)), account());
                        assertRejected(name, planted(signed, Bytes.utf8("{\"a\":\"" + PLANTED + "\"}")), account());
                    }
                })));
    }

    @Test
    final void anAccountOfAnotherChannelIsAMistakeOfTheProgram() {
        ChannelAccount other = ChannelAccount.of("other", "no-such-channel", Map.of());
        RawDelivery delivery = RawDelivery.post("/", Map.of(), Bytes.EMPTY, RECEIVED_AT);

        assertThatThrownBy(() -> adapter().receive(delivery, other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no-such-channel");
        assertThatThrownBy(() -> adapter().render(RenderedTexts.anyReply(), other))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @TestFactory
    final Stream<DynamicTest> mutationsGiveEventsOrRejectionsAndNothingElse() {
        Map<String, RawDelivery> fixtures = fixtures();
        Stream<DynamicTest> deliveries = fixtures.entrySet().stream()
                .map(fixture -> mutated(fixture.getKey(), fixture.getValue().body(), body -> adapter()
                        .receive(sign(withBody(fixture.getValue(), body)), account())
                        .events()));
        Stream<DynamicTest> contents = fetched().entrySet().stream()
                .map(content -> mutated("fetched " + content.getKey(), content.getValue(), body -> adapter()
                        .fetched(pending(content.getKey()), body, account())));
        return Stream.concat(deliveries, contents);
    }

    @Test
    final void theTableOfLimitsIsCompleteAndStatesItsSources() {
        ReplyLimits limits = adapter().limits();
        List<@Nullable Stated<?>> stated = new ArrayList<>(limits.others().values());
        stated.add(limits.maxLength());
        stated.add(limits.messages());
        stated.add(limits.messagesPerWindow());
        stated.add(limits.links());
        stated.add(limits.markup());
        stated.add(limits.window());
        stated.add(limits.templateOutsideWindow());
        stated.add(limits.attachments());

        assertThat(limits.asOf()).isNotNull();
        assertThat(limits.maxLength().value()).isPositive();
        assertThat(limits.messages().value()).isPositive();
        assertThat(stated).allSatisfy(number -> {
            if (number != null) {
                assertThat(number.value()).isNotNull();
                assertThat(number.source()).as(number.toString()).hasSizeGreaterThan(10);
            }
        });
    }

    @Test
    final void theProfileSaysWhatAReaderNeeds() {
        var profile = adapter().profile();

        assertThat(profile.channel())
                .matches("[a-z][a-z0-9-]*")
                .isEqualTo(adapter().channel());
        assertThat(account().channel()).isEqualTo(profile.channel());
        assertThat(profile.secrets()).allSatisfy((name, purpose) -> {
            assertThat(name).matches("[a-z][a-z0-9-]*");
            assertThat(purpose).hasSizeGreaterThan(10);
            assertThat(account().secret(name))
                    .as("the secret " + name + " of the test's account")
                    .isPresent();
        });
        if (profile.signature() == null) {
            assertThat(profile.remarks())
                    .as("why an unsigned delivery is trusted")
                    .isNotEmpty();
        }
    }

    @Test
    final void aRepliesPartsFitAndTearNoCharacterAndHoldNoSecret() {
        ApprovedReply reply = events().values().stream()
                .flatMap(List::stream)
                .filter(event -> event instanceof MessageReceived received && received.reply() != null)
                .map(event -> ApprovedReply.to((MessageReceived) event, "x", RECEIVED_AT))
                .findFirst()
                .orElseGet(RenderedTexts::anyReply);
        ReplyLimits limits = adapter().limits();
        for (String text : RenderedTexts.around(limits)) {
            Rendering rendering = adapter().render(RenderedTexts.saying(reply, text), account());
            if (rendering instanceof Rendering.Requests requests) {
                List<String> parts = new ArrayList<>();
                for (OutgoingRequest request : requests.requests()) {
                    parts.addAll(texts(request, text));
                    assertNoSecret(request);
                }
                RenderedTexts.assertWhole(parts, text, limits);
            }
            assertThat(adapter().render(RenderedTexts.saying(reply, text), account()))
                    .isEqualTo(rendering);
        }
    }

    private DynamicTest mutated(String name, Bytes body, Function<Bytes, List<ChannelEvent>> read) {
        return DynamicTest.dynamicTest(name, () -> {
            boolean all = System.getProperty("long") != null;
            Mutations mutations = new Mutations(body, name.hashCode());
            long start = System.nanoTime();
            for (int i = 0; i < (all ? 10 * MUTATIONS : MUTATIONS); i++) {
                Bytes mutation = mutations.next();
                String place = name + ", mutation " + i;
                long before = System.nanoTime();
                List<ChannelEvent> events;
                try {
                    events = read.apply(mutation);
                } catch (RuntimeException | StackOverflowError e) {
                    throw new AssertionError(place + " throws: " + mutation.text(), e);
                }
                long now = System.nanoTime();
                assertThat(Duration.ofNanos(now - before)).as(place).isLessThan(SLOW);
                events.forEach(event -> survivesJson(place, event));
                if (!all && i > 20 && now - start > BUDGET.toNanos()) {
                    break;
                }
            }
        });
    }

    private Map<String, List<ChannelEvent>> events() {
        Map<String, List<ChannelEvent>> events = new LinkedHashMap<>();
        fixtures()
                .forEach((name, delivery) -> events.put(
                        name, adapter().receive(sign(delivery), account()).events()));
        fetched()
                .forEach((name, content) ->
                        events.put(name + " fetched", adapter().fetched(pending(name), content, account())));
        return events;
    }

    private ContentPending pending(String fixture) {
        RawDelivery delivery = fixtures().get(fixture);
        if (delivery == null) {
            throw new AssertionError("There is no fixture " + fixture + " for what was fetched.");
        }
        return adapter().receive(sign(delivery), account()).events().stream()
                .filter(ContentPending.class::isInstance)
                .map(ContentPending.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("The fixture " + fixture + " has no pending content."));
    }

    private ChannelAccount stranger() {
        Map<String, String> others = new TreeMap<>();
        for (String name : adapter().secretNames()) {
            account().secret(name).ifPresent(secret -> others.put(name, "other-" + secret));
        }
        return ChannelAccount.of("stranger", adapter().channel(), others);
    }

    private void assertRejected(String name, RawDelivery delivery, ChannelAccount account) {
        Reception reception = adapter().receive(delivery, account);

        assertThat(reception.answer().status()).as(name).isGreaterThanOrEqualTo(400);
        assertThat(reception.events()).as(name).hasSize(1).allSatisfy(event -> {
            assertThat(event).isInstanceOf(Rejected.class);
            assertThat(event.origin().id()).isNull();
            assertThat(event.toString() + PolicyJson.write(event)).doesNotContain(PLANTED);
        });
        assertThat(reception.answer().body()).as(name).isEqualTo(Bytes.EMPTY);
    }

    private void assertNoSecret(OutgoingRequest request) {
        String all = request.url() + request.headers() + request.body().text();
        for (String name : adapter().secretNames()) {
            account().secret(name).ifPresent(secret -> assertThat(all).as(name).doesNotContain(secret));
        }
        assertThat(request.url()).matches("(https://|mailto:|\\{).*");
    }

    private static void survivesJson(String place, ChannelEvent event) {
        try {
            assertThat(MAPPER.readValue(PolicyJson.write(event), ChannelEvent.class))
                    .as(place)
                    .isEqualTo(event);
        } catch (JsonProcessingException e) {
            throw new AssertionError(place + " gives an event that JSON does not hold.", e);
        }
    }

    private static RawDelivery planted(RawDelivery delivery, Bytes body) {
        Map<String, List<String>> headers = new LinkedHashMap<>(delivery.headers());
        headers.put("X-Planted", List.of(PLANTED));
        return new RawDelivery(
                delivery.method(), delivery.path(), headers, delivery.query(), body, delivery.receivedAt());
    }

    private static RawDelivery withBody(RawDelivery delivery, Bytes body) {
        return new RawDelivery(
                delivery.method(), delivery.path(), delivery.headers(), delivery.query(), body, delivery.receivedAt());
    }

    private static void personal(String name, JsonNode node, List<String> found) {
        if (node.isObject()) {
            node.properties().forEach(property -> {
                if (!property.getKey().equals("origin")) {
                    personal(property.getKey(), property.getValue(), found);
                }
            });
        } else if (node.isArray()) {
            node.forEach(child -> personal(name, child, found));
        } else if (PERSONAL.contains(name) && node.asText().length() >= 4) {
            found.add(node.asText());
        }
    }
}
