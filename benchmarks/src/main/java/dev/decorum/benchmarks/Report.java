package dev.decorum.benchmarks;

import java.util.Collections;
import java.util.List;
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
        atMost(
                text,
                "rotating over 1,000 combinations, against one",
                of("us.rotation1000") / of("us.rotation1"),
                1.3,
                "x");
        atMost(text, "heap for 10,000 combinations more than for 10", of("mb.tenThousand") - of("mb.ten"), 50, " MB");
        double throughput = scaling(Contender.Kind.DECORUM);
        row(
                text,
                String.format(
                        Locale.ROOT,
                        "throughput on two threads, against one (hand-written Java, which shares nothing: %.2fx; stock Drools: %.2fx)",
                        scaling(Contender.Kind.HAND_WRITTEN),
                        scaling(Contender.Kind.DROOLS_LAYERS)),
                throughput,
                "x",
                "at least 1.8x",
                throughput >= 1.8);
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
        start(text, "84 rules in 6 layers", "single");
        start(text, "33 layers, 84 rules in effect", "many");
        for (Intake channel : Intake.values()) {
            double adapter = of("us.intake." + channel + ".adapter");
            double least = of("us.intake." + channel + ".least");
            atMost(
                    text,
                    String.format(
                            Locale.ROOT,
                            "verifying and reading 1 KB of %s (%.1f us), against %s (%.1f us)",
                            channel.name().toLowerCase(Locale.ROOT),
                            adapter,
                            channel.leastShown(),
                            least),
                    adapter / least,
                    3,
                    "x");
        }
        return text.toString();
    }

    private double scaling(Contender.Kind kind) {
        return 2 * of("us." + kind) / of("us.twoThreads." + kind);
    }

    private void start(StringBuilder text, String pack, String name) {
        double source = of("ms.start." + name + ".source");
        for (String kept : List.of("cache", "archive")) {
            double kind = of("ms.start." + name + "." + kept);
            row(
                    text,
                    String.format(
                            Locale.ROOT,
                            "start of a JVM to its first decision, %s: from the compiled cache%s (%.0f ms), against source (%.0f ms)",
                            pack,
                            kept.equals("archive") ? " and an archive of its classes" : "",
                            kind,
                            source),
                    source / kind,
                    "x",
                    "at least 8x",
                    source / kind >= 8);
        }
    }

    private static void atMost(StringBuilder text, String what, double measured, double wanted, String unit) {
        row(text, what, measured, unit, String.format(Locale.ROOT, "at most %.4g%s", wanted, unit), measured <= wanted);
    }

    private static void row(StringBuilder text, String what, double measured, String unit, String wanted, boolean met) {
        text.append(String.format(
                Locale.ROOT, "| %s | %.2f%s | %s | %s |%n", what, measured, unit, wanted, met ? "met" : "missed"));
    }
}
