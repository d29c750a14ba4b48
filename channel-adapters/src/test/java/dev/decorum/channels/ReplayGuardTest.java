package dev.decorum.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decorum.policy.channel.ChannelEvent;
import dev.decorum.policy.channel.ChannelEvent.UnknownEvent;
import dev.decorum.policy.channel.Origin;
import dev.decorum.policy.channel.Reception;
import dev.decorum.policy.fact.Surface;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplayGuardTest {
    private final AtomicLong nanos = new AtomicLong();
    private final ReplayGuard guard = new ReplayGuard(100, Duration.ofHours(1), nanos::get);

    @Test
    void anEventThatComesAgainIsMarkedAndStaysAnEvent() {
        Reception first = Reception.of(List.of(event("demo", "shop", "m-1")));

        assertThat(guard.marked(first)).isEqualTo(first);
        assertThat(guard.marked(first).events())
                .containsExactly(new UnknownEvent(first.events().get(0).origin().redelivered(), "kind", "raw"));
    }

    @Test
    void theSameIdInAnotherChannelOrAccountIsAnotherEvent() {
        assertThat(guard.isNew(event("demo", "shop", "m-1"))).isTrue();
        assertThat(guard.isNew(event("other", "shop", "m-1"))).isTrue();
        assertThat(guard.isNew(event("demo", "second", "m-1"))).isTrue();
        assertThat(guard.isNew(event("demo", "shop", "m-1"))).isFalse();
    }

    @Test
    void anEventWithoutAnIdIsAlwaysNew() {
        assertThat(guard.isNew(event("demo", "shop", null))).isTrue();
        assertThat(guard.isNew(event("demo", "shop", null))).isTrue();
    }

    @Test
    void whatIsOldEnoughOrForgottenIsNewAgain() {
        ChannelEvent event = event("demo", "shop", "m-1");
        guard.isNew(event);
        guard.forget(event);
        assertThat(guard.isNew(event)).isTrue();

        nanos.addAndGet(Duration.ofMinutes(61).toNanos());
        assertThat(guard.isNew(event)).isTrue();
    }

    @Test
    void noMoreThanItsSizeIsRemembered() {
        List<ChannelEvent> many = IntStream.range(0, 1_000)
                .mapToObj(i -> event("demo", "shop", "m-" + i))
                .toList();
        many.forEach(guard::isNew);

        assertThat(many.stream().filter(guard::isNew).count()).isGreaterThanOrEqualTo(800);
    }

    private static ChannelEvent event(String channel, String account, @Nullable String id) {
        Instant at = Instant.parse("2026-11-02T10:00:00Z");
        return new UnknownEvent(new Origin(channel, Surface.MESSAGING, account, id, at, at, false), "kind", "raw");
    }
}
