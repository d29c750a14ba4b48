package dev.decorum.benchmarks;

import dev.decorum.policy.PolicyRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
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

/** The time of one decision by the product when each one is for another combination of channel, region and brand. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RotationBenchmark {
    /** As many for one combination as for all, so that both touch the same amount of memory. */
    private static final int REQUESTS = 2_000;

    /** How many combinations take turns. */
    @Param({"1", "1000"})
    public int combinations;

    private Contender decider = request -> List.of();
    private List<PolicyRequest> requests = List.of();
    private int next;

    /** Builds the engine from a folder with 33 layers, and the requests. */
    @Setup
    public void build() throws IOException {
        decider = new Decorum(PackFolder.THOUSAND.write(Files.createTempDirectory("decorum-pack")));
        List<PolicyRequest> cases = Requests.random(REQUESTS);
        List<PolicyRequest> all = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            // Steps through all three dimensions, so that neighbours share as little as possible.
            int combination = i % combinations * 111 % PackFolder.THOUSAND.combinations();
            all.add(PackFolder.THOUSAND.request(combination, cases.get(i)));
        }
        requests = all;
    }

    /** One decision. */
    @Benchmark
    public Object decide() {
        next = next + 1 == requests.size() ? 0 : next + 1;
        return decider.decide(requests.get(next));
    }
}
