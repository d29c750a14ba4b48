package dev.decorum.testing.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.history.HistoryWriter;
import dev.decorum.rules.engine.RuleProgram;
import dev.decorum.rules.language.RuleWords;
import dev.decorum.testing.RandomRequests;
import dev.decorum.testing.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history of any length is compared in a heap that does not grow with it. */
class LongHistoryTest {
    private static final int REQUESTS = Boolean.getBoolean("long") ? 100_000 : 1_000;

    @TempDir
    Path place;

    /** Compares a history under the shipped rules and others, and says how far it came. */
    static final class Compare {
        private Compare() {}

        public static void main(String[] args) {
            RuleProgram edited = Shipped.program(Path.of(args[1]));
            DiffReport report = new RuleSetDiff(Shipped.PROGRAM::decide, edited::decide)
                    .run(List.of(new HistorySource(Path.of(args[0]))));
            System.out.println(report.requests() + " requests, " + (report.flips() > 0 ? "some" : "no") + " flips");
        }
    }

    @Test
    void aHistoryIsComparedInASmallHeap() throws Exception {
        Path history = place.resolve("history.jsonl.gz");
        RandomRequests random = new RandomRequests(7, Shipped.RULES);
        try (HistoryWriter writer = HistoryWriter.to(history, RuleWords.of(Shipped.RULES.rules()))) {
            for (int i = 0; i < REQUESTS; i++) {
                PolicyRequest request = random.next();
                RuleProgram.Judged judged = Shipped.PROGRAM.judge(request);
                writer.onDecision(judged.completed(), judged.decision(), 0);
            }
            assertThat(writer.lost()).isZero();
        }
        Path edited = Shipped.copyTo(place.resolve("edited"));
        Path limits = edited.resolve("base/limits.yaml");
        Files.writeString(limits, Files.readString(limits).replaceFirst("value: 20", "value: 40"));
        Shipped.program(edited);

        assertThat(inAHeapOf("192m", history, edited)).isEqualTo(REQUESTS + " requests, some flips\n");
    }

    private String inAHeapOf(String size, Path history, Path edited) throws IOException, InterruptedException {
        Path out = place.resolve("out");
        Path err = place.resolve("err");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + size,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Ddecorum.root=" + System.getProperty("decorum.root"),
                        "-Ddecorum.cache.dir=" + System.getProperty("decorum.cache.dir"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Compare.class.getName(),
                        history.toString(),
                        edited.toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(err)).isZero();
        return Files.readString(out);
    }
}
