package dev.decorum.rules.metrics;

import dev.decorum.policy.DecisionListener;
import dev.decorum.policy.PolicyDecision;
import dev.decorum.policy.PolicyRequest;
import dev.decorum.policy.decision.Diagnostic;
import dev.decorum.policy.decision.Outcome;
import dev.decorum.policy.decision.Ruling;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts decisions and measures their time. Safe for use by several threads. No tag holds anything that a caller can
 * choose, so their number is bounded and none names a person.
 *
 * <table>
 * <caption>Meters</caption>
 * <tr><td>{@code decorum.decisions}</td><td>timer of all decisions; tag {@code person}: whether a person takes over</td></tr>
 * <tr><td>{@code decorum.rulings}</td><td>rulings by {@code outcome}</td></tr>
 * <tr><td>{@code decorum.diagnostics}</td><td>diagnostics by {@code code}</td></tr>
 * </table>
 */
public final class DecisionMeters implements DecisionListener {
    /** More codes than the engine has; a code beyond them is counted as {@code other}. */
    private static final int MOST_CODES = 50;

    private static final String OTHER = "other";

    private final MeterRegistry registry;
    private final Timer byMachine;
    private final Timer byPerson;
    private final Map<Outcome, Counter> rulings = new EnumMap<>(Outcome.class);
    private final Map<String, Counter> diagnostics = new ConcurrentHashMap<>();

    /** Meters in a registry. */
    public DecisionMeters(MeterRegistry registry) {
        this.registry = registry;
        this.byMachine = timer("false");
        this.byPerson = timer("true");
        for (Outcome outcome : Outcome.values()) {
            rulings.put(
                    outcome,
                    Counter.builder("decorum.rulings")
                            .description("Rulings on actions")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    private Timer timer(String person) {
        return Timer.builder("decorum.decisions")
                .description("Decisions and the time that they take")
                .tag("person", person)
                .register(registry);
    }

    @Override
    public void onDecision(PolicyRequest completed, PolicyDecision decision, long nanos) {
        (decision.needsPerson() ? byPerson : byMachine).record(nanos, TimeUnit.NANOSECONDS);
        for (Ruling ruling : decision.rulings()) {
            Counter counter = rulings.get(ruling.outcome());
            if (counter != null) {
                counter.increment();
            }
        }
        for (Diagnostic diagnostic : decision.diagnostics()) {
            counter(diagnostic.code()).increment();
        }
    }

    private Counter counter(String code) {
        Counter known = diagnostics.get(code);
        if (known != null) {
            return known;
        }
        String bounded = diagnostics.size() < MOST_CODES ? code : OTHER;
        return diagnostics.computeIfAbsent(bounded, c -> Counter.builder("decorum.diagnostics")
                .description("What went wrong while deciding")
                .tag("code", c)
                .register(registry));
    }
}
