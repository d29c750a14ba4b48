package dev.decorum.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAdapter;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.Reception;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs over the fixtures, and over the folder that {@code -Dconformance.payloads} names when it does. */
class WhatsAppConformanceTest {
    @Test
    void theAdapterIsFoundByItsChannel() {
        assertThat(ChannelAdapter.installed().get("whatsapp")).isInstanceOf(WhatsAppAdapter.class);
    }

    @TestFactory
    Stream<DynamicTest> everySampleIsReadAndSurvivesJson() throws Exception {
        String folder = System.getProperty("conformance.payloads");
        URI fixtures =
                Objects.requireNonNull(getClass().getResource("/whatsapp")).toURI();
        Stream<DynamicTest> own = Stream.of(DynamicTest.dynamicTest("fixtures", () -> {
            for (Path sample : samples(Path.of(fixtures))) {
                isReadAndSurvivesJson(sample);
            }
        }));
        return folder == null
                ? own
                : Stream.concat(
                        own,
                        samples(Path.of(folder, "whatsapp")).stream()
                                .map(sample -> DynamicTest.dynamicTest(
                                        sample.getFileName().toString(), () -> isReadAndSurvivesJson(sample))));
    }

    private static void isReadAndSurvivesJson(Path sample) throws IOException {
        Reception reception = Deliveries.receive(Bytes.of(Files.readAllBytes(sample)));

        assertThat(reception.answer().status()).as(sample.toString()).isEqualTo(200);
        for (ChannelEvent event : reception.events()) {
            assertThat(event).isNotInstanceOf(Rejected.class);
            assertThat(PolicyJson.mapper().readValue(PolicyJson.write(event), ChannelEvent.class))
                    .isEqualTo(event);
        }
    }

    private static List<Path> samples(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> samples = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            assertThat(samples).as(folder.toString()).isNotEmpty();
            return samples;
        }
    }
}
