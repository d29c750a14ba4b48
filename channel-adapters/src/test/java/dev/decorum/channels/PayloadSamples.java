package dev.decorum.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.fact.FactKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Samples of a channel in the folder that {@code -Dconformance.payloads} names; without it there are none. */
public final class PayloadSamples {
    private PayloadSamples() {}

    /** A test that reads all files with this ending, and prints how many events of each kind they gave. */
    public static Stream<DynamicTest> of(String channel, String ending, Function<Bytes, Reception> receive) {
        String root = System.getProperty("conformance.payloads");
        return root == null
                ? Stream.of()
                : Stream.of(DynamicTest.dynamicTest(
                        channel + " " + ending, () -> read(Path.of(root, channel), ending, receive)));
    }

    private static void read(Path folder, String ending, Function<Bytes, Reception> receive) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        int samples = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(ending))
                    .sorted()
                    .toList()) {
                samples++;
                for (ChannelEvent event :
                        receive.apply(Bytes.of(Files.readAllBytes(file))).events()) {
                    assertThat(PolicyJson.mapper().readValue(PolicyJson.write(event), ChannelEvent.class))
                            .as(file.toString())
                            .isEqualTo(event);
                    counts.merge(FactKinds.nameOf(event.getClass()), 1, Integer::sum);
                }
            }
        }
        assertThat(samples).as(folder.toString()).isPositive();
        System.out.println(folder.getFileName() + ": " + samples + " samples, " + counts);
    }
}
