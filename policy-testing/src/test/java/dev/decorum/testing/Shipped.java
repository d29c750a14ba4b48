package dev.decorum.testing;

import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.engine.CompiledCache;
import dev.decorum.rules.engine.ProgramBuilder;
import dev.decorum.rules.engine.RuleProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The rules of this repository, compiled once; programs of edited copies share the layers that were not edited. */
public final class Shipped {
    public static final Path FOLDER = Path.of(System.getProperty("decorum.root"), "rules");
    public static final RuleSet RULES = read(FOLDER);

    private static final ProgramBuilder BUILDER = new ProgramBuilder(CompiledCache.standard());
    public static final RuleProgram PROGRAM = BUILDER.build(RULES);

    private Shipped() {}

    /** The rules of a folder, which has no fault. */
    public static RuleSet read(Path folder) {
        RuleFolder.Reading reading = RuleFolder.read(folder);
        return reading.ruleSet().orElseThrow(() -> new AssertionError(folder + " is faulty: " + reading.faults()));
    }

    /** The program of a folder. */
    public static RuleProgram program(Path folder) {
        return BUILDER.build(read(folder));
    }

    /** A copy of the shipped rules. */
    public static Path copyTo(Path folder) {
        return copyTo(FOLDER, folder);
    }

    static Path copyTo(Path original, Path folder) {
        try (Stream<Path> files = Files.walk(original)) {
            List<Path> regular = files.filter(Files::isRegularFile).toList();
            for (Path file : regular) {
                Path target = folder.resolve(original.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
