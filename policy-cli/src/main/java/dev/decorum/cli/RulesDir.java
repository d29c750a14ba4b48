package dev.decorum.cli;

import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.RuleSetException;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.engine.CompiledCache;
import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the rules, and how its files are called from where the user stands.
 *
 * @param folder the folder
 * @param prefix what stands before the path of a file in it; ends with a slash, or is empty
 */
record RulesDir(Path folder, String prefix) {

    /** The folder that the user named, or the one that belongs to the installation. */
    static RulesDir of(@Nullable Path named) throws Failure {
        Path folder = named == null ? standard() : named;
        if (!Files.isDirectory(folder)) {
            throw new Failure(
                    ExitCode.NO_INPUT,
                    "There is no folder `" + folder + "`.",
                    "Name the folder that holds `catalog.yaml`.");
        }
        String shown = named == null ? seenFromHere(folder) : named.toString();
        return new RulesDir(folder, shown.isEmpty() || shown.equals(".") ? "" : shown.replaceFirst("/*$", "/"));
    }

    /** What to call the folder in a sentence. */
    String name() {
        return prefix.isEmpty() ? "." : prefix.length() == 1 ? prefix : prefix.substring(0, prefix.length() - 1);
    }

    /** The fault with a place that an editor finds from here. */
    Fault seenFromHere(Fault fault) {
        Place place = fault.place();
        Place seen = new Place(prefix + place.file(), place.line(), place.column(), place.length(), place.lineText());
        return new Fault(fault.code(), fault.severity(), seen, fault.message(), fault.remedy());
    }

    /**
     * The rules of the folder, which are not compiled.
     *
     * @param otherwise the sentence that ends the command when they are faulty
     */
    RuleSet read(String otherwise) throws Failure {
        RuleFolder.Reading reading = RuleFolder.read(folder);
        if (reading.ruleSet().isEmpty()) {
            throw faulty(otherwise, reading.faults());
        }
        return reading.ruleSet().get();
    }

    /** Ends a command for the errors among these faults. */
    Failure faulty(String problem, List<Fault> faults) {
        String errors = faults.stream()
                .filter(Fault::isError)
                .map(fault -> seenFromHere(fault).render())
                .collect(Collectors.joining("\n\n"));
        return new Failure(ExitCode.FAULTY, problem + "\n" + errors, "`decorum check` checks them.");
    }

    /** An engine with these rules. */
    DroolsPolicyEngine engine() throws Failure {
        try {
            return DroolsPolicyEngine.load(folder, CompiledCache.standard());
        } catch (RuleSetException e) {
            throw faulty("Nothing is decided by faulty rules.", e.faults());
        }
    }

    private static Path standard() {
        String home = System.getProperty("decorum.home");
        return home == null ? Path.of("rules") : Path.of(home, "rules");
    }

    private static String seenFromHere(Path folder) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = folder.toAbsolutePath().normalize();
        return (absolute.startsWith(here) ? here.relativize(absolute) : absolute).toString();
    }
}
