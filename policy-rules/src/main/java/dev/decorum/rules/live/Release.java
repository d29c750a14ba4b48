package dev.decorum.rules.live;

import dev.decorum.rules.catalog.FolderFingerprint;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.engine.LayerCompiler;
import dev.decorum.rules.engine.ProgramBuilder;
import dev.decorum.rules.engine.RuleProgram;
import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a program of what a folder holds: gate, compile, check, and a last look whether the folder is still the same. */
final class Release {
    private static final Logger LOG = LoggerFactory.getLogger(Release.class);
    /** A folder that changes under every one of these builds is being written; the next look takes it up again. */
    private static final int ATTEMPTS = 3;

    private final Path folder;
    private final ProgramBuilder builder;
    private final List<ReleaseCheck> checks;

    Release(Path folder, ProgramBuilder builder, List<ReleaseCheck> checks) {
        this.folder = folder;
        this.builder = builder;
        this.checks = List.copyOf(checks);
    }

    /**
     * What came of it.
     *
     * @param program the program; null when it may not go live
     * @param faults everything that is wrong
     * @param fingerprint what the folder held; blank when it would not hold still
     */
    record Result(@Nullable RuleProgram program, List<Fault> faults, String fingerprint) {}

    Result make() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String before = FolderFingerprint.of(folder);
            Result result = build(before);
            RuleProgram program = result.program();
            boolean same = program == null || program.rulesHash().equals(before);
            if (same && FolderFingerprint.of(folder).equals(before)) {
                return result;
            }
        }
        return rejected(
                "",
                Fault.error(
                        "still-changing",
                        Place.of("."),
                        "The folder changed each time while it was being read.",
                        "Maybe it is being copied: write to another folder, then swap the two."));
    }

    private Result build(String fingerprint) {
        return guarded(fingerprint, () -> {
            RuleFolder.Reading reading = builder.read(folder);
            RuleSet rules = reading.ruleSet().orElse(null);
            if (rules == null) {
                return new Result(null, reading.faults(), fingerprint);
            }
            RuleProgram program = builder.build(rules);
            List<Fault> faults = new ArrayList<>(reading.faults());
            for (ReleaseCheck check : checks) {
                faults.addAll(check.check(new Candidate(program)));
            }
            return new Result(faults.stream().anyMatch(Fault::isError) ? null : program, faults, fingerprint);
        });
    }

    /** Compiles rules that were read; the faults are those that reading could not see. */
    static List<Fault> faultsOfCompiling(RuleSet rules, ProgramBuilder builder) {
        return guarded("", () -> new Result(builder.build(rules), List.of(), ""))
                .faults();
    }

    private static Result guarded(String fingerprint, Supplier<Result> work) {
        try {
            return work.get();
        } catch (LayerCompiler.LayerFailure e) {
            return rejected(
                    fingerprint,
                    Fault.error(
                            "not-compiled",
                            Place.of(e.layer()),
                            "The rules of this folder cannot be compiled, although each can be read.",
                            "Undo the last change in this folder, and report it: the check should have named the line."));
        } catch (RuntimeException | Error e) {
            LOG.error("Rules could not be loaded; the version in force stays.", e);
            return rejected(
                    fingerprint,
                    Fault.error(
                            "not-loaded",
                            Place.of("."),
                            "The rules could not be loaded, for a reason that does not lie in their texts.",
                            "The log of the application says more. Maybe memory or disk space ran out."));
        }
    }

    private static Result rejected(String fingerprint, Fault fault) {
        return new Result(null, List.of(fault), fingerprint);
    }
}
