package dev.decorum.testing.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every adapter must keep. A test of an adapter derives from it and gives the adapter, an account with all secrets
 * and deliveries without signatures, and says which situations do not exist on the channel; the adapter is then tried
 * with all of that as it is, signed, changed, mutated and attacked. With {@code -Dlong=true} ten times as many mutations
 * are tried, without a limit of time.
 */
public abstract class ChannelContractTest {
    /** When the deliveries of the fixtures arrive. */
    protected static final Instant RECEIVED_AT = Instant.parse("2026-11-01T10:00:30Z");

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

    /**
     * The situations that do not exist on the channel, each with the reason: a sentence that says what the channel lacks.
     * All others must be shown by a fixture.
     */
    protected Map<Situation, String> absent() {
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
        ContractEvents.of(this)
                .values()
                .forEach(events -> events.forEach(event -> kinds.add(FactKinds.nameOf(event.getClass()))));

        assertThat(kinds).isEqualTo(adapter().profile().events());
    }

    @TestFactory
    final Stream<DynamicTest> everySituationIsShownOrDeclaredAsAbsent() {
        return new Situations(this).all();
    }

    @Test
    final void everyEventSurvivesJson() {
        ContractEvents.of(this)
                .forEach((name, events) -> events.forEach(event -> ContractEvents.survivesJson(name, event)));
    }

    @Test
    final void everyEventThatIsUnderstoodHasAnIdOfItsOwn() {
        new Situations(this).haveIds();
    }

    @Test
    final void aDeliveryThatComesAgainHasTheSameIds() {
        new Situations(this).areKnownAgain();
    }

    @Test
    final void noEventShowsPersonalDataInWords() {
        ContractEvents.of(this)
                .forEach((name, events) -> events.forEach(event -> {
                    String words = event.toString().replace(event.origin().toString(), "");
                    assertThat(ContractEvents.personal(event)).as(name).noneMatch(words::contains);
                }));
    }

    @Test
    final void anEchoIsNeverAMessage() {
        ContractEvents.of(this).forEach((name, events) -> {
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
        return new SignatureChecks(this).all();
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
        return new HostileDeliveries(this).mutations();
    }

    @TestFactory
    final Stream<DynamicTest> attacksGiveEventsOrRejectionsAndNothingElse() {
        return new HostileDeliveries(this).attacks();
    }

    @Test
    final void aBodyOf50MegabytesIsRefusedUnread() {
        new HostileDeliveries(this).hugeBodies();
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
        Optional<ApprovedReply> taken = RenderedTexts.replies(
                        ContractEvents.of(this).values())
                .filter(each -> adapter().render(each, account()) instanceof Rendering.Requests)
                .findFirst();
        assertThat(taken.isPresent())
                .as("whether a reply is taken")
                .isEqualTo(adapter().profile().takesReplies());
        ApprovedReply reply = taken.orElseGet(RenderedTexts::anyReply);
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

    private void assertNoSecret(OutgoingRequest request) {
        String all = request.url() + request.headers() + request.body().text();
        adapter().profile().secrets().forEach((name, purpose) -> {
            if (!purpose.startsWith("no secret")) {
                account()
                        .secret(name)
                        .ifPresent(secret -> assertThat(all).as(name).doesNotContain(secret));
            }
        });
        assertThat(request.url()).matches("(https://|mailto:|\\{).*");
    }
}
