package dev.decorum.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.fact.FactKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestReporter;

/** The samples of a channel in the folder that {@code -Dconformance.payloads} names; none without it. */
public final class SampleCounts {
    private SampleCounts() {}

    /** A test that reads each sample, whose file name says its form, and reports how many events of each kind came. */
    public static Stream<DynamicTest> counted(
            String folder, TestReporter reporter, BiFunction<String, Bytes, List<ChannelEvent>> reader) {
        String payloads = System.getProperty("conformance.payloads");
        return payloads == null
                ? Stream.of()
                : Stream.of(DynamicTest.dynamicTest(folder, () -> {
                    Map<String, Integer> counts = new TreeMap<>();
                    for (Path sample : files(Path.of(payloads, folder))) {
                        String name = sample.getFileName().toString();
                        for (ChannelEvent event : reader.apply(name, Bytes.of(Files.readAllBytes(sample)))) {
                            assertThat(event instanceof Rejected).as(name).isEqualTo(name.startsWith("malicious"));
                            assertThat(PolicyJson.mapper().readValue(PolicyJson.write(event), ChannelEvent.class))
                                    .isEqualTo(event);
                            counts.merge(FactKinds.nameOf(event.getClass()), 1, Integer::sum);
                        }
                    }
                    reporter.publishEntry(folder, counts.toString());
                }));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> samples = files.filter(file -> file.toString().matches(".*\\.(json|xml)"))
                    .sorted()
                    .toList();
            assertThat(samples).as(folder.toString()).isNotEmpty();
            return samples;
        }
    }
}
