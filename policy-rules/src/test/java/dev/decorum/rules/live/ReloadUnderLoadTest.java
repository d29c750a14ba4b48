package dev.decorum.rules.live;

import static dev.decorum.rules.RuleFiles.rule;
import static dev.decorum.rules.live.Cases.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.rules.DroolsPolicyEngine;
import dev.decorum.rules.RuleFiles;
import dev.decorum.rules.catalog.FolderFingerprint;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs 60 reloads; 1,000 with {@code -Dlong}. */
class ReloadUnderLoadTest {
    private static final boolean LONG = System.getProperty("long") != null;
    private static final int RELOADS = LONG ? 1_000 : 60;
    private static final int SETTLED = LONG ? 50 : 20;

    @TempDir
    Path folder;

    private final Map<String, List<String>> adviceByHash = new ConcurrentHashMap<>();
    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicLong decisions = new AtomicLong();
    /** Held by each decision; whoever measures holds it alone, so that what deciders leave for the collector is gone. */
    private final ReadWriteLock measuring = new ReentrantReadWriteLock();

    /** What the JVM holds after a collection. */
    private record Footprint(long heap, long metaspace, int classes) {
        /** The least of several collections: threads that end and what the compiler just left need a moment to let go. */
        static Footprint now() throws InterruptedException {
            long heap = Long.MAX_VALUE;
            for (int i = 0; i < 8; i++) {
                System.gc();
                heap = Math.min(
                        heap,
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
                Thread.sleep(50);
            }
            long metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getName().equals("Metaspace"))
                    .mapToLong((MemoryPoolMXBean pool) -> pool.getUsage().getUsed())
                    .sum();
            return new Footprint(
                    heap, metaspace, ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        }
    }

    /** Writes a version whose two layers both say its number, so that a mixture of versions shows. */
    private void write(int version) {
        RuleFiles.in(folder)
                .rules("base", rule("base", "Rollout()", "policy.guide(\"base " + version + "\");"))
                .rules("regions/de", rule("de", "Rollout()", "policy.guide(\"de " + version + "\");"));
        adviceByHash.put(FolderFingerprint.of(folder), List.of("base " + version, "de " + version));
    }

    private Footprint measured() throws InterruptedException {
        measuring.writeLock().lock();
        try {
            return Footprint.now();
        } finally {
            measuring.writeLock().unlock();
        }
    }

    private PolicyDecision decision(DroolsPolicyEngine engine) {
        measuring.readLock().lock();
        try {
            return engine.decide(request());
        } finally {
            measuring.readLock().unlock();
        }
    }

    private Void decide(DroolsPolicyEngine engine) {
        while (!done.get()) {
            PolicyDecision decision = decision(engine);
            assertThat(decision.diagnostics()).isEmpty();
            assertThat(decision.tone().guidance())
                    .containsExactlyInAnyOrderElementsOf(
                            adviceByHash.get(decision.ruleSet().hash()));
            decisions.incrementAndGet();
            LockSupport.parkNanos(200_000); // Leaves the compiler some of a small machine.
        }
        return null;
    }

    @Test
    void noDecisionFailsOrMixesVersionsAndNothingIsLeftBehind() throws Exception {
        write(0);
        DroolsPolicyEngine engine =
                DroolsPolicyEngine.builder().rules(folder).keepVersions(3).build();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Void>> deciders = new ArrayList<>();
            deciders.add(threads.submit(() -> decide(engine)));
            deciders.add(threads.submit(() -> decide(engine)));
            reload(engine, 1, SETTLED);
            Footprint settled = measured();
            reload(engine, SETTLED + 1, RELOADS);
            Footprint end = measured();
            done.set(true);
            for (Future<Void> decider : deciders) {
                decider.get(60, TimeUnit.SECONDS);
            }
            assertThat(decisions.get()).isGreaterThan(RELOADS);
            assertThat(end.classes()).as("classes, %s after %s", end, settled).isLessThan(settled.classes() + 300);
            assertThat(end.metaspace())
                    .as("metaspace, %s after %s", end, settled)
                    .isLessThan(settled.metaspace() + 8_000_000);
            assertThat(end.heap()).as("heap, %s after %s", end, settled).isLessThan(settled.heap() + 16_000_000);
        } finally {
            done.set(true);
            threads.shutdownNow();
        }
    }

    private void reload(DroolsPolicyEngine engine, int first, int last) throws Exception {
        for (int i = first; i <= last; i++) {
            String before = engine.rulesHash();
            write(i);
            if (i % 3 == 0) {
                Path file = folder.resolve("regions/de/rules.drl");
                Files.writeString(file, Files.readString(file).replace("Rollout()", "Rolluot()"));
            }
            Optional<RulesEvent> event = engine.reload();
            if (i % 3 == 0) {
                assertThat(event).containsInstanceOf(RulesRejected.class);
                assertThat(engine.rulesHash()).isEqualTo(before);
            } else {
                assertThat(event).containsInstanceOf(RulesReloaded.class);
            }
        }
    }
}
