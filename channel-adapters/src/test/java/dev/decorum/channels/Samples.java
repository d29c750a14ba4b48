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
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The samples of a channel in the folder that {@code -Dconformance.payloads} names; none without it. */
public final class Samples {
    private Samples() {}

    /** A test that reads all samples of this channel and prints what they become. */
    public static Stream<DynamicTest> of(String channel, String ending, Function<Bytes, Reception> receive) {
        return of(channel, channel, ending, (name, body) -> receive.apply(body).events());
    }

    /**
     * A test that reads the samples of a folder, prints how many events of each kind they give, and holds that all of
     * them survive JSON and that none is rejected unless its name says that it is malicious.
     */
    public static Stream<DynamicTest> of(
            String folder, String channel, String ending, BiFunction<String, Bytes, List<ChannelEvent>> reader) {
        String payloads = System.getProperty("conformance.payloads");
        return payloads == null
                ? Stream.of()
                : Stream.of(DynamicTest.dynamicTest(
                        channel, () -> read(channel, files(Path.of(payloads, folder), ending), reader)));
    }

    private static void read(String channel, List<Path> samples, BiFunction<String, Bytes, List<ChannelEvent>> reader)
            throws IOException {
        Map<String, Integer> kinds = new TreeMap<>();
        for (Path sample : samples) {
            String name = sample.getFileName().toString();
            for (ChannelEvent event : reader.apply(name, Bytes.of(Files.readAllBytes(sample)))) {
                assertThat(event instanceof Rejected).as(name).isEqualTo(name.startsWith("malicious"));
                assertThat(PolicyJson.mapper().readValue(PolicyJson.write(event), ChannelEvent.class))
                        .isEqualTo(event);
                kinds.merge(FactKinds.nameOf(event.getClass()), 1, Integer::sum);
            }
        }
        System.out.println(channel + ": " + samples.size() + " samples, " + kinds);
    }

    /** The files of a folder with this ending, in the order of their names. */
    public static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> samples = files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
            assertThat(samples).as(folder.toString()).isNotEmpty();
            return samples;
        }
    }
}
