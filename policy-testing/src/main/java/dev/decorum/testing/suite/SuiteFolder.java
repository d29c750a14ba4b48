package dev.decorum.testing.suite;

import dev.decorum.rules.catalog.FolderFiles;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Faults;
import dev.decorum.rules.source.Place;
import dev.decorum.rules.source.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads suites from files and folders. */
public final class SuiteFolder {
    private SuiteFolder() {}

    /**
     * What files and folders hold.
     *
     * @param suites the suites that can be read, in the order of their files
     * @param faults everything that is wrong, in the order of the places
     */
    public record Reading(List<Suite> suites, List<Fault> faults) {
        public Reading {
            suites = List.copyOf(suites);
            faults = List.copyOf(faults);
        }

        /** Whether the suites must not be run. */
        public boolean hasErrors() {
            return faults.stream().anyMatch(Fault::isError);
        }

        /** The cases of all suites, in their order. */
        public List<SuiteCase> cases() {
            return suites.stream().flatMap(s -> s.cases().stream()).toList();
        }
    }

    /** The folder of the suites that belong to a folder of rules. */
    public static Path of(Path rules) {
        return rules.resolve("suites");
    }

    /**
     * Reads suites and checks every name in them against the rules. Never throws for what is in them; a file that cannot
     * be read and a folder without suites are faults.
     *
     * @param sources files, and folders that are read with all that is below them
     */
    public static Reading read(RuleSet rules, List<Path> sources) {
        Faults faults = new Faults();
        List<SourceFile> files = new ArrayList<>();
        sources.forEach(source -> files.addAll(files(source, faults)));
        ExpectReader.Known known = new ExpectReader.Known(rules);
        List<Suite> suites = new ArrayList<>();
        List<One> read =
                files.parallelStream().map(file -> One.read(rules, known, file)).toList();
        Map<String, One> names = new HashMap<>();
        for (One one : read) {
            faults.addAll(one.faults());
            one.suite().ifPresent(suite -> {
                suites.add(suite);
                One earlier = names.putIfAbsent(suite.name(), one);
                if (earlier != null && !suite.name().isBlank()) {
                    faults.error(
                            "duplicate-suite",
                            one.place(),
                            "Another file has a suite `" + suite.name() + "` too: " + earlier.place() + ".",
                            "Give each suite a name of its own.");
                }
            });
        }
        return new Reading(suites, faults.list());
    }

    /** What one file holds. */
    private record One(Optional<Suite> suite, List<Fault> faults, Place place) {
        static One read(RuleSet rules, ExpectReader.Known known, SourceFile file) {
            Faults faults = new Faults();
            Optional<Suite> suite = new SuiteReader(rules, known, faults).read(file);
            return new One(suite, faults.list(), file.line(1));
        }
    }

    private static List<SourceFile> files(Path source, Faults faults) {
        String shown = source.toString().replace('\\', '/');
        boolean isFolder = Files.isDirectory(source);
        String prefix = isFolder
                ? (shown.isEmpty() || shown.equals(".") ? "" : shown.replaceFirst("/*$", "/"))
                : shown.substring(0, shown.lastIndexOf('/') + 1);
        if (!Files.exists(source)) {
            faults.error(
                    "no-suites",
                    Place.of(shown),
                    "There is nothing at this place.",
                    "Name a suite, or the folder that holds suites.");
            return List.of();
        }
        Faults own = new Faults();
        List<SourceFile> found = isFolder
                ? FolderFiles.readAll(source, own)
                : FolderFiles.readOne(source, own).stream().toList();
        own.list().forEach(fault -> faults.addAll(List.of(seen(prefix, fault))));
        List<SourceFile> suites = new ArrayList<>();
        for (SourceFile file : found) {
            if (file.path().endsWith(".yaml") || file.path().endsWith(".yml")) {
                suites.add(new SourceFile(prefix + file.path(), file.text()));
            } else {
                faults.error(
                        "unknown-file",
                        Place.of(prefix + file.path()),
                        "A suite is a file that ends in `.yaml`.",
                        "Rename the file, or move it out of the folder.");
            }
        }
        if (suites.isEmpty() && own.size() == 0) {
            faults.error(
                    "no-suites",
                    Place.of(shown),
                    "There are no suites here, so nothing would be tested.",
                    "Add a file such as `refunds.yaml`.");
        }
        return suites;
    }

    private static Fault seen(String prefix, Fault fault) {
        Place place = fault.place();
        Place here = new Place(prefix + place.file(), place.line(), place.column(), place.length(), place.lineText());
        return new Fault(fault.code(), fault.severity(), here, fault.message(), fault.remedy());
    }
}
