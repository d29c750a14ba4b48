package dev.decorum.testing.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.RawDelivery;
import dev.decorum.policy.channel.Reception;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** That what a channel did not sign is rejected, and that nothing of it is kept. */
final class SignatureChecks {
    private static final String PLANTED = "planted-by-nobody";

    private final ChannelContractTest contract;

    SignatureChecks(ChannelContractTest contract) {
        this.contract = contract;
    }

    Stream<DynamicTest> all() {
        String channel = contract.adapter().channel();
        ChannelAccount without = ChannelAccount.of("none", channel, Map.of());
        if (contract.adapter().profile().signature() == null) {
            return Stream.of(each(
                    "nothing is signed here: "
                            + contract.adapter().profile().remarks().get(0),
                    (name, delivery) -> accepted(name, delivery, without)));
        }
        return Stream.of(
                each(
                        "without a signature",
                        (name, delivery) -> rejected(name, planted(delivery, delivery.body()), contract.account())),
                each(
                        "signed by the secrets of another",
                        (name, delivery) -> rejected(name, contract.sign(delivery), stranger())),
                each("without the secrets", (name, delivery) -> rejected(name, contract.sign(delivery), without)),
                each("with another body", (name, delivery) -> {
                    if (contract.signatureCoversBody()) {
                        RawDelivery signed = contract.sign(delivery);
                        Bytes longer = Bytes.utf8(signed.body().text() + PLANTED);
                        Bytes other = Bytes.utf8("{\"a\":\"" + PLANTED + "\"}");
                        rejected(name, planted(signed, longer), contract.account());
                        rejected(name, planted(signed, other), contract.account());
                    }
                }));
    }

    private DynamicTest each(String title, BiConsumer<String, RawDelivery> check) {
        return DynamicTest.dynamicTest(title, () -> contract.fixtures().forEach(check));
    }

    private void rejected(String name, RawDelivery delivery, ChannelAccount account) {
        Reception reception = contract.adapter().receive(delivery, account);

        assertThat(reception.answer().status()).as(name).isGreaterThanOrEqualTo(400);
        assertThat(reception.events()).as(name).hasSize(1).allSatisfy(event -> {
            assertThat(event).isInstanceOf(Rejected.class);
            assertThat(event.origin().id()).isNull();
            assertThat(event + PolicyJson.write(event)).doesNotContain(PLANTED);
        });
        assertThat(reception.answer().body()).as(name).isEqualTo(Bytes.EMPTY);
    }

    private void accepted(String name, RawDelivery delivery, ChannelAccount account) {
        Reception reception = contract.adapter().receive(delivery, account);

        assertThat(reception.answer().status()).as(name).isBetween(200, 299);
    }

    private ChannelAccount stranger() {
        Map<String, String> others = new TreeMap<>();
        for (String name : contract.adapter().secretNames()) {
            contract.account().secret(name).ifPresent(secret -> others.put(name, "other-" + secret));
        }
        return ChannelAccount.of("stranger", contract.adapter().channel(), others);
    }

    private static RawDelivery planted(RawDelivery delivery, Bytes body) {
        Map<String, List<String>> headers = new LinkedHashMap<>(delivery.headers());
        headers.put("X-Planted", List.of(PLANTED));
        return new RawDelivery(
                delivery.method(), delivery.path(), headers, delivery.query(), body, delivery.receivedAt());
    }
}
