package dev.decorum.example.serve;

import dev.decorum.example.execution.OutboxState;
import dev.decorum.example.execution.OutboxTable;
import dev.decorum.example.intake.Inbox;
import dev.decorum.example.intake.IntakeListener;
import dev.decorum.example.store.Database;
import dev.decorum.example.store.StoreException;
import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.fact.FactKinds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is counted, for Prometheus. Labels are channels, codes and states, and never anything of a customer. */
final class Meters implements IntakeListener {
    private static final Logger LOG = LoggerFactory.getLogger(Meters.class);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Runnable onNews;

    /** Meters; {@code onNews} is called when something new has come in. */
    Meters(Runnable onNews) {
        this.onNews = onNews;
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    /** Watches how much waits in the inbox and the outbox. */
    void watch(Database database, Inbox inbox, OutboxTable outbox) {
        for (Inbox.State state :
                List.of(Inbox.State.NEW, Inbox.State.PENDING, Inbox.State.FAILED, Inbox.State.UNFETCHED)) {
            gauge("decorum.inbox.events", FactKinds.wordFor(state), () -> inbox.count(state));
        }
        for (OutboxState state :
                new OutboxState[] {OutboxState.NEW, OutboxState.SENDING, OutboxState.FAILED, OutboxState.UNKNOWN}) {
            gauge(
                    "decorum.outbox.rows",
                    FactKinds.wordFor(state),
                    () -> database.inTransaction(connection -> outbox.count(connection, state)));
        }
    }

    private void gauge(String name, String state, Supplier<Number> value) {
        Gauge.builder(name, () -> {
                    try {
                        return value.get();
                    } catch (StoreException e) {
                        return Double.NaN;
                    }
                })
                .tag("state", state)
                .register(registry);
    }

    @Override
    public void onAccepted(String channel, int events, long nanos) {
        Timer.builder("decorum.intake.acknowledged")
                .description("From the delivery to its acknowledgement")
                .tag("channel", channel)
                .publishPercentileHistogram()
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry)
                .record(Duration.ofNanos(nanos));
        registry.counter("decorum.intake.events", "channel", channel).increment(events);
        if (events > 0) {
            onNews.run();
        }
    }

    @Override
    public void onRejected(String channel, ChannelEvent.Rejected.Code code) {
        registry.counter("decorum.intake.rejected", "channel", channel, "code", FactKinds.wordFor(code))
                .increment();
    }

    @Override
    public void onFailure(String channel, Exception failure) {
        LOG.warn("intake channel={} failed={}", channel, failure.getClass().getSimpleName());
        registry.counter("decorum.intake.failed", "channel", channel).increment();
    }
}
