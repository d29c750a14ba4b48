package dev.decorum.rules;

import dev.decorum.policy.DecisionListener;
import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.explanation.Explanation;
import dev.decorum.policy.reply.Disclosures;
import dev.decorum.rules.engine.CompiledCache;
import dev.decorum.rules.engine.ProgramBuilder;
import dev.decorum.rules.engine.RuleProgram;
import dev.decorum.rules.explain.Explainer;
import dev.decorum.rules.live.FolderRules;
import dev.decorum.rules.live.FolderWatch;
import dev.decorum.rules.live.LiveRules;
import dev.decorum.rules.live.ReleaseCheck;
import dev.decorum.rules.live.RuleVersion;
import dev.decorum.rules.live.RulesEvent;
import dev.decorum.rules.live.RulesListener;
import dev.decorum.rules.live.RulesReloaded;
import dev.decorum.rules.live.Shadow;
import dev.decorum.rules.live.ShadowListener;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides requests by the rules of a folder, with Drools. Safe for use by several threads; one instance serves an
 * application.
 *
 * <p>The rules can change while it decides, see {@link LiveRules}. A decision is taken by one version from beginning to
 * end and names its hash. Close an engine that watches its folder or has a shadow; another one has nothing to close.
 */
public final class DroolsPolicyEngine implements PolicyEngine, LiveRules, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DroolsPolicyEngine.class);

    private final FolderRules rules;
    private final List<DecisionListener> listeners;
    private final @Nullable FolderWatch watch;
    private final AtomicReference<@Nullable Shadow> shadow = new AtomicReference<>();

    private DroolsPolicyEngine(FolderRules rules, List<DecisionListener> listeners, @Nullable FolderWatch watch) {
        this.rules = rules;
        this.listeners = List.copyOf(listeners);
        this.watch = watch;
    }

    /**
     * An engine with the rules of a folder, which does not watch it.
     *
     * @param rules the folder that holds {@code catalog.yaml}
     * @throws RuleSetException when anything in the folder is wrong; nothing is then in force
     */
    public static DroolsPolicyEngine load(Path rules) throws RuleSetException {
        return builder().rules(rules).build();
    }

    /**
     * An engine with the rules of a folder, which does not watch it and compiles only what the cache does not hold.
     *
     * @param rules the folder that holds {@code catalog.yaml}
     * @param cache where compiled rules are kept between starts
     * @throws RuleSetException when anything in the folder is wrong; nothing is then in force
     */
    public static DroolsPolicyEngine load(Path rules, CompiledCache cache) throws RuleSetException {
        return builder().rules(rules).cache(cache).build();
    }

    /** Starts an engine. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public PolicyDecision decide(PolicyRequest request) {
        RuleProgram program = rules.live();
        PolicyDecision decision = listeners.isEmpty() ? program.decide(request) : judge(program, request);
        Shadow beside = shadow.get();
        if (beside != null) {
            beside.offer(request, decision);
        }
        return decision;
    }

    private PolicyDecision judge(RuleProgram program, PolicyRequest request) {
        long begin = System.nanoTime();
        RuleProgram.Judged judged = program.judge(request);
        long nanos = System.nanoTime() - begin;
        for (DecisionListener listener : listeners) {
            try {
                listener.onDecision(judged.completed(), judged.decision(), nanos);
            } catch (RuntimeException | Error e) {
                // Its message may hold what it was told of the case, so only its kind is logged.
                LOG.warn(
                        "A listener of decisions failed with a {}; the decision stands.",
                        e.getClass().getSimpleName());
            }
        }
        return judged.decision();
    }

    /** {@inheritDoc} Listeners and the shadow hear of decisions only. */
    @Override
    public Explanation explain(PolicyRequest request) {
        return Explainer.explain(rules.live(), request);
    }

    @Override
    public PolicyRequest complete(PolicyRequest request) {
        return rules.live().complete(request);
    }

    @Override
    public String rulesHash() {
        return rules.live().rulesHash();
    }

    @Override
    public Disclosures disclosures() {
        return rules.live().rules().disclosures();
    }

    /**
     * Lets a folder of rules decide in the shadow. An earlier shadow ends.
     *
     * @param candidate the folder that holds {@code catalog.yaml}
     * @param share the share of the requests, from 0 to 1; a request is in or out by its contents, not by chance
     * @throws RuleSetException when anything in the folder is wrong; an earlier shadow then goes on
     */
    public Shadow shadow(Path candidate, double share, ShadowListener listener) throws RuleSetException {
        return shadow(load(candidate), share, listener);
    }

    /** Lets another engine decide in the shadow, likewise. */
    public Shadow shadow(PolicyEngine candidate, double share, ShadowListener listener) {
        Shadow started = Shadow.start(candidate, share, listener);
        end(shadow.getAndSet(started));
        return started;
    }

    private static void end(@Nullable Shadow shadow) {
        if (shadow != null) {
            shadow.close();
        }
    }

    @Override
    public Optional<RulesEvent> reload() {
        return rules.reload();
    }

    @Override
    public List<RuleVersion> versions() {
        return rules.versions();
    }

    @Override
    public void pin() {
        rules.pin();
    }

    @Override
    public void unpin() {
        rules.unpin();
    }

    @Override
    public boolean pinned() {
        return rules.pinned();
    }

    @Override
    public RulesReloaded rollBack() {
        return rules.rollBack();
    }

    @Override
    public RulesReloaded rollBack(String hash) {
        return rules.rollBack(hash);
    }

    /** Stops the watch and the shadow. The engine goes on deciding by the version in force. */
    @Override
    public void close() {
        end(shadow.getAndSet(null));
        if (watch != null) {
            watch.close();
        }
    }

    /** Collects how an engine works; not safe for use by several threads. */
    public static final class Builder {
        private static final int VERSIONS_KEPT = 5;
        private static final Duration RESCAN = Duration.ofSeconds(5);

        private @Nullable Path folder;
        private @Nullable Duration rescan;
        private CompiledCache cache = CompiledCache.off();
        private int kept = VERSIONS_KEPT;
        private InstantSource clock = InstantSource.system();
        private final List<ReleaseCheck> checks = new ArrayList<>();
        private final List<RulesListener> rulesListeners = new ArrayList<>();
        private final List<DecisionListener> decisionListeners = new ArrayList<>();

        private Builder() {}

        /** The folder that holds {@code catalog.yaml}. */
        public Builder rules(Path path) {
            this.folder = path;
            return this;
        }

        /** Watches the folder: changes go live by themselves when nothing is wrong with them. */
        public Builder watch() {
            return watch(RESCAN);
        }

        /**
         * Watches the folder, likewise.
         *
         * @param interval how often to look although the file system reported no change; 5 seconds unless given
         * @throws IllegalArgumentException when it is shorter than 10 milliseconds
         */
        public Builder watch(Duration interval) {
            if (interval.toMillis() < 10) {
                throw new IllegalArgumentException("The rules would be looked at every " + interval
                        + ". Give 10 milliseconds or more; 5 seconds are usual.");
            }
            this.rescan = interval;
            return this;
        }

        /** Where compiled rules are kept between starts; nowhere unless given. */
        public Builder cache(CompiledCache between) {
            this.cache = between;
            return this;
        }

        /** Adds a check that rules must pass before they go live, also the first ones. */
        public Builder check(ReleaseCheck check) {
            checks.add(check);
            return this;
        }

        /**
         * How many versions are kept to roll back to, the one in force among them; 5 unless given.
         *
         * @throws IllegalArgumentException when it is less than 1
         */
        public Builder keepVersions(int count) {
            if (count < 1) {
                throw new IllegalArgumentException(
                        "The engine would keep " + count + " versions. Keep 1 or more; the one in force counts.");
            }
            this.kept = count;
            return this;
        }

        /** Adds a listener that is told when the rules change or a change is refused. */
        public Builder onRules(RulesListener listener) {
            rulesListeners.add(listener);
            return this;
        }

        /** Adds a listener that is told of every decision. */
        public Builder onDecision(DecisionListener listener) {
            decisionListeners.add(listener);
            return this;
        }

        /** The clock of events; decisions take their instant from the request. The system's unless given. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /**
         * The engine.
         *
         * @throws RuleSetException when anything in the folder is wrong; nothing is then in force
         * @throws IllegalStateException when no folder was given
         */
        public DroolsPolicyEngine build() throws RuleSetException {
            if (folder == null) {
                throw new IllegalStateException("The engine has no rules. Maybe call rules(Path.of(\"rules\")).");
            }
            FolderRules.Start start = FolderRules.load(folder, new ProgramBuilder(cache), checks, kept, clock);
            FolderRules loaded = start.rules().orElse(null);
            if (loaded == null) {
                throw new RuleSetException(start.faults());
            }
            rulesListeners.forEach(loaded::listen);
            FolderWatch watching = rescan == null ? null : FolderWatch.start(folder, loaded, rescan);
            return new DroolsPolicyEngine(loaded, decisionListeners, watching);
        }
    }
}
