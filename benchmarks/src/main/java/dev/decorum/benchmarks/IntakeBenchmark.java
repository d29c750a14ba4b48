package dev.decorum.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The time to verify and read one delivery of about 1 KB, against the least that anybody must do with it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class IntakeBenchmark {
    /** The channel of the delivery. */
    @Param({"WHATSAPP", "LINE", "TELEGRAM", "EMAIL"})
    public String channel = "";

    private Intake intake = Intake.WHATSAPP;

    /** Takes the delivery of this channel. */
    @Setup
    public void choose() {
        intake = Intake.valueOf(channel);
        intake.prove();
    }

    /** The adapter: signature, reading, typed events. */
    @Benchmark
    public Object adapter() {
        return intake.receive();
    }

    /** The least: the digest over the body and a tree of its JSON; for mail, a document of mime4j with its five common
     * headers and its text. */
    @Benchmark
    public Object least() throws Exception {
        return intake.least();
    }
}
