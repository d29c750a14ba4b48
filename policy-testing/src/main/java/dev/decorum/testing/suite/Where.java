package dev.decorum.testing.suite;

import dev.decorum.policy.fact.Audience;
import dev.decorum.policy.fact.Surface;
import dev.decorum.rules.catalog.Catalog;
import dev.decorum.rules.catalog.Region;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Where and when a case happens.
 *
 * @param catalog the catalogue of the rules
 * @param channel the id of the channel
 * @param region the id of the region
 * @param brand the id of the brand; null without one
 * @param at the instant
 */
record Where(
        Catalog catalog,
        String channel,
        String region,
        @Nullable String brand,
        Instant at) {
    ZoneId zone() {
        return zone(catalog, region);
    }

    static ZoneId zone(Catalog catalog, String region) {
        return catalog.region(region).map(Region::zone).orElse(ZoneOffset.UTC);
    }

    /** Who can read what is written there, unless a case says otherwise. */
    Audience audience() {
        Surface surface = catalog.surface(channel).orElse(Surface.PUBLIC_COMMENTS);
        return switch (surface) {
            case PUBLIC_COMMENTS, LIVE_ROOMS -> Audience.PUBLIC;
            case GROUPS -> Audience.GROUP;
            default -> Audience.PRIVATE;
        };
    }
}
