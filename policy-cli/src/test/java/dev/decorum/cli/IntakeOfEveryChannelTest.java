package dev.decorum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.decorum.policy.channel.Bytes;
import dev.decorum.policy.channel.ChannelAdapter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;

/** Every channel, by a delivery of its adapter's own tests, signed by the command that decorum itself names. */
class IntakeOfEveryChannelTest {
    private static final Path FIXTURES = Run.ROOT.resolve("channel-adapters/src/test/resources");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T10:00:30Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    static Stream<String> channels() {
        return Channels.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("channels")
    void aSignedDeliveryGivesEvents(String channel) throws Exception {
        ChannelAdapter adapter = Channels.named(channel, CommandSpec.create());
        Path delivery = folder.resolve("delivery");
        List<String> arguments =
                new ArrayList<>(List.of("intake", "--json", "--channel", channel, "--file", delivery.toString()));
        Bytes body = Bytes.of(Files.readAllBytes(fixture(channel)));
        if (adapter.profile().signature() != null && adapter.testSignature().isEmpty()) {
            SignedDelivery signed = SignedDelivery.of(channel, body, CLOCK.instant());
            Files.write(delivery, signed.body().toArray());
            arguments.addAll(signed.arguments());
        } else {
            Files.write(delivery, body.toArray());
            if (adapter.profile().signature() != null) {
                arguments.addAll(List.of("--secret", "test", "--header", shown(channel, delivery)));
            }
        }

        Run run = Run.at(CLOCK, arguments.toArray(String[]::new));

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode events = new JsonMapper().readTree(run.out());
        assertThat(events).isNotEmpty();
        for (JsonNode event : events) {
            assertThat(event.path("origin").path("channel").asText()).isEqualTo(channel);
            assertThat(adapter.profile().events()).contains(event.path("event").asText());
        }
    }

    @ParameterizedTest
    @MethodSource("channels")
    void aSecretWithoutASignatureIsNeverAFault(String channel) throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "nothing of the channel's");

        Run run = Run.at(CLOCK, "intake", "--channel", channel, "--file", other.toString(), "--secret", "test-secret");

        assertThat(run.code()).isIn(0, 2, 64);
        assertThat(run.err()).doesNotContain("Exception", "fault of Decorum");
        if (Channels.named(channel, CommandSpec.create()).profile().signature() != null) {
            assertThat(run.code()).isEqualTo(2);
        }
    }

    /** The header that the command asks for when there is none, as the shell makes it. */
    private static String shown(String channel, Path delivery) throws IOException, InterruptedException {
        Run unsigned = Run.at(CLOCK, "intake", "--channel", channel, "--file", delivery.toString());
        assertThat(unsigned.code()).isEqualTo(2);
        String mark = "--secret test --header \"";
        int begin = unsigned.err().indexOf(mark) + mark.length();
        assertThat(begin).as(unsigned.err()).isGreaterThanOrEqualTo(mark.length());
        String words = unsigned.err().substring(begin, unsigned.err().lastIndexOf('"'));
        Process shell = new ProcessBuilder("sh", "-c", "printf %s \"" + words + "\"")
                .redirectErrorStream(true)
                .start();
        String header = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(header).isZero();
        return header;
    }

    private static Path fixture(String channel) throws IOException {
        Path own = FIXTURES.resolve(channel);
        Path of = Files.isDirectory(own) ? own : FIXTURES.resolve(channel.replace("-", ""));
        try (Stream<Path> files = Files.list(of)) {
            List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
            return all.stream()
                    .filter(file -> file.getFileName().toString().startsWith("text."))
                    .findFirst()
                    .orElseGet(() -> all.get(all.size() - 1));
        }
    }
}
