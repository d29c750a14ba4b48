package dev.decorum.testing.diff;

import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Decides requests by two rule sets and reports each flip. Uses all processors; what it reports does not depend on their
 * number, and of the requests only a bounded number is in memory at a time. Not safe for use by several threads.
 */
public final class RuleSetDiff {
    private static final int CHUNK = 32;
    private static final int CHUNKS_A_THREAD = 4;

    private final Function<PolicyRequest, PolicyDecision> before;
    private final Function<PolicyRequest, PolicyDecision> after;
    private String nameBefore = "before";
    private String nameAfter = "after";
    private int examples = 3;
    private int threads = Runtime.getRuntime().availableProcessors();
    private Consumer<Flip> listener = flip -> {};
    private Progress progress = (requests, flips, share) -> {};

    /**
     * A comparison.
     *
     * @param before decides by the old rules, such as {@code engine::decide}; safe for use by several threads
     * @param after decides by the new rules; likewise
     */
    public RuleSetDiff(Function<PolicyRequest, PolicyDecision> before, Function<PolicyRequest, PolicyDecision> after) {
        this.before = before;
        this.after = after;
    }

    /** Told how far a comparison has come, on the thread that runs it. */
    @FunctionalInterface
    public interface Progress {
        /**
         * So much has been decided.
         *
         * @param share the share of all requests, from 0 to 1; negative when it is not known
         */
        void at(long requests, long flips, double share);
    }

    /** What reports call the two rule sets; paths of files are told as below these names. */
    public RuleSetDiff named(String old, String now) {
        this.nameBefore = old;
        this.nameAfter = now;
        return this;
    }

    /** How many examples a report has of each group; 3 unless given. */
    public RuleSetDiff examples(int count) {
        this.examples = count;
        return this;
    }

    /** How many threads decide; one for each processor unless given. */
    public RuleSetDiff threads(int count) {
        this.threads = count;
        return this;
    }

    /** Who is told of each flip, in the order of the requests and on the thread that runs the comparison. */
    public RuleSetDiff onFlip(Consumer<Flip> told) {
        this.listener = told;
        return this;
    }

    /** Who is told how far it has come. */
    public RuleSetDiff onProgress(Progress told) {
        this.progress = told;
        return this;
    }

    private record Decided(int requests, List<Flip> flips) {}

    /**
     * Decides the requests of all sources, one source after another.
     *
     * @throws RuntimeException whatever a source throws when a request cannot be read
     */
    public DiffReport run(List<RequestSource> sources) {
        Tally tally = new Tally(examples);
        ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, threads));
        try {
            for (int i = 0; i < sources.size(); i++) {
                run(sources.get(i), i, sources.size(), workers, tally);
            }
        } finally {
            workers.shutdownNow();
        }
        return tally.report(nameBefore, nameAfter, sources);
    }

    private void run(RequestSource source, int index, int count, ExecutorService workers, Tally tally) {
        Deque<Future<Decided>> waiting = new ArrayDeque<>();
        try (Stream<NamedRequest> requests = source.requests()) {
            Iterator<NamedRequest> all = requests.iterator();
            while (all.hasNext()) {
                List<NamedRequest> chunk = new ArrayList<>(CHUNK);
                while (chunk.size() < CHUNK && all.hasNext()) {
                    chunk.add(all.next());
                }
                waiting.add(workers.submit(() -> decide(chunk)));
                if (waiting.size() >= CHUNKS_A_THREAD * threads) {
                    take(waiting.remove(), tally);
                    double share = source.progress();
                    progress.at(tally.requests(), tally.flips(), share < 0 ? -1 : (index + share) / count);
                }
            }
            while (!waiting.isEmpty()) {
                take(waiting.remove(), tally);
            }
            progress.at(tally.requests(), tally.flips(), (index + 1.0) / count);
        }
    }

    private Decided decide(List<NamedRequest> chunk) {
        List<Flip> flips = new ArrayList<>();
        for (NamedRequest named : chunk) {
            Flip.of(named, before.apply(named.request()), after.apply(named.request()))
                    .ifPresent(flips::add);
        }
        return new Decided(chunk.size(), flips);
    }

    private void take(Future<Decided> future, Tally tally) {
        Decided decided = await(future);
        tally.decided(decided.requests());
        for (Flip flip : decided.flips()) {
            tally.add(flip);
            listener.accept(flip);
        }
    }

    private static Decided await(Future<Decided> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The comparison was interrupted.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "A request could not be decided. An engine should never throw.", e.getCause());
        }
    }
}
