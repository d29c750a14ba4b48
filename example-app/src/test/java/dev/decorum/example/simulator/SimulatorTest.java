package dev.decorum.example.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.policy.channel.ChannelAccount;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.MessageReceived;
import dev.decorum.policy.channel.RawDelivery;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimulatorTest {
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00.123Z");
    private static final String TEXT = "Wo ist \"D-1042\"? <b>Süß</b> & 你好\nzweite Zeile {{id}}";

    private final Simulator simulator = new Simulator();

    static Stream<String> channels() {
        return Simulator.channels().stream();
    }

    @ParameterizedTest
    @MethodSource("channels")
    void theAdapterTakesThePlayedMessageForARealOne(String channel) {
        ChannelAccount account = account(channel);
        ChannelAdapter adapter = ChannelAdapter.installed().get(channel);
        RawDelivery delivery = simulator.message(account, "lena", TEXT, NOW);
        ChannelEvent event = only(adapter, delivery, account);
        assertThat(event).isInstanceOf(MessageReceived.class);
        MessageReceived message = (MessageReceived) event;
        assertThat(message.content().text()).endsWith(TEXT);
        ChannelEvent next =
                only(adapter, simulator.message(account, "lena", "Noch etwas", NOW.plusSeconds(5)), account);
        assertThat(next.origin().id()).isNotEqualTo(event.origin().id());
        assertThat(((MessageReceived) next).sender().id())
                .isEqualTo(message.sender().id());
    }

    @ParameterizedTest
    @MethodSource("channels")
    void whatHasAnotherSecretIsRejected(String channel) {
        ChannelAccount other = ChannelAccount.of("shop", channel, secrets(channel, "another-secret"));
        RawDelivery delivery = simulator.message(account(channel), "lena", TEXT, NOW);
        assertThat(only(ChannelAdapter.installed().get(channel), delivery, other))
                .isInstanceOf(ChannelEvent.Rejected.class);
    }

    @Test
    void nameTextAndChannelMustBePlayable() {
        ChannelAccount account = account("line");
        assertThatThrownBy(() -> simulator.message(account, "Lena\r\nBcc: x", "x", NOW))
                .hasMessageContaining("small letters");
        assertThatThrownBy(() -> simulator.message(account, "lena", " ", NOW)).hasMessageContaining("1 to 4000");
        ChannelAccount ebay = ChannelAccount.of("shop", "ebay", Map.of());
        assertThatThrownBy(() -> simulator.message(ebay, "lena", "x", NOW)).hasMessageContaining("cannot be played");
        ChannelAccount bare = ChannelAccount.of("shop", "line", Map.of());
        assertThatThrownBy(() -> simulator.message(bare, "lena", "x", NOW)).hasMessageContaining("no secret");
    }

    private static ChannelEvent only(ChannelAdapter adapter, RawDelivery delivery, ChannelAccount account) {
        return adapter.receive(delivery, account).events().stream()
                .filter(e -> !(e instanceof ChannelEvent.UnknownEvent))
                .findFirst()
                .orElseThrow();
    }

    private static ChannelAccount account(String channel) {
        return ChannelAccount.of("shop", channel, secrets(channel, "a-secret-of-no-worth"));
    }

    private static Map<String, String> secrets(String channel, String worth) {
        Map<String, String> secrets = new TreeMap<>();
        ChannelAdapter.installed().get(channel).profile().secrets().keySet().forEach(name -> secrets.put(name, worth));
        if (channel.equals("wechat")) {
            boolean right = worth.equals("a-secret-of-no-worth");
            secrets.put("aes-key", (right ? "A" : "B").repeat(43));
        }
        return secrets;
    }
}
