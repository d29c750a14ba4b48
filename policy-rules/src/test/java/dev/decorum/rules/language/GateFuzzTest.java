package dev.decorum.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.rules.RuleFiles;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.Place;
import dev.decorum.rules.source.SourceFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Shipped rules with random damage: 3,000 files, or 100,000 with {@code -Dlong}. */
class GateFuzzTest {
    private static final int ROUNDS = System.getProperty("long") == null ? 3_000 : 100_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final String[] PIECES = {
        "(",
        ")",
        "{",
        "}",
        "[",
        "]",
        ";",
        ",",
        ".",
        ":",
        ":=",
        "\"",
        "'",
        "`",
        "\\",
        "\\u0022",
        "//",
        "/*",
        "*/",
        "#",
        "@",
        "@id",
        "==",
        "=",
        "!=",
        "!",
        "!.",
        "<",
        "&&",
        "||",
        "+",
        "-",
        "?",
        "->",
        "::",
        "$",
        "$x",
        "$claim",
        "0",
        "1e9",
        "99999999999999",
        "2.5",
        "rule",
        "when",
        "then",
        "end",
        "not",
        "exists",
        "or",
        "and",
        "from",
        "eval",
        "forall",
        "accumulate",
        "in",
        "contains",
        "matches",
        "this",
        "null",
        "true",
        "new",
        "import",
        "package",
        "global",
        "policy",
        "Message",
        "Refund(",
        "Audience.",
        "\n",
        "\r",
        "\r\n",
        "\t",
        "\0",
        "\u202e",
        "\u200b",
        "🙂",
        "微",
        "é",
        " "
    };

    @Test
    void damagedRulesGiveFaultsInsideTheFileAndNeverAnException() throws IOException {
        List<Path> files = files();
        Random random = new Random(20261123);
        RuleFolder.read(RuleFiles.SHIPPED);
        int faulty = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Path origin = files.get(random.nextInt(files.size()));
            String layer =
                    RuleFiles.SHIPPED.relativize(origin.getParent()).toString().replace('\\', '/');
            String text = damaged(oneRule(Files.readString(origin), random), random);
            Faults faults = new Faults();
            long start = THREADS.getCurrentThreadCpuTime();

            List<PolicyRule> rules =
                    Gate.read(new SourceFile("fuzz.drl", text), layer, RuleFolder.packageOf(layer), faults);

            assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start))
                    .as(text)
                    .isLessThan(LIMIT);
            String[] lines = text.split("\n", -1);
            for (Fault fault : faults.list()) {
                assertInside(fault, lines, text);
            }
            faulty += faults.hasErrors() ? 1 : 0;
            assertThat(rules.size()).as(text).isLessThanOrEqualTo(3);
        }
        assertThat(faulty).isBetween(ROUNDS / 2, ROUNDS - 1);
    }

    private static void assertInside(Fault fault, String[] lines, String text) {
        Place place = fault.place();
        assertThat(fault.render()).isNotBlank();
        assertThat(fault.code()).as(text).isNotEqualTo("two-readings");
        if (place.line() == 0) {
            return;
        }
        assertThat(place.line()).isBetween(1, lines.length);
        String line = lines[place.line() - 1];
        assertThat(line).startsWith(place.lineText());
        assertThat(place.length()).isPositive();
        assertThat(place.column() + place.length() - 2)
                .as(fault.render())
                .isBetween(0, line.codePointCount(0, line.length()) + 1);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(RuleFiles.SHIPPED)) {
            return found.filter(p -> p.toString().endsWith(".drl")).sorted().toList();
        }
    }

    /** The head of a file and one of its rules: most of the time of a round would go into the others. */
    private static String oneRule(String text, Random random) {
        List<Integer> starts = new ArrayList<>();
        for (int at = text.indexOf("\nrule "); at >= 0; at = text.indexOf("\nrule ", at + 1)) {
            starts.add(at + 1);
        }
        int chosen = random.nextInt(starts.size());
        int end = chosen + 1 < starts.size() ? starts.get(chosen + 1) : text.length();
        return text.substring(0, starts.get(0)) + text.substring(starts.get(chosen), end);
    }

    private static String damaged(String text, Random random) {
        StringBuilder out = new StringBuilder(text);
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            int at = random.nextInt(out.length());
            int end = Math.min(out.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> out.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 1 -> out.delete(at, end);
                case 2 -> out.insert(random.nextInt(out.length()), out.substring(at, end));
                default -> out.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return out.toString();
    }
}
