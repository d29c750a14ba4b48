package dev.decorum.rules.engine;

import dev.decorum.policy.fact.Rollout;
import org.drools.model.PatternDSL;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/**
 * Initialises Drools on a thread of its own while the files of the rules are read, which spares a start about half a
 * second where there are two processors. Happens once in a JVM.
 */
final class WarmUp {
    private static final Thread THREAD = start();

    private WarmUp() {}

    /** Starts it, unless it was started before. */
    static void begin() {
        THREAD.isAlive();
    }

    /** Waits until it is done, so that no two threads initialise Drools at once. */
    static void await() {
        boolean interrupted = false;
        while (THREAD.isAlive()) {
            try {
                THREAD.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread start() {
        Thread thread = new Thread(WarmUp::decideOnNothing, "decorum-warm-up");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((t, e) -> {}); // Whatever is wrong will show, with its place, in the build.
        thread.start();
        return thread;
    }

    private static void decideOnNothing() {
        ModelImpl model = new ModelImpl("rules.warmup");
        Variable<Rollout> rollout = PatternDSL.declarationOf(Rollout.class);
        Variable<Rollout> other = PatternDSL.declarationOf(Rollout.class);
        model.addRule(PatternDSL.rule("rules.warmup", "r0")
                .build(
                        PatternDSL.pattern(rollout).expr("stage", r -> r.stage() != null),
                        PatternDSL.pattern(other).expr("same", rollout, (o, r) -> o.stage() == r.stage()),
                        PatternDSL.on(rollout).execute(r -> {})));
        KieBase base = CompiledLayer.network(model);
        KieSession session = base.newKieSessionsPool(1).newKieSession();
        session.fireAllRules(1);
        session.dispose();
    }
}
