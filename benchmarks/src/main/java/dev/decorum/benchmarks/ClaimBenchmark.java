package dev.decorum.benchmarks;

import dev.decorum.policy.claim.ClaimDetector;
import dev.decorum.policy.fact.Claim;
import dev.decorum.rules.catalog.Lexicons;
import java.nio.file.Path;
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

/** How long it takes to look a reply through for claims, with the shipped words. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ClaimBenchmark {
    private static final String REPLY =
            "Thank you for writing to us about your order. We are sorry that the parcel is late and"
                    + " that the box was damaged when it came. Our carrier estimates Friday, but the date is not guaranteed."
                    + " Please check your address in your account, and send us two photos of the box, so that a colleague can look"
                    + " at them. If the claim is approved, a refund may be issued to your original payment method within 14 days."
                    + " You can also choose a replacement, which we would send after the check. Best regards, your team.";

    /** How many characters the text has. */
    @Param({"500", "100000"})
    public int length;

    /** Which text: an ordinary reply, or one that sets off as many patterns as it can. */
    @Param({"reply", "hostile"})
    public String text = "";

    @SuppressWarnings("NullAway.Init") // set up by build
    private ClaimDetector signs;

    private String draft = "";

    /** Makes the text. */
    @Setup
    public void build() {
        signs = Lexicons.of(Path.of(System.getProperty("decorum.rules", "../rules")))
                .signs();
        String part = text.equals("reply") ? REPLY : "we guarantee not r e f u n d you wrote \"we will r3fund ";
        draft = part.repeat(length / part.length() + 1).substring(0, length);
    }

    /** One look at the text. */
    @Benchmark
    public List<Claim> claims() {
        return signs.claims(draft, "en", null);
    }
}
