package dev.decorum.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.rules.RuleFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process that may write no file larger than a few kilobytes, which is what a disk does that runs full. */
class FullDiskTest {
    @TempDir
    Path folder;

    @Test
    void whenTheDiskIsFullTheRulesAreCompiledAndNoHalfOfAnEntryStays() throws Exception {
        Path rules = RuleFiles.in(folder.resolve("rules"))
                .rules("base", RuleFiles.rule("tone", "Rollout()", "policy.tone(Formality.FORMAL);"))
                .path();
        Path cache = folder.resolve("cache");

        String output = start("ulimit -f 2; exec \"$@\"", rules, cache);

        assertThat(output.lines().toList()).last().isEqualTo("FORMAL");
        assertThat(output.lines().filter(line -> line.contains("WARN")))
                .singleElement()
                .asString()
                .contains("an entry cannot be written", "File too large");
        assertThat(files(cache)).noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void whenThereIsRoomAgainTheCacheIsFilled() throws Exception {
        Path rules = RuleFiles.in(folder.resolve("rules"))
                .rules("base", RuleFiles.rule("tone", "Rollout()", "policy.tone(Formality.FORMAL);"))
                .path();
        Path cache = folder.resolve("cache");
        start("ulimit -f 2; exec \"$@\"", rules, cache);
        List<String> small = files(cache);

        assertThat(start("exec \"$@\"", rules, cache).strip()).isEqualTo("FORMAL");

        assertThat(files(cache)).containsAll(small).hasSizeGreaterThan(small.size());
    }

    private static String start(String shell, Path rules, Path cache) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "bash",
                        "-c",
                        shell,
                        "bash",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CompiledCacheTest.Start.class.getName(),
                        rules.toString(),
                        cache.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static List<String> files(Path cache) throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
