package dev.decorum.cli;

import dev.decorum.rules.book.RuleSetChange;
import dev.decorum.rules.catalog.FolderFingerprint;
import dev.decorum.rules.catalog.RuleFolder;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.engine.CompiledCache;
import dev.decorum.rules.engine.LayerCompiler;
import dev.decorum.rules.engine.ProgramBuilder;
import dev.decorum.rules.engine.RuleProgram;
import dev.decorum.rules.lint.Linter;
import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Faults;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a folder of rules, and at what its steps read, again and again, and says after each change what it made of it.
 * Compiles only the layers that changed. Belongs to one thread.
 */
final class RulesWatch {
    private static final RuleSetChange NOTHING = new RuleSetChange(List.of(), List.of(), List.of(), List.of());

    private final RulesDir dir;
    private final List<WatchStep> steps;
    private final Clock clock;
    private final ProgramBuilder builder;
    private String seen = "";
    private Map<String, String> files = Map.of();
    private Map<String, String> others = Map.of();
    private @Nullable RuleProgram sound;

    RulesWatch(RulesDir dir, CompiledCache cache, List<WatchStep> steps, Clock clock) {
        this.dir = dir;
        this.steps = List.copyOf(steps);
        this.clock = clock;
        this.builder = new ProgramBuilder(cache);
    }

    /**
     * What reading the folder gave.
     *
     * @param time the time of day, to the second
     * @param files the files that changed, as seen from the user; none at the first look
     * @param good whether nothing is wrong that keeps the rules from going live
     * @param millis how long it took
     * @param rules how many rules there are; 0 when they are faulty
     * @param change what is different from the sound rules before
     * @param faults what is wrong
     */
    record Sight(
            LocalTime time,
            List<String> files,
            boolean good,
            long millis,
            int rules,
            RuleSetChange change,
            List<Fault> faults) {}

    /**
     * What compiling sound rules gave.
     *
     * @param compiled whether the rules were compiled
     * @param millis how long it took
     * @param lines why they were not; none when they were
     */
    record Build(boolean compiled, long millis, List<String> lines) {}

    /**
     * What a further step found.
     *
     * @param good whether nothing is wrong
     * @param millis how long it took
     * @param lines what to show, at least one line
     */
    record Further(boolean good, long millis, List<String> lines) {}

    /** Is told what came of a change: first of reading, which is quick, then of the rest. */
    interface Watcher {
        void read(Sight sight);

        void compiled(Build build);

        void looked(Further further);
    }

    /** Tells what came of a change; nothing when there is none since the last look. */
    void look(Watcher watcher) {
        long begin = System.nanoTime();
        String found = FolderFingerprint.of(dir.folder());
        Map<String, String> beside = new TreeMap<>();
        steps.forEach(step -> beside.putAll(step.files()));
        if (found.equals(seen) && beside.equals(others)) {
            return;
        }
        boolean first = seen.isEmpty();
        seen = found;
        // Told before the rules are read, so that a save in between is seen at the next look.
        Map<String, String> now = FolderFingerprint.files(dir.folder());
        List<String> different = new ArrayList<>();
        FileMarks.different(files, now).forEach(file -> different.add(dir.prefix() + file));
        different.addAll(FileMarks.different(others, beside));
        files = now;
        others = beside;
        RuleFolder.Reading reading = RuleFolder.read(dir.folder());
        Faults faults = new Faults();
        faults.addAll(reading.faults());
        RuleSet rules = reading.ruleSet().orElse(null);
        RuleProgram old = sound;
        if (rules != null) {
            faults.addAll(Linter.lint(rules, LocalDate.now(clock)));
        }
        RuleSetChange change = rules == null || old == null ? NOTHING : RuleSetChange.between(old.rules(), rules);
        watcher.read(new Sight(
                LocalTime.now(clock).truncatedTo(ChronoUnit.SECONDS),
                first ? List.of() : different,
                rules != null,
                millisSince(begin),
                rules == null ? 0 : rules.rules().size(),
                change,
                faults.list().stream().map(dir::seenFromHere).toList()));
        if (rules != null && compiled(rules, watcher)) {
            look(new WatchedRules(Objects.requireNonNull(sound), files), watcher);
        }
    }

    private boolean compiled(RuleSet rules, Watcher watcher) {
        long begin = System.nanoTime();
        try {
            sound = builder.build(rules);
            watcher.compiled(new Build(true, millisSince(begin), List.of()));
            return true;
        } catch (LayerCompiler.LayerFailure e) {
            watcher.compiled(new Build(
                    false,
                    millisSince(begin),
                    List.of(
                            "The rules of `" + e.layer() + "` cannot be compiled, although each can be read.",
                            "Undo the last change there, and report it: the check should have named the line.")));
            return false;
        }
    }

    private void look(WatchedRules now, Watcher watcher) {
        for (WatchStep step : steps) {
            long begin = System.nanoTime();
            WatchStep.Findings found = step.look(now);
            if (!found.lines().isEmpty()) {
                watcher.looked(new Further(found.good(), millisSince(begin), found.lines()));
            }
        }
    }

    private static long millisSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }
}
