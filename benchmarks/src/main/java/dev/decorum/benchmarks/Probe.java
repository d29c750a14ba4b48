package dev.decorum.benchmarks;

import dev.decorum.policy.PolicyRequest;
import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.RuleSetException;
import dev.decorum.rules.catalog.Layer;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.engine.CompiledCache;
import dev.decorum.rules.engine.ProgramBuilder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is measured once in a JVM of its own: heap, reload and start. Prints one line {@code name=value} for each
 * number; {@link Main} starts it and reads them.
 */
final class Probe {
    private Probe() {}

    /**
     * The first argument says what is measured: {@code heap N}, {@code reload TIMES}, {@code start RULES} or
     * {@code start RULES CACHE}.
     */
    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "heap" -> heap(Integer.parseInt(args[1]));
            case "reload" -> reload(Integer.parseInt(args[1]));
            case "start" ->
                start(Path.of(args[1]), args.length > 2 ? CompiledCache.at(Path.of(args[2])) : CompiledCache.off());
            default ->
                throw new IllegalArgumentException("`" + args[0] + "` is no probe. Maybe heap, reload or start.");
        }
    }

    private static void print(String name, double value) {
        System.out.println(name + "=" + String.format(Locale.ROOT, "%.3f", value));
    }

    /** The heap in use, in MB, after every combination that the catalogue knows was decided once. */
    private static void heap(int combinations) throws IOException {
        PackFolder pack =
                combinations == 10_000 ? new PackFolder(10, 10, 100, false) : new PackFolder(1, 1, combinations, false);
        DroolsPolicyEngine engine = Decorum.load(pack.write(Files.createTempDirectory("decorum-pack")));
        PolicyRequest facts = Requests.random(1).get(0);
        for (int i = 0; i < pack.combinations(); i++) {
            engine.decide(pack.request(i, facts));
        }
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        print("combinations", pack.combinations());
        print("heapMb", least / 1048576.0);
        engine.decide(facts);
    }

    /** The medians, in ms, of reloading after one rule changed and of compiling nothing but the changed layer. */
    private static void reload(int times) throws IOException {
        Path folder = PackFolder.SINGLE.write(Files.createTempDirectory("decorum-pack"));
        Path file = folder.resolve("regions/de/rules.drl");
        String text = Files.readString(file);
        try (DroolsPolicyEngine engine = Decorum.load(folder)) {
            List<Double> whole = new ArrayList<>();
            List<Double> compile = new ArrayList<>();
            for (int i = 0; i < times + 5; i++) {
                Files.writeString(file, text.replace("> 120", "> " + (200 + i)));
                String before = engine.rulesHash();
                long start = System.nanoTime();
                engine.reload();
                double reloaded = (System.nanoTime() - start) / 1e6;
                if (engine.rulesHash().equals(before)) {
                    throw new IllegalStateException("The changed rule did not go live.");
                }
                RuleSet changed = onlyLayer(folder);
                start = System.nanoTime();
                new ProgramBuilder().build(changed);
                double compiled = (System.nanoTime() - start) / 1e6;
                if (i >= 5) {
                    whole.add(reloaded);
                    compile.add(compiled);
                }
            }
            print("reloadMs", median(whole));
            print("compileMs", median(compile));
        }
    }

    /** A rule set of nothing but the layer that was changed. */
    private static RuleSet onlyLayer(Path folder) {
        RuleSet rules = RuleFolder.read(folder)
                .ruleSet()
                .orElseThrow(() -> new IllegalStateException("The changed pack is no rule set."));
        Layer layer = rules.layers().get("regions/de");
        if (layer == null) {
            throw new IllegalStateException("The folder lacks the layer that was changed.");
        }
        return new RuleSet(
                rules.catalog(), Map.of(layer.id(), layer), rules.signs(), rules.disclosures(), rules.hash());
    }

    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    /** The time, in ms, from the start of the JVM to the first decision. */
    private static void start(Path folder, CompiledCache cache) throws RuleSetException {
        DroolsPolicyEngine engine = DroolsPolicyEngine.load(folder, cache);
        engine.decide(Requests.random(1).get(0));
        long sinceStart = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        print("startMs", (double) sinceStart);
    }
}
