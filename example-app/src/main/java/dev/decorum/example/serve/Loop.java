package dev.decorum.example.serve;

import dev.decorum.example.store.Database;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that takes one step after the other as long as there is something to do, and looks again when it is woken. */
final class Loop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final long PATIENCE_SECONDS = 20;

    private final String name;
    private final BooleanSupplier step;
    private final long restMillis;
    private final Semaphore bell = new Semaphore(0);
    private final AtomicBoolean ending = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    private Loop(String name, BooleanSupplier step, long restMillis) {
        this.name = name;
        this.step = step;
        this.restMillis = restMillis;
    }

    /**
     * Starts a loop.
     *
     * @param step takes one step, and says whether there may be another at once
     * @param restMillis after how long it looks again by itself
     */
    static Loop start(String name, BooleanSupplier step, long restMillis) {
        Loop loop = new Loop(name, step, restMillis);
        Thread thread = new Thread(loop::run, name);
        thread.setDaemon(true);
        thread.start();
        return loop;
    }

    /** Lets it look now. */
    void wake() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    private void run() {
        while (!ending.get()) {
            boolean more = false;
            try {
                more = step.getAsBoolean();
            } catch (RuntimeException e) {
                // Its message may hold what a customer wrote, so only its kind and place are logged.
                LOG.warn(
                        "loop={} failed={} sqlstate={} at={}",
                        name,
                        e.getClass().getSimpleName(),
                        Database.state(e),
                        e.getStackTrace().length == 0 ? "unknown" : e.getStackTrace()[0]);
            }
            if (!more) {
                rest();
            }
        }
        ended.countDown();
    }

    private void rest() {
        try {
            if (bell.tryAcquire(restMillis, TimeUnit.MILLISECONDS)) {
                bell.drainPermits();
            }
        } catch (InterruptedException e) {
            ending.set(true);
        }
    }

    /** Lets the step under way come to its end. */
    @Override
    public void close() {
        ending.set(true);
        wake();
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("loop={} did not end in {} s", name, PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
