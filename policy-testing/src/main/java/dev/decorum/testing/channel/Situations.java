package dev.decorum.testing.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.ChannelEvent.Rejected.Code;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.RawDelivery;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** That every situation is shown by a fixture or declared as absent, and that what comes again is known by its id. */
final class Situations {
    private final ChannelContractTest contract;

    Situations(ChannelContractTest contract) {
        this.contract = contract;
    }

    /** A test for each situation; its name says whether the channel has it and, if not, why. */
    Stream<DynamicTest> all() {
        Map<Situation, String> absent = contract.absent();
        return Arrays.stream(Situation.values())
                .map(situation -> absent.containsKey(situation)
                        ? DynamicTest.dynamicTest(
                                situation + " does not exist here: " + absent.get(situation),
                                () -> isAbsent(situation, absent.get(situation)))
                        : DynamicTest.dynamicTest(situation.toString(), () -> isShown(situation)));
    }

    private void isAbsent(Situation situation, String reason) {
        assertThat(reason).as("the reason why there is no " + situation).hasSizeGreaterThan(20);
        assertThat(showing(situation))
                .as("fixtures that show " + situation + ", although absent() says that it does not exist")
                .isEmpty();
    }

    private void isShown(Situation situation) {
        assertThat(showing(situation))
                .as("fixtures that show " + situation + "; without one, say in absent() why there is none")
                .isNotEmpty();
    }

    private List<String> showing(Situation situation) {
        Map<String, List<ChannelEvent>> events =
                situation == Situation.MALFORMED ? halves() : ContractEvents.of(contract);
        return events.entrySet().stream()
                .filter(fixture -> situation.shownBy(fixture.getKey(), fixture.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What becomes of each fixture when it is cut in half and then signed. */
    private Map<String, List<ChannelEvent>> halves() {
        Map<String, List<ChannelEvent>> events = new HashMap<>();
        contract.fixtures().forEach((name, delivery) -> {
            byte[] body = delivery.body().toArray();
            Bytes half = Bytes.of(Arrays.copyOf(body, body.length / 2));
            events.put(name, ContractEvents.received(contract, ContractEvents.withBody(delivery, half)));
        });
        return events;
    }

    /** Only what is not understood may come without an id, and no two events of a delivery share one. */
    void haveIds() {
        Map<String, String> kinds = new HashMap<>();
        ContractEvents.of(contract).forEach((name, events) -> {
            Set<String> ids = new HashSet<>();
            for (ChannelEvent event : events) {
                String id = event.origin().id();
                assertThat(id != null || event instanceof UnknownEvent)
                        .as("an id of " + event + " in " + name)
                        .isTrue();
                if (id != null) {
                    assertThat(id).as(name).isNotBlank();
                    assertThat(ids.add(id))
                            .as("one id for two events in " + name)
                            .isTrue();
                }
                if (id != null && !(event instanceof UnknownEvent)) {
                    String kind = event.getClass().getSimpleName();
                    assertThat(kinds.merge(id, kind, (one, other) -> one))
                            .as("the kind of event with an id that " + name + " shares with another fixture")
                            .isEqualTo(kind);
                }
            }
        });
    }

    /** A delivery that comes again has the same ids, or is too old for its signature. */
    void areKnownAgain() {
        contract.fixtures().forEach((name, delivery) -> {
            RawDelivery signed = contract.sign(delivery);
            List<ChannelEvent> first =
                    contract.adapter().receive(signed, contract.account()).events();
            for (Duration later : List.of(Duration.ofSeconds(20), Duration.ofDays(2))) {
                List<ChannelEvent> again = contract.adapter()
                        .receive(ContractEvents.at(signed, signed.receivedAt().plus(later)), contract.account())
                        .events();
                if (later.toDays() == 0 || !isOutOfTime(again)) {
                    assertThat(ids(again)).as(name + ", again after " + later).isEqualTo(ids(first));
                }
            }
        });
    }

    private static boolean isOutOfTime(List<ChannelEvent> events) {
        return events.size() == 1 && events.get(0) instanceof Rejected rejected && rejected.code() == Code.OUT_OF_TIME;
    }

    private static List<String> ids(List<ChannelEvent> events) {
        return events.stream()
                .map(event ->
                        event.getClass().getSimpleName() + " " + event.origin().id())
                .toList();
    }
}
