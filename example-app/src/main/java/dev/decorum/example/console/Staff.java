package dev.decorum.example.console;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The accounts of the console. Names are compared without regard to case. Safe for use by several threads. */
public final class Staff {
    /** A shorter password is refused: NIST SP 800-63B-4 asks for 15 characters where it is the only factor. */
    public static final int SHORTEST_PASSWORD = 15;

    /** The name of the first account of a house. */
    public static final String FIRST = "administrator";

    private static final int LONGEST_PASSWORD = 200;

    private final Jdbi jdbi;
    private final Passwords passwords;
    private final InstantSource clock;

    Staff(Jdbi jdbi, Passwords passwords, InstantSource clock) {
        this.jdbi = jdbi;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * Makes an account, or gives an existing one another role and password.
     *
     * @throws IllegalArgumentException when the name is no name, or the password is too short
     */
    public void put(String name, StaffRole role, String password) {
        putAll(Map.of(name, role), password);
    }

    /**
     * Makes accounts that share one password, likewise; for a demo, for they also share its salt.
     *
     * @throws IllegalArgumentException when a name is no name, or the password is too short
     */
    public void putAll(Map<String, StaffRole> roles, String password) {
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw new IllegalArgumentException("A password has " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD
                    + " characters. Maybe take a few words.");
        }
        roles.keySet().forEach(Staff::requireName);
        String hash = passwords.hash(password);
        roles.forEach((name, role) -> store(key(name), role, hash));
    }

    private static void requireName(String name) {
        String key = key(name);
        if (!key.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,59}")) {
            throw new IllegalArgumentException(
                    "A name consists of 1 to 60 letters, digits, spaces and `._-`. Maybe shorten it.");
        }
    }

    private void store(String key, StaffRole role, String hash) {
        jdbi.useTransaction(h -> {
            int changed = h.createUpdate(
                            "update staff set role = :role, password = :hash, active = true where name = :name")
                    .bind("role", role.name())
                    .bind("hash", hash)
                    .bind("name", key)
                    .execute();
            if (changed == 0) {
                h.createUpdate("insert into staff (name, role, password, active, created_at)"
                                + " values (:name, :role, :hash, true, :at)")
                        .bind("name", key)
                        .bind("role", role.name())
                        .bind("hash", hash)
                        .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .execute();
            }
            // Whoever held the account before is signed out.
            h.createUpdate("delete from staff_session where staff = :name")
                    .bind("name", key)
                    .execute();
        });
    }

    /**
     * Makes the account of the first administrator when there is no account at all.
     *
     * @return its password, which nobody can look up later; nothing when there are accounts
     */
    public Optional<String> first() {
        if (!isEmpty()) {
            return Optional.empty();
        }
        byte[] random = new byte[18];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().encodeToString(random);
        put(FIRST, StaffRole.ADMINISTRATOR, password);
        return Optional.of(password);
    }

    /** Lets somebody in no longer, from this moment on; false when there is no such account. */
    public boolean shut(String name) {
        return jdbi.inTransaction(h -> {
            h.createUpdate("delete from staff_session where staff = :name")
                    .bind("name", key(name))
                    .execute();
            return h.createUpdate("update staff set active = false where name = :name and active")
                            .bind("name", key(name))
                            .execute()
                    > 0;
        });
    }

    /** Who may sign in, by name. */
    public List<StaffMember> all() {
        return jdbi.withHandle(h -> h.createQuery("select name, role from staff where active order by name")
                .map((r, c) -> new StaffMember(r.getString("name"), StaffRole.valueOf(r.getString("role"))))
                .list());
    }

    /** Whether there is any account. */
    public boolean isEmpty() {
        return jdbi.withHandle(h ->
                h.createQuery("select count(*) from staff").mapTo(Long.class).one() == 0);
    }

    /** The account with this name and password. It takes as long to find none as to find a wrong password. */
    Optional<StaffMember> authenticate(String name, String password) {
        String usable = password.length() > LONGEST_PASSWORD ? "" : password;
        record Row(StaffMember member, String hash) {}
        Optional<Row> row = jdbi.withHandle(
                h -> h.createQuery("select name, role, password from staff where name = :name and active")
                        .bind("name", key(name))
                        .map((r, c) -> new Row(
                                new StaffMember(r.getString("name"), StaffRole.valueOf(r.getString("role"))),
                                r.getString("password")))
                        .findOne());
        if (row.isEmpty()) {
            passwords.matchNobody(usable);
            return Optional.empty();
        }
        return passwords.matches(usable, row.get().hash()) ? row.map(Row::member) : Optional.empty();
    }

    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
