package dev.decorum.cli;

import dev.decorum.testing.coverage.Coverage;
import dev.decorum.testing.coverage.Coverage.Ratio;
import dev.decorum.testing.coverage.CoverageText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How much the suites must cover. */
final class CoverageOptions {
    @Option(names = "--min-rules", paramLabel = "PERCENT", description = "Of the rules, so many must have fired.")
    private @Nullable Double rules;

    @Option(
            names = "--min-conditions",
            paramLabel = "PERCENT",
            description = "Of the outcomes of conditions, true and false, so many must have been seen.")
    private @Nullable Double conditions;

    @Option(names = "--min-layers", paramLabel = "PERCENT", description = "Of the layers, so many must have a case.")
    private @Nullable Double layers;

    @Option(
            names = "--min-places",
            paramLabel = "PERCENT",
            description = "Of the surfaces in each region, so many must have a case.")
    private @Nullable Double places;

    /** Whether the user wants any of them. */
    boolean any() {
        return rules != null || conditions != null || layers != null || places != null;
    }

    /** Refuses what is no percentage. */
    void require(CommandSpec spec) {
        for (Double wanted : new Double[] {rules, conditions, layers, places}) {
            if (wanted != null && !(wanted >= 0 && wanted <= 100)) {
                throw new ParameterException(
                        spec.commandLine(), "A threshold lies between 0 and 100, and this one is " + wanted + ".");
            }
        }
    }

    /** What lies below its threshold, a sentence each. */
    List<String> shortfalls(Coverage coverage) {
        List<String> found = new ArrayList<>();
        check("rules", rules, coverage.ofRules(), found);
        check("conditions", conditions, coverage.ofOutcomes(), found);
        check("layers", layers, coverage.ofLayers(), found);
        check("places", places, coverage.ofPlaces(), found);
        return found;
    }

    private static void check(String what, @Nullable Double wanted, Ratio ratio, List<String> found) {
        if (wanted != null && ratio.percent() < wanted) {
            found.add(String.format(
                    Locale.ROOT, "The coverage of %s is %s, below %s %%.", what, CoverageText.percent(ratio), wanted));
        }
    }
}
