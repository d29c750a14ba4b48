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
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a folder of rules again and again, and says after each change what it made of it. Compiles only the layers
 * that changed. Belongs to one thread.
 */
final class RulesWatch {
    private static final RuleSetChange NOTHING = new RuleSetChange(List.of(), List.of(), List.of(), List.of());

    private final RulesDir dir;
    private final List<WatchStep> steps;
    private final Clock clock;
    private final ProgramBuilder builder;
    private String seen = "";
    private Map<String, String> files = new TreeMap<>();
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
     * What compiling sound rules and the further steps gave.
     *
     * @param good whether the rules were compiled
     * @param millis how long it took
     * @param lines what the steps say, or why the rules were not compiled
     */
    record Sequel(boolean good, long millis, List<String> lines) {}

    /** Is told what came of a change: first of reading, which is quick, then of the rest. */
    interface Watcher {
        void read(Sight sight);

        void compiled(Sequel sequel);
    }

    /** Tells what came of a change; nothing when there is none since the last look. */
    void look(Watcher watcher) {
        long begin = System.nanoTime();
        String found = FolderFingerprint.of(dir.folder());
        if (found.equals(seen)) {
            return;
        }
        boolean first = seen.isEmpty();
        seen = found;
        Map<String, String> before = files;
        files = FolderFingerprint.files(dir.folder());
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
                first ? List.of() : different(before, files),
                rules != null,
                millisSince(begin),
                rules == null ? 0 : rules.rules().size(),
                change,
                faults.list().stream().map(dir::seenFromHere).toList()));
        if (rules != null) {
            watcher.compiled(compiled(rules, old, change));
        }
    }

    private Sequel compiled(RuleSet rules, @Nullable RuleProgram old, RuleSetChange change) {
        long begin = System.nanoTime();
        try {
            RuleProgram now = builder.build(rules);
            sound = now;
            List<String> lines = new ArrayList<>();
            for (WatchStep step : steps) {
                lines.addAll(step.look(old, now, change));
            }
            return new Sequel(true, millisSince(begin), lines);
        } catch (LayerCompiler.LayerFailure e) {
            return new Sequel(
                    false,
                    millisSince(begin),
                    List.of(
                            "The rules of `" + e.layer() + "` cannot be compiled, although each can be read.",
                            "Undo the last change there, and report it: the check should have named the line."));
        }
    }

    private static long millisSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }

    private List<String> different(Map<String, String> before, Map<String, String> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeIf(name -> before.getOrDefault(name, "").equals(after.getOrDefault(name, "")));
        return names.stream().map(name -> dir.prefix() + name).toList();
    }
}
