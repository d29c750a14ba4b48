package dev.decorum.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.channels.Samples;
import dev.decorum.policy.channel.ChannelAdapter;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class WhatsAppConformanceTest {
    @Test
    void theAdapterIsFoundByItsChannel() {
        assertThat(ChannelAdapter.installed().get("whatsapp")).isInstanceOf(WhatsAppAdapter.class);
    }

    @TestFactory
    Stream<DynamicTest> everySampleIsRead() {
        return Samples.of("whatsapp", ".json", Deliveries::receive);
    }
}
