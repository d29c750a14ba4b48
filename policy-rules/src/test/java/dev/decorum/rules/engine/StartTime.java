package dev.decorum.rules.engine;

import com.sun.management.OperatingSystemMXBean;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.fact.Customer;
import dev.decorum.policy.fact.History;
import dev.decorum.policy.fact.Money;
import dev.decorum.policy.fact.Refund;
import dev.decorum.policy.fact.Rollout;
import dev.decorum.policy.fact.RolloutStage;
import dev.decorum.policy.fact.VerificationLevel;
import dev.decorum.rules.DroolsPolicyEngine;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Prints how long this JVM takes from {@code main} to its first decision: elapsed time, and the processor time of all
 * threads, which other work on the machine disturbs less. Arguments: the folder of the rules and, unless everything is
 * to be compiled, that of the cache.
 */
final class StartTime {
    private StartTime() {}

    public static void main(String[] arguments) throws Exception {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long begin = System.nanoTime();
        long work = system.getProcessCpuTime();
        CompiledCache cache = arguments.length > 1 ? CompiledCache.at(Path.of(arguments[1])) : CompiledCache.off();
        int reasons = DroolsPolicyEngine.load(Path.of(arguments[0]), cache)
                .decide(PolicyRequest.on("whatsapp")
                        .in("de")
                        .at(Instant.parse("2026-11-20T10:00:00Z"))
                        .with(
                                new Rollout(RolloutStage.REVIEWED_EXECUTION),
                                Customer.verified(VerificationLevel.ONE_TIME_CODE),
                                History.none(),
                                new Refund("r1", Money.of("5", "EUR"), "D-1"))
                        .build())
                .reasons()
                .size();
        System.out.printf(
                "%d ms elapsed, %d ms of processors, %d reasons%n",
                (System.nanoTime() - begin) / 1_000_000, (system.getProcessCpuTime() - work) / 1_000_000, reasons);
    }
}
