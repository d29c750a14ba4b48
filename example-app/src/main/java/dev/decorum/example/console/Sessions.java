package dev.decorum.example.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Who is signed in. The table holds the hash of a session's id and never the id, so that reading the table lets nobody
 * in. Safe for use by several threads.
 */
final class Sessions {
    /** Without a request a session ends after this; pages that refresh themselves do not count. */
    static final Duration IDLE = Duration.ofMinutes(30);
    /** A session ends after this in any case: a shift and its overtime. */
    static final Duration LONGEST = Duration.ofHours(12);

    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final SecureRandom random = new SecureRandom();
    private final Jdbi jdbi;
    private final InstantSource clock;

    Sessions(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Begins a session under an id that has never been used; answers the id. */
    String begin(StaffMember staff) {
        String id = token();
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbi.useHandle(h -> {
            h.createUpdate("delete from staff_session where created_at < :oldest")
                    .bind("oldest", now.minus(LONGEST))
                    .execute();
            h.createUpdate("insert into staff_session (id_hash, staff, csrf, created_at, seen_at)"
                            + " values (:id, :staff, :csrf, :now, :now)")
                    .bind("id", hash(id))
                    .bind("staff", staff.name())
                    .bind("csrf", token())
                    .bind("now", now)
                    .execute();
        });
        return id;
    }

    /**
     * The session with this id, when it still holds.
     *
     * @param active whether the request shows that somebody is there
     */
    Optional<Session> find(String id, boolean active) {
        record Row(Session session, Instant created, Instant seen) {}
        Instant now = clock.instant();
        Optional<Row> row = jdbi.withHandle(h -> h.createQuery("select s.name, s.role, t.csrf, t.created_at, t.seen_at"
                        + " from staff_session t join staff s on s.name = t.staff where t.id_hash = :id and s.active")
                .bind("id", hash(id))
                .map((r, c) -> new Row(
                        new Session(
                                new StaffMember(r.getString("name"), StaffRole.valueOf(r.getString("role"))),
                                r.getString("csrf")),
                        r.getObject("created_at", OffsetDateTime.class).toInstant(),
                        r.getObject("seen_at", OffsetDateTime.class).toInstant()))
                .findOne());
        if (row.isEmpty()) {
            return Optional.empty();
        }
        Row found = row.get();
        boolean over = !now.isBefore(found.created().plus(LONGEST))
                || !now.isBefore(found.seen().plus(IDLE));
        if (over) {
            end(id);
            return Optional.empty();
        }
        if (active && !now.isBefore(found.seen().plus(NOTED_EVERY))) {
            jdbi.useHandle(h -> h.createUpdate("update staff_session set seen_at = :now where id_hash = :id")
                    .bind("now", now.atOffset(ZoneOffset.UTC))
                    .bind("id", hash(id))
                    .execute());
        }
        return Optional.of(found.session());
    }

    /** Ends a session; one that is not there is over already. */
    void end(String id) {
        jdbi.useHandle(h -> h.createUpdate("delete from staff_session where id_hash = :id")
                .bind("id", hash(id))
                .execute());
    }

    /** 256 bits that nobody can guess, in characters that fit a cookie. */
    String token() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256. Maybe use another one.", e);
        }
    }
}
