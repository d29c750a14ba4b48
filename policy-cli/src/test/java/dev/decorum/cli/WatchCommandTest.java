package dev.decorum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.rules.engine.CompiledCache;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class WatchCommandTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:15:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final StringWriter shown = new StringWriter();

    private void edit(String file, String old, String now) throws IOException {
        Path path = folder.resolve(file);
        Files.writeString(path, Files.readString(path).replace(old, now));
    }

    private RulesWatch watching(WatchStep... steps) throws Failure, IOException {
        SmallRules.in(folder);
        Files.writeString(folder.resolve("base/limits.yaml"), """
                limits:
                  refund-without-review: { value: 20, unit: money, ceiling: 50, basis: "house rule: a test" }
                """);
        return new RulesWatch(RulesDir.of(folder), CompiledCache.off(), List.of(steps), CLOCK);
    }

    private String look(RulesWatch watch, boolean json) {
        StringWriter text = new StringWriter();
        CommandLine command = new CommandLine(new DecorumCommand()).setOut(new PrintWriter(text));
        watch.look(new WatchCommand.Screen(Output.of(command.getCommandSpec()), json));
        return text.toString().replace(folder.toString(), "FOLDER").replaceAll("\\(\\d+ ms\\)", "(N ms)");
    }

    @Test
    void eachSaveIsAnsweredWithWhatItChanged() throws Exception {
        RulesWatch watch = watching();
        assertThat(look(watch, false)).isEqualTo("""

                        10:15:00
                          ok: 1 rule (N ms)
                          compiled (N ms)
                        """);
        assertThat(look(watch, false)).as("nothing was saved").isEmpty();

        edit("base/refunds.drl", "method ==", "metod ==");
        assertThat(look(watch, false)).isEqualTo("""

                        10:15:00 FOLDER/base/refunds.drl
                          1 error (N ms)
                        FOLDER/base/refunds.drl:11:23: `Refund` has no field `metod`. [unknown-field]
                          11 |     $refund : Refund( metod == RefundMethod.ORIGINAL )
                             |                       ^^^^^
                          = Did you mean `method`?
                        """);

        edit("base/refunds.drl", "metod ==", "method !=");
        edit("base/limits.yaml", "value: 20", "value: 25");
        assertThat(look(watch, false)).isEqualTo("""

                        10:15:00 FOLDER/base/limits.yaml, FOLDER/base/refunds.drl
                          ok: 1 rule (N ms)
                          changed: refund-waits
                          limit refund-without-review in base: 20 to 50 -> 25 to 50
                          compiled (N ms)
                        """);

        edit("base/refunds.drl", "rule \"", "\n\nrule \"");
        assertThat(look(watch, false)).as("a rule that only moved").isEqualTo("""

                        10:15:00 FOLDER/base/refunds.drl
                          ok: 1 rule (N ms)
                          compiled (N ms)
                        """);

        edit("base/refunds.drl", "refund-waits", "refund-rests");
        assertThat(look(watch, false)).contains("  added: refund-rests\n  removed: refund-waits\n");
    }

    @Test
    void furtherStepsSpeakAfterSoundRulesOnly() throws Exception {
        RulesWatch watch = watching(new WatchStep() {
            @Override
            public Map<String, String> files() {
                return Map.of();
            }

            @Override
            public Findings look(WatchedRules now) {
                return new Findings(true, List.of("looked at " + now.files().keySet()));
            }
        });
        String looked = "  compiled (N ms)\n  looked at [base/limits.yaml, base/refunds.drl, catalog.yaml] (N ms)\n";

        assertThat(look(watch, false)).endsWith(looked);
        edit("base/refunds.drl", "method ==", "metod ==");
        assertThat(look(watch, false)).doesNotContain("looked");
        edit("base/refunds.drl", "metod ==", "method !=");
        assertThat(look(watch, false)).endsWith(looked);
    }

    @Test
    void jsonHoldsOneChangeALine() throws Exception {
        assertThat(look(watching(), true).lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("{\"time\":\"10:15:00\",\"files\":[],\"good\":true,")
                .contains("\"rules\":1,");
    }

    @Test
    void aSaveIsSeenAndTheCommandEndsWhenItIsTold() throws Exception {
        watching();
        CountDownLatch stop = new CountDownLatch(1);
        CommandLine command = new CommandLine(new WatchCommand(CLOCK, stop)).setOut(new PrintWriter(shown, true));
        CompletableFuture<Integer> ended = CompletableFuture.supplyAsync(() -> command.execute(folder.toString()));

        await(() -> shown.toString().contains("  compiled ("));
        edit("base/limits.yaml", "value: 20", "value: 25");
        await(() -> shown.toString().contains("  limit refund-without-review in base: 20 to 50 -> 25 to 50\n"));
        stop.countDown();

        assertThat(ended.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(shown.toString()).startsWith("Watching " + folder + "; Ctrl-C stops.\n");
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(shown.toString()).isLessThan(end);
            Thread.sleep(20);
        }
    }
}
