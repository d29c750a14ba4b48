package dev.decorum.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.Rejected;
import dev.decorum.policy.fact.FactKinds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs over the folders of mails in the folder that {@code -Dconformance.payloads} names. */
class EmailConformanceTest {
    @TestFactory
    Stream<DynamicTest> everySampleIsRead() {
        String folder = System.getProperty("conformance.payloads");
        return folder == null
                ? Stream.of()
                : Stream.of(
                        DynamicTest.dynamicTest("mails", () -> mails(Path.of(folder, "email"))),
                        DynamicTest.dynamicTest("quotations", () -> quotations(Path.of(folder, "email-quoted"))));
    }

    private static void mails(Path folder) throws IOException {
        Map<String, Integer> kinds = new TreeMap<>();
        for (Path sample : samples(folder, ".eml")) {
            for (ChannelEvent event :
                    Mails.receive(Bytes.of(Files.readAllBytes(sample))).events()) {
                assertThat(event).as(sample.toString()).isNotInstanceOf(Rejected.class);
                assertThat(PolicyJson.mapper().readValue(PolicyJson.write(event), ChannelEvent.class))
                        .isEqualTo(event);
                kinds.merge(FactKinds.nameOf(event.getClass()), 1, Integer::sum);
            }
        }
        System.out.println("email: " + kinds);
    }

    private static void quotations(Path folder) throws IOException {
        for (Path sample : samples(folder, ".txt")) {
            String text = Files.readString(sample, StandardCharsets.UTF_8);
            assertThat(QuoteCutter.cut(text))
                    .as(sample.toString())
                    .isNotBlank()
                    .doesNotContain("escreveu:", "a écrit :", "Sent from my");
        }
    }

    private static List<Path> samples(Path folder, String extension) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> samples = files.filter(file -> file.toString().endsWith(extension))
                    .sorted()
                    .toList();
            assertThat(samples).as(folder.toString()).isNotEmpty();
            return samples;
        }
    }
}
