package dev.decorum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyJson;
import dev.decorum.policy.history.HistoryReader;
import dev.decorum.policy.history.HistoryWriter;
import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.engine.CompiledCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where nothing can be written, nothing is left half-written. A limit of the size of files, in a process of its own, does
 * what a full disk does: files are made, and writing to them fails. Unlike permissions it holds for root too.
 */
class FullDiskTest {
    @TempDir
    Path place;

    private Path rules;
    private Path history;

    @BeforeEach
    void rulesWithASuiteAndAHistory() throws IOException {
        rules = SmallRules.in(place.resolve("rules"));
        SmallRules.suiteIn(rules);
        Path rule = rules.resolve("base/refunds.drl");
        Files.writeString(
                rule, Files.readString(rule).replace("RefundMethod.ORIGINAL )", "RefundMethod.ORIGINAL, $id : id )"));
        history = Files.writeString(
                place.resolve("history.jsonl"),
                PolicyJson.write(PolicyJson.mapper().readTree(Files.readString(SmallRules.requestIn(place)))) + "\n");
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> found = Files.walk(place)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                texts.put(place.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }

    /** Runs a class in a process that can write files of at most so many blocks of 512 bytes. */
    private String limited(int blocks, Class<?> main, String... arguments) throws Exception {
        Process process = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        "sh",
                                        "-c",
                                        "ulimit -f " + blocks + " && exec \"$@\"",
                                        "sh",
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:-UsePerfData",
                                        "-XX:TieredStopAtLevel=1",
                                        "-Ddecorum.cache=off",
                                        "-Ddecorum.root=" + Run.ROOT,
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        main.getName()),
                                Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** Runs commands, one a line with its words apart by spaces, and prints what each printed and its exit code. */
    static final class Commands {
        private Commands() {}

        public static void main(String[] lines) {
            for (String line : lines) {
                Run run = Run.of(line.split(" "));
                System.out.println(run.err() + run.code());
            }
        }
    }

    @Test
    void everyCommandSaysSoAndLeavesAllAsItWas() throws Exception {
        Files.writeString(place.resolve("older.html"), "an older book");
        Path other = SmallRules.in(place.resolve("other"));
        Path rule = other.resolve("base/refunds.drl");
        Files.writeString(
                rule,
                Files.readString(rule).replace("policy.review($refund, Role.SUPERVISOR,", "policy.permit($refund,"));
        Map<String, String> before = files();

        String said = limited(
                0,
                Commands.class,
                "docs " + rules + " --out " + place + "/older.html",
                "test " + rules + " --junit " + place + "/reports/suites.xml",
                "coverage " + rules + " --lcov " + place + "/lcov.info",
                "diff " + rules + " " + other + " --history " + history + " --flips " + place + "/flips.jsonl",
                "new rule " + rules + " --id a-rule --layer base --owner support --name a --basis b",
                "check --fix " + rules);

        assertThat(said.replace(place + "/", "")).isEqualTo("""
                decorum: `older.html` cannot be written.
                  = Check the permissions of its folder, and that the disk is not full.
                74
                decorum: `reports/suites.xml` cannot be written.
                  = Check the permissions of its folder, and that the disk is not full.
                74
                decorum: `lcov.info` cannot be written.
                  = Check the permissions of its folder, and that the disk is not full.
                74
                decorum: `flips.jsonl` cannot be written.
                  = Check the permissions of its folder, and that the disk is not full.
                74
                decorum: `rules/base/a-rule.drl` cannot be written.
                  = Check the permissions of its folder, and that the disk is not full.
                74
                decorum: A file of `rules` cannot be replaced.
                  = Check the permissions of the folder, and that the disk is not full; each file is whole.
                74
                """);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aFolderThatCannotBeIsSaidByEveryCommand() throws IOException {
        Path file = Files.writeString(place.resolve("file"), "no folder");
        Map<String, String> before = files();

        for (String line : List.of(
                "docs " + rules + " --out " + file + "/book.html",
                "test " + rules + " --html " + file + "/suites.html",
                "coverage " + rules + " --html " + file + "/coverage.html",
                "diff " + rules + " " + rules + " --history " + history + " --flips " + file + "/flips.jsonl")) {
            Run run = Run.of(line.split(" "));
            assertThat(run.code()).as(line).isEqualTo(74);
            assertThat(run.err())
                    .startsWith("decorum: `" + file + "/")
                    .endsWith("` cannot be written.\n"
                            + "  = Check the permissions of its folder, and that the disk is not full.\n");
        }
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void ofTwoFilesOfANewRuleNoneIsLeftWhenTheSecondCannotBe() throws IOException {
        Path layer = Files.writeString(rules.resolve("suites/base"), "no folder");
        Map<String, String> before = files();

        Run run = Run.of(
                ("new rule " + rules + " --id a-rule --layer base --owner support --name a --basis b").split(" "));

        assertThat(run.code()).isEqualTo(74);
        assertThat(run.err()).startsWith("decorum: `" + layer + "/a-rule.yaml` cannot be written.\n");
        assertThat(files()).isEqualTo(before);
    }

    /** Records one request again and again, and prints how many were lost. */
    static final class Record {
        private Record() {}

        public static void main(String[] arguments) throws Exception {
            try (DroolsPolicyEngine engine = DroolsPolicyEngine.load(Path.of(arguments[0]), CompiledCache.off());
                    HistoryReader read = HistoryReader.open(Path.of(arguments[1]))) {
                var request = read.next().orElseThrow().request();
                HistoryWriter writer = HistoryWriter.to(Path.of(arguments[2]), List.of());
                for (int i = 0; i < 200; i++) {
                    writer.onDecision(request, engine.decide(request), 0);
                }
                writer.close();
                System.out.println((writer.lost() > 0 ? "some" : "none") + " lost");
            }
        }
    }

    @Test
    void aHistoryThatFillsTheDiskEndsWithAWholeLine() throws Exception {
        Path recorded = place.resolve("recorded.jsonl");

        assertThat(limited(40, Record.class, rules.toString(), history.toString(), recorded.toString()))
                .contains("The history cannot be written any further (IOException); decisions are not affected.")
                .endsWith("some lost\n");

        assertThat(Files.readString(recorded)).endsWith("}\n");
        try (HistoryReader reader = HistoryReader.open(recorded)) {
            int lines = 0;
            while (reader.next().isPresent()) {
                lines++;
            }
            assertThat(lines).isBetween(10, 199);
            assertThat(reader.torn()).isZero();
        }
    }
}
