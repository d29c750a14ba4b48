package dev.decorum.testing.coverage;

import dev.decorum.policy.decision.RuleRef;
import dev.decorum.testing.coverage.Coverage.OfCondition;
import dev.decorum.testing.coverage.Coverage.OfRule;
import dev.decorum.testing.coverage.Coverage.Ratio;
import dev.decorum.testing.coverage.Coverage.Touched;
import java.util.List;
import java.util.Locale;

/** Coverage as people read it. */
public final class CoverageText {
    private CoverageText() {}

    /** Four lines of sums, each with a line feed at the end. */
    public static String summary(Coverage coverage) {
        return line("rules", coverage.ofRules(), "fired")
                + line("conditions", coverage.ofOutcomes(), "outcomes seen, true and false")
                + line("layers", coverage.ofLayers(), "touched")
                + line("places", coverage.ofPlaces(), "touched, each surface in each region");
    }

    /** A percentage, such as {@code 64.5 %}. */
    public static String percent(Ratio ratio) {
        return String.format(Locale.ROOT, "%.1f %%", ratio.percent());
    }

    private static String line(String what, Ratio ratio, String verb) {
        return String.format(
                        Locale.ROOT,
                        "%-10s  %7s  %d of %d %s%n",
                        what,
                        percent(ratio),
                        ratio.covered(),
                        ratio.total(),
                        verb)
                .replace("\r", "");
    }

    /**
     * Everything that was missed, with places that an editor finds: rules that never fired, outcomes that were never
     * seen, and layers without a case. Blank when nothing was missed.
     *
     * @param rules what stands before the path of a rule's file; ends with a slash, or is blank
     */
    public static String missed(Coverage coverage, String rules) {
        StringBuilder out = new StringBuilder();
        for (OfRule rule : coverage.rules()) {
            RuleRef ref = rule.rule();
            String file = rules + ref.file() + ":";
            if (rule.fired() == 0) {
                out.append(file)
                        .append(ref.line())
                        .append(": ")
                        .append(ref.id())
                        .append(" never fired\n");
            }
            for (OfCondition condition : rule.conditions()) {
                String never = never(condition);
                if (!never.isEmpty()) {
                    out.append(file)
                            .append(condition.line())
                            .append(':')
                            .append(condition.column())
                            .append(": ")
                            .append(ref.id())
                            .append(": ")
                            .append(condition.text())
                            .append(' ')
                            .append(never)
                            .append('\n');
                }
            }
        }
        names(out, "layers without a case: ", coverage.layers());
        return out.toString();
    }

    /** What was never seen of a condition; blank when both outcomes were. */
    static String never(OfCondition condition) {
        if (condition.outcomes() == 2) {
            return "";
        }
        if (condition.outcomes() == 0) {
            return "was never reached";
        }
        return condition.seenTrue() == 0 ? "was never true" : "was never false";
    }

    private static void names(StringBuilder out, String what, List<Touched> all) {
        List<String> untouched =
                all.stream().filter(t -> t.cases() == 0).map(Touched::name).toList();
        if (!untouched.isEmpty()) {
            out.append(what).append(String.join(", ", untouched)).append('\n');
        }
    }
}
