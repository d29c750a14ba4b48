package dev.decorum.example.console;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Who did what in the console, and what came of it. Entries are only ever added, and name cases and proposals by their
 * ids, never by what customers wrote. Safe for use by several threads.
 */
final class Audit {
    static final String DONE = "done";

    private static final int LONGEST_TARGET = 200;

    private final Jdbi jdbi;
    private final InstantSource clock;

    Audit(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Adds an entry.
     *
     * @param staff who acted; null while nobody has signed in
     * @param action what they did, such as {@code approve}
     * @param target what they did it to; null when there is no such thing
     * @param outcome {@link #DONE}, or the code of what refused it
     */
    void add(@Nullable String staff, String action, @Nullable String target, String outcome) {
        String named =
                target != null && target.length() > LONGEST_TARGET ? target.substring(0, LONGEST_TARGET) : target;
        jdbi.useHandle(h -> h.createUpdate("insert into audit (at, staff, action, target, outcome)"
                        + " values (:at, :staff, :action, :target, :outcome)")
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("staff", staff)
                .bind("action", action)
                .bind("target", named)
                .bind("outcome", outcome)
                .execute());
    }

    /** The newest entries, newest first. */
    List<Entry> newest(int count) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select at, staff, action, target, outcome from audit order by entry desc limit :count")
                .bind("count", count)
                .map((r, c) -> new Entry(
                        r.getObject("at", OffsetDateTime.class).toInstant(),
                        r.getString("staff"),
                        r.getString("action"),
                        r.getString("target"),
                        r.getString("outcome")))
                .list());
    }

    /** One entry; see {@link #add}. */
    record Entry(
            Instant at,
            @Nullable String staff,
            String action,
            @Nullable String target,
            String outcome) {}
}
