package dev.decorum.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.fact.FactKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Samples of a channel in the folder that {@code -Dconformance.payloads} names; none without it. */
public final class Samples {
    private Samples() {}

    /** A test that reads all samples of this channel and prints what they become. */
    public static Stream<DynamicTest> of(String channel, String extension, Function<Bytes, Reception> receive) {
        String folder = System.getProperty("conformance.payloads");
        return folder == null
                ? Stream.of()
                : Stream.of(DynamicTest.dynamicTest(
                        channel, () -> read(channel, files(Path.of(folder, channel), extension), receive)));
    }

    private static void read(String channel, List<Path> samples, Function<Bytes, Reception> receive)
            throws IOException {
        Map<String, Integer> kinds = new TreeMap<>();
        for (Path sample : samples) {
            for (ChannelEvent event :
                    receive.apply(Bytes.of(Files.readAllBytes(sample))).events()) {
                assertThat(event).as(sample.toString()).isNotInstanceOf(Rejected.class);
                assertThat(PolicyJson.mapper().readValue(PolicyJson.write(event), ChannelEvent.class))
                        .isEqualTo(event);
                kinds.merge(FactKinds.nameOf(event.getClass()), 1, Integer::sum);
            }
        }
        System.out.println(channel + ": " + samples.size() + " samples, " + kinds);
    }

    /** The files of a folder in the order of their names. */
    public static List<Path> files(Path folder, String extension) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> samples = files.filter(file -> file.toString().endsWith(extension))
                    .sorted()
                    .toList();
            assertThat(samples).as(folder.toString()).isNotEmpty();
            return samples;
        }
    }
}
