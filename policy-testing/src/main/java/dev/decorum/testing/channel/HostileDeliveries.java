package dev.decorum.testing.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.channel.ApprovedReply;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.ContentPending;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.OutgoingRequest;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Rendering;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * That no body, however it was made, costs more than 2 seconds or 64 MiB, or gives anything but events and rejections.
 * With {@code -Dlong} 2,000 mutations of each fixture are tried, and its attacks on every fixture; without it as many as
 * a second allows, 200 at most, and the attacks on the first.
 */
final class HostileDeliveries {
    private static final boolean LONG = System.getProperty("long") != null;
    private static final int MUTATIONS = LONG ? 2_000 : 200;
    private static final Duration BUDGET = Duration.ofSeconds(1);
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final long LARGE = 64L * 1024 * 1024;
    private static final int HUGE = 50 * 1024 * 1024;

    private final ChannelContractTest contract;

    HostileDeliveries(ChannelContractTest contract) {
        this.contract = contract;
    }

    /** A test of mutations for each fixture and each content that is fetched. */
    Stream<DynamicTest> mutations() {
        return bodies().map(body -> DynamicTest.dynamicTest(body.name, () -> {
            Mutations mutations = new Mutations(body.bytes, body.name.hashCode());
            long start = System.nanoTime();
            for (int i = 0; i < MUTATIONS; i++) {
                Bytes mutation = mutations.next();
                String place = body.name + ", mutation " + i + " of " + mutation.size() + " bytes";
                read(place, body.reader.apply(mutation));
                if (!LONG && i > 20 && System.nanoTime() - start > BUDGET.toNanos()) {
                    break;
                }
            }
        }));
    }

    /** A test for each attack. */
    Stream<DynamicTest> attacks() {
        Stream<Body> attacked = LONG ? bodies() : bodies().limit(1);
        return attacked.flatMap(body -> Attacks.on(body.bytes).entrySet().stream()
                .map(attack -> DynamicTest.dynamicTest(body.name + ": " + attack.getKey(), () -> {
                    List<ChannelEvent> events = read(attack.getKey(), body.reader.apply(attack.getValue()));
                    assertThat(PolicyJson.write(events)).doesNotContain(Attacks.OUTSIDE);
                    events.forEach(this::answered);
                })));
    }

    /** A body of 50 MB is refused before anything is done with it, even to verify it. */
    void hugeBodies() {
        contract.fixtures().values().stream().limit(1).forEach(delivery -> {
            RawDelivery huge = ContractEvents.withBody(contract.sign(delivery), Bytes.of(new byte[HUGE]));
            List<ChannelEvent> events =
                    Cost.within(Duration.ofMillis(200), 1024 * 1024, "50 MB", () -> contract.adapter()
                            .receive(huge, contract.account())
                            .events());
            assertThat(events).singleElement().isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(
                            rejected.code())
                    .isEqualTo(Rejected.Code.TOO_LARGE));
        });
    }

    private List<ChannelEvent> read(String place, Supplier<List<ChannelEvent>> reader) {
        List<ChannelEvent> events = Cost.within(SLOW, LARGE, place, reader);
        events.forEach(event -> ContractEvents.survivesJson(place, event));
        return events;
    }

    /** What a customer wrote makes no header and no address of its own in a reply. */
    private void answered(ChannelEvent event) {
        if (event instanceof MessageReceived message && message.reply() != null) {
            Rendering rendering = contract.adapter()
                    .render(
                            RenderedTexts.saying(
                                    ApprovedReply.to(message, "x", ChannelContractTest.RECEIVED_AT), "Guten Tag"),
                            contract.account());
            if (rendering instanceof Rendering.Requests requests) {
                for (OutgoingRequest request : requests.requests()) {
                    assertThat(request.url() + request.headers()).doesNotContain("\r", "\n");
                    assertThat(request.body().text().lines())
                            .noneMatch(line -> line.startsWith("X-Injected:") || line.startsWith("Bcc:"));
                }
            }
        }
    }

    private Stream<Body> bodies() {
        Stream<Body> deliveries = contract.fixtures().entrySet().stream()
                .map(fixture -> new Body(fixture.getKey(), fixture.getValue().body(), bytes -> {
                    RawDelivery signed = contract.sign(ContractEvents.withBody(fixture.getValue(), bytes));
                    return () -> contract.adapter()
                            .receive(signed, contract.account())
                            .events();
                }));
        Stream<Body> contents = contract.fetched().entrySet().stream().map(content -> {
            ContentPending pending = ContractEvents.pending(contract, content.getKey());
            return new Body(
                    "fetched " + content.getKey(),
                    content.getValue(),
                    bytes -> () -> contract.adapter().fetched(pending, bytes, contract.account()));
        });
        return Stream.concat(deliveries, contents);
    }

    /** A body that is changed, and how it is signed and then read. */
    private record Body(String name, Bytes bytes, Function<Bytes, Supplier<List<ChannelEvent>>> reader) {}
}
