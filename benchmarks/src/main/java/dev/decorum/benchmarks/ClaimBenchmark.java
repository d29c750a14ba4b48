package dev.decorum.benchmarks;

import dev.decorum.policy.claim.ClaimDetector;
import dev.decorum.policy.fact.Claim;
import dev.decorum.rules.catalog.Lexicons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How long it takes to look a reply through for claims, with the shipped words; run where {@code rules} is. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ClaimBenchmark {
    private static final String HOSTILE = "we guarantee not r e f u n d you wrote \"we will r3fund ";

    /** The language that the text is in. */
    @Param({"en", "de", "zh-Hans", "ja", "th", "ar"})
    public String language = "";

    /** Whether the detector is told the language; otherwise it tries all that the letters allow. */
    @Param({"true", "false"})
    public boolean said;

    /** How many characters the text has. */
    @Param({"500", "100000"})
    public int length;

    /**
     * Which text: {@code reply}, the labelled sentences of the language that make no claim but nearly do, or
     * {@code hostile}, English that sets off as many patterns as it can.
     */
    @Param({"reply", "hostile"})
    public String text = "";

    @SuppressWarnings("NullAway.Init") // set up by build
    private ClaimDetector signs;

    private String draft = "";
    private @Nullable String told;

    /** Makes the text. */
    @Setup
    public void build() throws IOException {
        Path rules = Path.of(System.getProperty("decorum.rules", "rules"));
        signs = Lexicons.of(rules).signs();
        String part =
                text.equals("hostile") ? HOSTILE : harmless(rules.resolve("claims/labelled/" + language + ".tsv"));
        draft = part.repeat(length / part.length() + 1).substring(0, length);
        told = said ? language : null;
    }

    private static String harmless(Path labelled) throws IOException {
        return Files.readAllLines(labelled).stream()
                .map(line -> line.split("\t"))
                .filter(cells -> cells.length > 3 && cells[3].equals("ok"))
                .map(cells -> cells[2] + " ")
                .collect(Collectors.joining());
    }

    /** One look at the text. */
    @Benchmark
    public List<Claim> claims() {
        return signs.claims(draft, told, null);
    }
}
