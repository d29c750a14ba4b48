package dev.decorum.benchmarks;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs everything and writes {@code target/results.md} and {@code target/results.json}. */
public final class Main {
    private final boolean quick;
    private final Report report;

    private Main(boolean quick) {
        this.quick = quick;
        this.report = new Report(quick);
    }

    /** Arguments: the folder for the results, and {@code --quick} for a short run. */
    public static void main(String[] args) throws Exception {
        List<String> given = List.of(args);
        Path target = Path.of(given.isEmpty() ? "target" : given.get(0));
        Main main = new Main(given.contains("--quick"));
        main.decisions();
        main.rotation();
        main.intake();
        main.probes();
        Files.createDirectories(target);
        Files.writeString(target.resolve("results.md"), main.report.markdown());
        Files.writeString(
                target.resolve("results.json"),
                JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(main.report.numbers()));
        System.out.println(main.report.markdown());
    }

    private ChainedOptionsBuilder options(Class<?> benchmark) {
        return new OptionsBuilder()
                .include(benchmark.getSimpleName())
                .forks(1)
                .warmupIterations(quick ? 4 : 8)
                .warmupTime(TimeValue.milliseconds(quick ? 1_000 : 2_000))
                .measurementIterations(quick ? 4 : 8)
                .measurementTime(TimeValue.milliseconds(quick ? 500 : 1_000))
                .jvmArgsAppend("-Xms1g", "-Xmx1g", "-XX:+UseParallelGC")
                .shouldFailOnError(true);
    }

    private void decisions() throws RunnerException {
        for (RunResult result : run(options(DecisionBenchmark.class).addProfiler(GCProfiler.class))) {
            String contender = result.getParams().getParam("contender");
            report.put("us." + contender, result.getPrimaryResult().getScore());
            report.put("error." + contender, result.getPrimaryResult().getScoreError());
            Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
            report.put("bytes." + contender, allocated == null ? null : allocated.getScore());
        }
        // What two threads can do at all, and what they do with the pool of Drools, says what their number is worth.
        ChainedOptionsBuilder twoThreads = options(DecisionBenchmark.class)
                .param("contender", "DECORUM", "DROOLS_LAYERS", "HAND_WRITTEN")
                .threads(2);
        for (RunResult result : run(twoThreads)) {
            report.put(
                    "us.twoThreads." + result.getParams().getParam("contender"),
                    result.getPrimaryResult().getScore());
        }
    }

    private void rotation() throws RunnerException {
        // 33 layers have 33 times the classes of conditions: they need longer until all of them are compiled.
        ChainedOptionsBuilder options = options(RotationBenchmark.class)
                .warmupIterations(quick ? 6 : 10)
                .warmupTime(TimeValue.seconds(quick ? 4 : 5))
                .param("combinations", "1", "1000");
        for (RunResult result : run(options)) {
            report.put(
                    "us.rotation" + result.getParams().getParam("combinations"),
                    result.getPrimaryResult().getScore());
        }
    }

    private void intake() throws RunnerException {
        for (RunResult result : run(options(IntakeBenchmark.class))) {
            String channel = result.getParams().getParam("channel");
            report.put(
                    "us.intake." + channel + "."
                            + result.getParams()
                                    .getBenchmark()
                                    .substring(IntakeBenchmark.class.getName().length() + 1),
                    result.getPrimaryResult().getScore());
        }
    }

    private void probes() throws IOException, InterruptedException {
        report.put("mb.ten", probe("heap", "10").get("heapMb"));
        report.put("mb.tenThousand", probe("heap", "10000").get("heapMb"));
        Map<String, Double> reload = probe("reload", quick ? "7" : "31");
        report.put("ms.reload", reload.get("reloadMs"));
        report.put("ms.compile", reload.get("compileMs"));
        starts("single", PackFolder.SINGLE);
        starts("many", PackFolder.THOUSAND);
    }

    /** Starts from source, from the compiled cache, and from it with the classes of the JVM archived as well. */
    private void starts(String name, PackFolder pack) throws IOException, InterruptedException {
        String folder = pack.write(Files.createTempDirectory("decorum-pack")).toString();
        String cache = Files.createTempDirectory("decorum-cache").toString();
        String archive = Files.createTempDirectory("decorum-archive")
                .resolve("classes.jsa")
                .toString();
        probe(List.of(), "start", folder, cache);
        probe(List.of("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + archive), "start", folder, cache);
        List<Double> fromSource = new ArrayList<>();
        List<Double> fromCache = new ArrayList<>();
        List<Double> fromArchive = new ArrayList<>();
        for (int i = 0; i < (quick ? 3 : 7); i++) {
            fromSource.add(probe(List.of(), "start", folder).get("startMs"));
            fromCache.add(probe(List.of(), "start", folder, cache).get("startMs"));
            fromArchive.add(probe(List.of("-Xlog:disable", "-XX:SharedArchiveFile=" + archive), "start", folder, cache)
                    .get("startMs"));
        }
        report.put("ms.start." + name + ".source", Probe.median(fromSource));
        report.put("ms.start." + name + ".cache", Probe.median(fromCache));
        report.put("ms.start." + name + ".archive", Probe.median(fromArchive));
    }

    private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
        return new Runner(options.build()).run();
    }

    private static Map<String, Double> probe(String... args) throws IOException, InterruptedException {
        return probe(List.of(), args);
    }

    private static Map<String, Double> probe(List<String> flags, String... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Probe.class.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The probe " + String.join(" ", args) + " failed; see the lines above.");
        }
        Map<String, Double> numbers = new HashMap<>();
        out.lines().map(line -> line.split("=")).forEach(p -> numbers.put(p[0], Double.valueOf(p[1])));
        System.out.println(
                String.join(" ", args) + ": " + out.toLowerCase(Locale.ROOT).replace('\n', ' '));
        return numbers;
    }
}
