package dev.decorum.rules.live;

import dev.decorum.rules.catalog.FolderFingerprint;
import dev.decorum.rules.catalog.RuleSet;
import dev.decorum.rules.engine.ProgramBuilder;
import dev.decorum.rules.engine.RuleProgram;
import dev.decorum.rules.source.Fault;
import dev.decorum.rules.source.Place;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions of a folder of rules, one of them in force. Not an API: embedders see it as {@link LiveRules} of their
 * engine.
 *
 * <p>Two locks, so that nobody waits for a compiler in an emergency: builds take turns, while pinning and rolling back
 * take effect at once and outdo a build that is under way.
 */
public final class FolderRules implements LiveRules {
    private static final Logger LOG = LoggerFactory.getLogger(FolderRules.class);

    private final Path folder;
    private final Release release;
    private final int kept;
    private final InstantSource clock;
    private final List<RulesListener> listeners = new CopyOnWriteArrayList<>();

    private final Object building = new Object();
    private final Object state = new Object();
    private final List<Loaded> versions = new ArrayList<>();
    private String seen;
    private long interventions;
    private boolean pinned;
    private volatile RuleProgram live;

    private record Loaded(RuleProgram program, Instant at) {}

    private FolderRules(Path folder, Release release, int kept, InstantSource clock, RuleProgram first) {
        this.folder = folder;
        this.release = release;
        this.kept = kept;
        this.clock = clock;
        this.live = first;
        this.seen = first.rulesHash();
        versions.add(new Loaded(first, clock.instant()));
    }

    /**
     * What came of the first load.
     *
     * @param rules the rules; empty when the folder cannot go live
     * @param faults everything that is wrong
     */
    public record Start(Optional<FolderRules> rules, List<Fault> faults) {}

    /**
     * Loads a folder for the first time.
     *
     * @param kept how many versions are kept to roll back to, the one in force among them
     */
    public static Start load(
            Path folder, ProgramBuilder builder, List<ReleaseCheck> checks, int kept, InstantSource clock) {
        Release release = new Release(folder, builder, checks);
        Release.Result result = release.make();
        return new Start(
                Optional.ofNullable(result.program())
                        .map(program -> new FolderRules(folder, release, kept, clock, program)),
                result.faults());
    }

    /** Compiles rules that were read; what is said is only what reading could not see. Nothing goes live. */
    public static List<Fault> faultsOfCompiling(RuleSet rules, ProgramBuilder builder) {
        return Release.faultsOfCompiling(rules, builder);
    }

    /** The version in force. A decision asks once. */
    public RuleProgram live() {
        return live;
    }

    /** Adds a listener. */
    public void listen(RulesListener listener) {
        listeners.add(listener);
    }

    /** Loads the folder if it holds something else than at the last look. */
    void refresh() {
        if (!pinned()) {
            synchronized (building) {
                String found = FolderFingerprint.of(folder);
                synchronized (state) {
                    if (found.equals(seen)) {
                        return;
                    }
                }
                build().ifPresent(this::tell);
            }
        }
    }

    @Override
    public Optional<RulesEvent> reload() {
        Optional<RulesEvent> event;
        if (pinned()) {
            event = Optional.of(new RulesRejected(
                    List.of(Fault.error(
                            "pinned",
                            Place.of("."),
                            "The version in force is pinned, so the folder was not read.",
                            "Unpin it first.")),
                    clock.instant()));
        } else {
            synchronized (building) {
                event = build();
            }
        }
        event.ifPresent(this::tell);
        return event;
    }

    private Optional<RulesEvent> build() {
        long before;
        synchronized (state) {
            before = interventions;
        }
        Release.Result result = release.make();
        synchronized (state) {
            if (pinned) {
                return Optional.empty();
            }
            seen = result.fingerprint();
            RuleProgram program = result.program();
            if (program == null) {
                return Optional.of(new RulesRejected(result.faults(), clock.instant()));
            }
            boolean known = program.rulesHash().equals(live.rulesHash());
            if (known || before != interventions) {
                return Optional.empty();
            }
            return Optional.of(install(program));
        }
    }

    private RulesReloaded install(RuleProgram program) {
        versions.removeIf(v -> v.program().rulesHash().equals(program.rulesHash()));
        versions.add(0, new Loaded(program, clock.instant()));
        while (versions.size() > kept) {
            versions.remove(versions.size() - 1);
        }
        return swap(program);
    }

    private RulesReloaded swap(RuleProgram program) {
        String old = live.rulesHash();
        live = program;
        return new RulesReloaded(old, program.rulesHash(), clock.instant());
    }

    @Override
    public List<RuleVersion> versions() {
        synchronized (state) {
            return versions.stream()
                    .map(v -> new RuleVersion(v.program().rulesHash(), v.at(), v.program() == live))
                    .toList();
        }
    }

    @Override
    public void pin() {
        synchronized (state) {
            pinned = true;
        }
    }

    @Override
    public void unpin() {
        synchronized (state) {
            pinned = false;
        }
    }

    @Override
    public boolean pinned() {
        synchronized (state) {
            return pinned;
        }
    }

    @Override
    public RulesReloaded rollBack() {
        RulesReloaded event;
        synchronized (state) {
            int now = 0;
            while (versions.get(now).program() != live) {
                now++;
            }
            if (now + 1 == versions.size()) {
                throw new IllegalStateException("No version before `" + live.rulesHash()
                        + "` is kept. Maybe keep more versions, or restore the folder.");
            }
            event = goTo(versions.get(now + 1));
        }
        tell(event);
        return event;
    }

    @Override
    public RulesReloaded rollBack(String hash) {
        RulesReloaded event;
        synchronized (state) {
            event = goTo(versions.stream()
                    .filter(v -> v.program().rulesHash().equals(hash))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No version `" + hash + "` is kept. Maybe one of: "
                            + versions.stream()
                                    .map(v -> v.program().rulesHash())
                                    .collect(Collectors.joining(", "))
                            + ".")));
        }
        tell(event);
        return event;
    }

    private RulesReloaded goTo(Loaded version) {
        interventions++;
        return swap(version.program());
    }

    private void tell(RulesEvent event) {
        for (RulesListener listener : listeners) {
            try {
                listener.onRules(event);
            } catch (RuntimeException | Error e) {
                LOG.warn("A listener of rules failed; the rules are not affected.", e);
            }
        }
    }
}
