package dev.decorum.example.execution;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the goods of an order are.
 *
 * @param carrier who carries them
 * @param tracking the carrier's number. Personal data together with a customer
 * @param status what the carrier said last, in its own words
 * @param seenAt when it said so; null when it said nothing yet
 * @param expectedAt when they should arrive; null when not known
 */
public record Shipment(
        String carrier,
        String tracking,
        String status,
        @Nullable Instant seenAt,
        @Nullable Instant expectedAt) {
    @Override
    public String toString() {
        return "Shipment[" + status + "]";
    }
}
