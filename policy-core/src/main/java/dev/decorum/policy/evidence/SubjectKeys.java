package dev.decorum.policy.evidence;

import dev.decorum.policy.internal.Jdbc;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys under which personal data is sealed, one for each subject, in the table {@code subject_key}. A key is destroyed
 * by deleting its row; what was sealed under it can then be read by nobody, and the log still verifies.
 *
 * <p>The table holds each key wrapped (RFC 3394) under a key of the house, which is kept elsewhere, so that the database
 * or a copy of it alone opens nothing. A key is gone for good only when the copies of its row are gone too: keep copies of
 * this table for a short time. Safe for use by several threads.
 */
public final class SubjectKeys {
    private static final int BYTES = 32;
    private static final HexFormat HEX = HexFormat.of();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CustomerKey house;
    private final SecretKey wrapping;

    /**
     * Keys that are wrapped under a key of the house.
     *
     * @param houseKey at least 32 random bytes, kept outside the database
     * @throws IllegalArgumentException when there are fewer
     */
    public SubjectKeys(byte[] houseKey) {
        house = CustomerKey.of(houseKey);
        wrapping = new SecretKeySpec(HEX.parseHex(house.digestOf("decorum/wrapping-key/v1", List.of())), "AES");
    }

    /** Makes the table where it is missing. */
    static void createTable(Connection connection) throws SQLException {
        Jdbc.run(connection, """
                create table if not exists subject_key (
                    subject varchar primary key,
                    wrapped varchar not null)""");
    }

    /**
     * The opaque id of a person on a channel: a keyed digest, from which the person cannot be found without the key of the
     * house.
     *
     * @param channel the channel, such as {@code whatsapp}
     * @param account the house's own account there
     * @param sender whatever the channel calls the person
     */
    public String subject(String channel, String account, String sender) {
        return house.digestOf("decorum/subject/v1", List.of(channel, account, sender))
                .substring(0, 32);
    }

    /**
     * The key of a subject; made when there is none. Making one takes the lock of the log, as {@link
     * JdbcEvidenceLog#lock} does.
     */
    public CustomerKey keyOf(Connection connection, String subject) throws SQLException {
        Optional<CustomerKey> known = find(connection, subject);
        if (known.isPresent()) {
            return known.get();
        }
        JdbcEvidenceLog.lock(connection);
        Optional<CustomerKey> meanwhile = find(connection, subject);
        return meanwhile.isPresent() ? meanwhile.get() : create(connection, subject);
    }

    /** The key of a subject; empty when there is none, or no longer. */
    public Optional<CustomerKey> find(Connection connection, String subject) throws SQLException {
        return Jdbc.first(
                        connection,
                        "select wrapped from subject_key where subject = ?",
                        row -> row.getString("wrapped"),
                        subject)
                .map(this::unwrapped);
    }

    /**
     * Destroys the key of a subject. {@link JdbcEvidenceLog#erase} does this and records it.
     *
     * @return whether there was one
     */
    public boolean destroy(Connection connection, String subject) throws SQLException {
        JdbcEvidenceLog.lock(connection);
        return Jdbc.update(connection, "delete from subject_key where subject = ?", subject) == 1;
    }

    private CustomerKey create(Connection connection, String subject) throws SQLException {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        Jdbc.update(connection, "insert into subject_key (subject, wrapped) values (?, ?)", subject, wrapped(secret));
        return CustomerKey.of(secret);
    }

    private String wrapped(byte[] secret) {
        try {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.WRAP_MODE, wrapping);
            return HEX.formatHex(cipher.wrap(new SecretKeySpec(secret, "AES")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AESWrap, and this one has not.", e);
        }
    }

    private CustomerKey unwrapped(String wrapped) {
        try {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.UNWRAP_MODE, wrapping);
            return CustomerKey.of(cipher.unwrap(HEX.parseHex(wrapped), "AES", Cipher.SECRET_KEY)
                    .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A key of a subject cannot be unwrapped. Maybe the key of the house is not the one it was wrapped"
                            + " under.",
                    e);
        }
    }

    @Override
    public String toString() {
        return "SubjectKeys";
    }
}
