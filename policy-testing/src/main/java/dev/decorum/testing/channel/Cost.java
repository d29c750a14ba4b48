package dev.decorum.testing.channel;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What a piece of work took: the processor's time and all that it allocated, of which only a part is alive at once. Neither
 * depends on how busy the machine is. For one thread.
 */
final class Cost {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long nanosBefore = THREADS.getCurrentThreadCpuTime();
    private final long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();

    private Cost() {}

    /** The result of the work; fails when it took more than this. */
    static <T> T within(Duration time, long bytes, String place, Supplier<T> work) {
        Cost cost = new Cost();
        T result;
        try {
            result = work.get();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(place + " throws.", e);
        }
        long nanos = THREADS.getCurrentThreadCpuTime() - cost.nanosBefore;
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - cost.bytesBefore;
        if (nanos > time.toNanos() || allocated > bytes) {
            throw new AssertionError(place + " takes " + nanos / 1_000_000 + " ms and " + allocated / 1024
                    + " KiB; at most " + time.toMillis() + " ms and " + bytes / 1024 + " KiB are allowed.");
        }
        return result;
    }
}
