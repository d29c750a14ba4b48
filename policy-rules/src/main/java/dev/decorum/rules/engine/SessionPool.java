package dev.decorum.rules.engine;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.session.StatefulKnowledgeSessionImpl;
import org.kie.api.KieBase;

/**
 * Idle sessions of one layer. A thread mostly gets the session that it gave back last, whose memory its core still
 * holds; the pool of Drools hands sessions round in turn. Keeps so many sessions and no more, and none that was not
 * given back. Safe for use by several threads.
 */
final class SessionPool {
    /** A power of two, since places are found with a mask. */
    private static final int PLACES =
            Math.max(8, Integer.highestOneBit(Runtime.getRuntime().availableProcessors()) * 4);
    /** References to a cache line, so that neighbours do not share one. */
    private static final int SPREAD = 16;

    private final InternalKnowledgeBase base;
    private final AtomicReferenceArray<StatefulKnowledgeSessionImpl> idle = new AtomicReferenceArray<>(PLACES * SPREAD);

    SessionPool(KieBase base) {
        this.base = (InternalKnowledgeBase) base;
    }

    /** A session without facts and globals, for the caller alone until it gives it back. */
    StatefulKnowledgeSessionImpl take() {
        int home = home();
        for (int i = 0; i < PLACES; i++) {
            int place = (home + i & PLACES - 1) * SPREAD;
            if (idle.get(place) != null) {
                StatefulKnowledgeSessionImpl session = idle.getAndSet(place, null);
                if (session != null) {
                    return session;
                }
            }
        }
        return (StatefulKnowledgeSessionImpl) base.newKieSession(base.getSessionConfiguration(), null, true);
    }

    /** Takes a session back; it must come from {@link #take}, and the caller must not use it again. */
    void give(StatefulKnowledgeSessionImpl session) {
        session.reset();
        int home = home();
        for (int i = 0; i < PLACES; i++) {
            if (idle.compareAndSet((home + i & PLACES - 1) * SPREAD, null, session)) {
                return;
            }
        }
    }

    private static int home() {
        return (int) Thread.currentThread().getId();
    }
}
