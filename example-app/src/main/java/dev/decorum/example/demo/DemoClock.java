package dev.decorum.example.demo;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time of the story: it begins just after the shipped delivery was sent, and passes only when the story says so. */
@Singleton
final class DemoClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-02T10:00:02Z");

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }
}
