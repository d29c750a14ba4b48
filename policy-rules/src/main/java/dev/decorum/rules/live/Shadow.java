package dev.decorum.rules.live;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyEngine;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.difference.DecisionDifference;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A candidate that decides beside the rules in force, on a daemon thread of its own and on a share of the requests. A
 * live decision only leaves its request in a bounded queue; when that is full, the request is dropped and counted. Safe
 * for use by several threads.
 */
public final class Shadow implements AutoCloseable {
    /** So many requests wait at most: enough for a burst, little memory when the candidate hangs. */
    private static final int WAITING = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Shadow.class);

    private final PolicyEngine candidate;
    private final double share;
    private final ShadowListener listener;
    private final BlockingQueue<Decided> waiting = new ArrayBlockingQueue<>(WAITING);
    private final AtomicLong compared = new AtomicLong();
    private final AtomicLong different = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final Thread thread;
    private volatile boolean closed;

    private record Decided(PolicyRequest request, PolicyDecision decision) {}

    /**
     * What a shadow has done so far.
     *
     * @param compared requests that both decided
     * @param different those of them on which the candidate decided otherwise
     * @param failed requests on which the candidate, or the listener, threw
     * @param dropped requests that were left out because too many were waiting
     */
    public record Counts(long compared, long different, long failed, long dropped) {}

    private Shadow(PolicyEngine candidate, double share, ShadowListener listener) {
        this.candidate = candidate;
        this.share = share;
        this.listener = listener;
        this.thread = new Thread(this::run, "decorum-shadow");
        thread.setDaemon(true);
    }

    /**
     * Starts a candidate.
     *
     * @param share from 0, no request, to 1, every request
     * @throws IllegalArgumentException when the share is another number
     */
    public static Shadow start(PolicyEngine candidate, double share, ShadowListener listener) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "The share of a shadow is " + share + ". Give it a number from 0 to 1, such as 0.1 for a tenth.");
        }
        Shadow shadow = new Shadow(candidate, share, listener);
        shadow.thread.start();
        return shadow;
    }

    /** Leaves a request for the candidate if it belongs to the share. Never waits and never throws. */
    public void offer(PolicyRequest request, PolicyDecision decision) {
        if (!closed && takes(request) && !waiting.offer(new Decided(request, decision))) {
            dropped.incrementAndGet();
        }
    }

    /** Whether a request belongs to the share: told by its contents, so that the same request is always in or out. */
    boolean takes(PolicyRequest request) {
        if (share <= 0 || share >= 1) {
            return share >= 1;
        }
        int mixed = request.toString().hashCode();
        mixed = (mixed ^ (mixed >>> 16)) * 0x85ebca6b; // The finaliser of MurmurHash3: spreads similar texts evenly.
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        mixed ^= mixed >>> 16;
        return Integer.toUnsignedLong(mixed) < share * (1L << 32);
    }

    private void run() {
        while (!closed) {
            try {
                compare(waiting.take());
            } catch (InterruptedException e) {
                return; // Closed: nobody else knows this thread.
            }
        }
    }

    private void compare(Decided decided) {
        try {
            PolicyDecision other = candidate.decide(decided.request());
            DecisionDifference difference = DecisionDifference.between(decided.decision(), other);
            if (ShadowDifference.counts(difference)) {
                listener.onDifference(new ShadowDifference(decided.request(), decided.decision(), other, difference));
                different.incrementAndGet();
            }
            compared.incrementAndGet();
        } catch (RuntimeException | Error e) {
            if (failed.getAndIncrement() == 0) {
                LOG.warn(
                        "A candidate in the shadow failed with a {}; live decisions are not affected. Later failures are"
                                + " counted only.",
                        e.getClass().getSimpleName());
            }
        }
    }

    /** What it has done so far. */
    public Counts counts() {
        return new Counts(compared.get(), different.get(), failed.get(), dropped.get());
    }

    /** Stops the candidate. Does not wait for one that hangs: its thread is interrupted and ends with the application. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        waiting.clear();
    }
}
