package dev.decorum.benchmarks;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The numbers of one run and the tables that are made of them. */
final class Report {
    private final boolean quick;
    private final Map<String, Double> numbers = new TreeMap<>();

    Report(boolean quick) {
        this.quick = quick;
    }

    void put(String name, @Nullable Double value) {
        if (value == null) {
            throw new IllegalStateException("The run gave no value for `" + name + "`.");
        }
        numbers.put(name, value);
    }

    Map<String, Double> numbers() {
        return Collections.unmodifiableMap(numbers);
    }

    private double of(String name) {
        Double value = numbers.get(name);
        if (value == null) {
            throw new IllegalStateException("The run has no value `" + name + "`.");
        }
        return value;
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        text.append(quick ? "A quick run" : "A full run")
                .append(", JDK ")
                .append(Runtime.version().feature())
                .append(", ")
                .append(Runtime.getRuntime().availableProcessors())
                .append(
                        " processors.\n\n| one decision by | us | +- | of Decorum | KB allocated |\n|---|---|---|---|---|\n");
        for (Contender.Kind kind : Contender.Kind.values()) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.2fx | %.1f |%n",
                    kind.shown(),
                    of("us." + kind),
                    of("error." + kind),
                    of("us." + kind) / of("us.DECORUM"),
                    of("bytes." + kind) / 1024));
        }
        text.append("\n| target | measured | wanted | |\n|---|---|---|---|\n");
        atMost(
                text,
                "a decision, against the same KieBases without the library",
                of("us.DECORUM") / of("us.DROOLS_LAYERS"),
                1.3,
                "x");
        for (int count : new int[] {10, 100, 1000}) {
            if (numbers.containsKey("us.rotation" + count)) {
                atMost(
                        text,
                        "rotating over " + count + " combinations, against one",
                        of("us.rotation" + count) / of("us.rotation1"),
                        1.3,
                        "x");
            }
        }
        atMost(text, "heap for 10,000 combinations more than for 10", of("mb.tenThousand") - of("mb.ten"), 50, " MB");
        double throughput = 2 * of("us.DECORUM") / of("us.twoThreads");
        row(text, "throughput on two threads, against one", throughput, "x", "at least 1.8x", throughput >= 1.8);
        atMost(
                text,
                String.format(
                        Locale.ROOT,
                        "one changed rule to live (%.0f ms) more than compiling its layer (%.0f ms)",
                        of("ms.reload"),
                        of("ms.compile")),
                of("ms.reload") - of("ms.compile"),
                200,
                " ms");
        double faster = of("ms.startFromSource") / of("ms.startFromCache");
        row(
                text,
                String.format(
                        Locale.ROOT,
                        "start of a JVM to its first decision from the cache (%.0f ms) faster than from source (%.0f ms)",
                        of("ms.startFromCache"),
                        of("ms.startFromSource")),
                faster,
                "x",
                "at least 8x",
                faster >= 8);
        return text.toString();
    }

    private static void atMost(StringBuilder text, String what, double measured, double wanted, String unit) {
        row(text, what, measured, unit, String.format(Locale.ROOT, "at most %.4g%s", wanted, unit), measured <= wanted);
    }

    private static void row(StringBuilder text, String what, double measured, String unit, String wanted, boolean met) {
        text.append(String.format(
                Locale.ROOT, "| %s | %.2f%s | %s | %s |%n", what, measured, unit, wanted, met ? "met" : "missed"));
    }
}
