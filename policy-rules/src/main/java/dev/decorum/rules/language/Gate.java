package dev.decorum.rules.language;

import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.Place;
import dev.decorum.rules.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/**
 * The way of a DRL file into the product: read here and by Drools' parser,
 * checked in full, refused with places or accepted.
 */
public final class Gate {
    /** Longer than any file of rules: a bound on the work for a hostile one. Characters. */
    public static final int MAX_LENGTH = 200_000;

    private Gate() {}

    /**
     * The rules of a file. Faults are added to {@code faults}; a rule with a fault is left out of the result.
     *
     * @param layer the layer that the file belongs to, such as {@code regions/de}
     * @param expectedPackage the package that its folder asks for
     */
    public static List<PolicyRule> read(SourceFile file, String layer, String expectedPackage, Faults faults) {
        return read(file, layer, expectedPackage, new Mentions(), faults);
    }

    /** The rules of a file, likewise; what every rule of it names is added to {@code mentions}. */
    public static List<PolicyRule> read(
            SourceFile file, String layer, String expectedPackage, Mentions mentions, Faults faults) {
        if (file.text().length() > MAX_LENGTH) {
            faults.error(
                    "too-long",
                    Place.of(file.path()),
                    "The file has more than " + MAX_LENGTH + " characters.",
                    "Split it into several files of the same folder.");
            return List.of();
        }
        if (!Hidden.report(file, faults)) {
            return List.of();
        }
        List<PolicyRule> rules = new ArrayList<>();
        for (FileOutline.Section section : FileOutline.rulesOf(file, expectedPackage, faults)) {
            PolicyRule rule = new RuleReader(file, layer, mentions, faults).read(section);
            if (rule != null) {
                rules.add(rule);
            }
        }
        return rules;
    }
}
