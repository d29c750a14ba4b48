package dev.decorum.policy.decision;

import dev.decorum.policy.fact.Clock;
import java.time.Instant;

/**
 * Until when the customer must have an answer.
 *
 * @param due the instant
 * @param clock who set it
 * @param basis the law or policy that it stands on
 */
public record Deadline(Instant due, Clock clock, String basis) {}
