package dev.decorum.benchmarks;

import dev.decorum.policy.PolicyRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The time of one decision by each contender, over 64 different cases. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecisionBenchmark {
    /** Who decides. */
    @Param({"HAND_WRITTEN", "DECORUM", "DROOLS_LAYERS", "DROOLS_ONE", "EVRETE", "CAMUNDA_DMN", "CEDAR"})
    public String contender = "";

    private Contender decider = request -> List.of();
    private List<PolicyRequest> requests = List.of();

    /** Builds the contender from the pack. */
    @Setup
    public void build() throws IOException {
        decider = Contender.Kind.valueOf(contender)
                .make(PackFolder.SINGLE.write(Files.createTempDirectory("decorum-pack")));
        requests = Requests.random(64);
    }

    /** Where a thread is in the list of requests. */
    @State(Scope.Thread)
    public static class Cursor {
        private int next;
    }

    /** One decision. */
    @Benchmark
    public Object decide(Cursor cursor) {
        return decider.decide(requests.get(cursor.next++ & 63));
    }
}
