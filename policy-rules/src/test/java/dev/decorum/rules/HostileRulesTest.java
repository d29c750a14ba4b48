package dev.decorum.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decorum.rules.source.Fault;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that try to do something, or to exhaust something: each is refused within two seconds and does nothing. */
class HostileRulesTest {
    private static final Path HOSTILE =
            Path.of(System.getProperty("decorum.root", ".."), "policy-rules/src/test/resources/hostile");
    private static final String MARKER = "decorum-hostile";
    /** Work is measured, not waiting: a busy machine is no fault of the gate. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final Duration LIMIT = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    @BeforeAll
    static void loadTheClassesOnce(@TempDir Path sound) throws RuleSetException {
        RuleFiles.in(sound)
                .rules("base", RuleFiles.rule("sound", "Message()", "policy.needOrder(\"reason\");"))
                .engine();
    }

    static List<String> stored() throws IOException {
        try (Stream<Path> found = Files.list(HOSTILE)) {
            return found.map(p -> p.getFileName().toString())
                    .filter(n -> n.endsWith(".drl"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("stored")
    void aHostileFileIsRefusedAndHasNoEffect(String name) throws IOException {
        byte[] text = Files.readAllBytes(HOSTILE.resolve(name));
        RuleFiles.in(folder).file("base/rules.drl", "");
        Files.write(folder.resolve("base/rules.drl"), text);

        assertThat(refusal("base/rules.drl")).isNotEmpty();
    }

    @Test
    void thereAreManyStoredFiles() throws IOException {
        assertThat(stored()).hasSizeGreaterThanOrEqualTo(100);
    }

    static Stream<Arguments> large() {
        return largeOnes().entrySet().stream().map(e -> Arguments.of(Named.of(e.getKey(), e.getValue())));
    }

    @ParameterizedTest
    @MethodSource("large")
    void aFileThatExhaustsIsRefused(String text) {
        RuleFiles.in(folder).file("base/rules.drl", text);

        assertThat(refusal("base/rules.drl"))
                .anySatisfy(fault -> assertThat(fault.code()).isIn("too-long", "too-deep"));
    }

    static Stream<Arguments> yaml() {
        return yamlBombs().entrySet().stream().map(e -> Arguments.of(Named.of(e.getKey(), e.getValue())));
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void aYamlFileThatExhaustsIsRefused(String text) {
        RuleFiles.in(folder).file("catalog.yaml", text);

        assertThat(refusal("catalog.yaml"))
                .anySatisfy(fault -> assertThat(fault.code()).isIn("too-long", "yaml-syntax"));
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed(@TempDir Path outside) throws IOException {
        Path secret = Files.writeString(outside.resolve("secret.drl"), "the words of a secret");
        RuleFiles.in(folder).file("base/limits.yaml", "limits: {}\n");
        Files.createSymbolicLink(folder.resolve("base/rules.drl"), secret);

        assertThat(refusal("base/rules.drl")).singleElement().satisfies(fault -> {
            assertThat(fault.message()).isEqualTo("This link leads out of the folder of the rules.");
            assertThat(fault.render()).doesNotContain("secret");
        });
    }

    private static Map<String, String> largeOnes() {
        Map<String, String> files = new LinkedHashMap<>();
        String head = RuleFiles.head("base");
        files.put("huge or", head + left("Message( " + times("textLength == 1 || ", 10_000) + "edited )"));
        files.put("huge and", head + left("Message( " + times("edited, ", 10_000) + "edited )"));
        files.put("huge in", head + left("Message( channel in ( " + times("\"a\", ", 10_000) + "\"b\" ) )"));
        files.put("many patterns", head + left(times("Message()\n", 10_000)));
        files.put(
                "deep brackets",
                head + left("Message( " + times("(", 100_000) + "edited" + times(")", 100_000) + " )"));
        files.put("deep brackets within the length", head + left("Message( " + times("(", 30_000) + " )"));
        files.put("open brackets", head + "rule \"r\" when " + times("(", 190_000));
        files.put("deep negation", head + left("Message( " + times("!", 1_000) + "edited )"));
        files.put("ten megabytes", head + "/*" + times("x", 10_000_000) + "*/");
        files.put(
                "a hundred thousand rules",
                head + times(RuleFiles.rule("r", "Message()", "policy.needOrder(\"x\");"), 100_000));
        files.put("long identifier", head + left("Message( " + times("a", 150_000) + " == 1 )"));
        files.put("long text", head + left("Message( channel == \"" + times("a", 150_000) + "\" )"));
        files.put(
                "long text on the right",
                head + RuleFiles.rule("r", "Message()", "policy.needOrder(\"" + times("ä", 70_000) + "\");"));
        files.put(
                "long join",
                head + RuleFiles.rule("r", "Message()", "policy.needOrder(\"\"" + times(" + \"x\"", 20_000) + ");"));
        files.put("long path", head + left("Refund( amount" + times(".amount", 20_000) + " == 1 )"));
        files.put("long line", head + "// " + times("x", 1_900_000));
        files.put("many annotations", head + "rule \"r\" " + times("@id(\"a\") ", 10_000) + "when Message() then end");
        return files;
    }

    private static Map<String, String> yamlBombs() {
        Map<String, String> files = new LinkedHashMap<>();
        String laughs = IntStream.range(1, 10)
                .mapToObj(i -> "a" + i + ": &a" + i + " [" + times("*a" + (i - 1) + ",", 9) + "]\n")
                .collect(Collectors.joining("", "a0: &a0 [x]\n", ""));
        files.put("aliases", laughs);
        files.put("an alias of itself", "regions: &r { de: *r }\n");
        files.put("deep lists", times("[", 100_000));
        files.put("deep maps", times("{a: ", 50_000));
        files.put("deep blocks", times("- ", 50_000) + "x");
        files.put("deep questions", times("? ", 50_000) + "x");
        files.put("huge", "reference-currency: EUR\n" + times("# comment\n", 100_000));
        files.put("huge text", "reference-currency: \"" + times("x", 1_900_000) + "\"\n");
        files.put("many documents", times("---\na: b\n", 10_000));
        files.put("tag of a class", "regions: !!javax.script.ScriptEngineManager [ ]\n");
        files.put("tag of its own", "regions: !<tag:yaml.org,2002:java.net.URL> { }\n");
        return files;
    }

    private static String left(String left) {
        return RuleFiles.rule("r", left, "policy.needOrder(\"reason\");");
    }

    private static String times(String text, int count) {
        return text.repeat(count);
    }

    /** The faults of the folder, which must not load; and nothing may have happened. */
    private List<Fault> refusal(String file) {
        List<String> before = threads();
        long start = THREADS.getCurrentThreadCpuTime();
        RuleSetException[] refused = new RuleSetException[1];
        assertThatThrownBy(() -> DroolsPolicyEngine.load(folder))
                .isInstanceOfSatisfying(RuleSetException.class, e -> refused[0] = e);
        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start)).isLessThan(LIMIT);
        assertThat(System.getProperty("decorum.hostile")).isNull();
        assertThat(Path.of(MARKER)).doesNotExist();
        assertThat(threads()).filteredOn(n -> !before.contains(n)).noneMatch(n -> n.contains("hostile"));
        List<Fault> faults = refused[0].faults().stream().filter(Fault::isError).toList();
        assertThat(faults).allSatisfy(f -> {
            assertThat(f.place().file()).isEqualTo(file);
            assertThat(f.render().getBytes(StandardCharsets.UTF_8).length).isLessThan(2_000_000);
        });
        return faults;
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }
}
