package dev.decorum.example.operations;

import dev.decorum.example.store.HouseKey;
import dev.decorum.example.store.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which accounts at channels belong to one customer of the back office, as far as they have proved it, so that erasing the
 * customer reaches all of them. Every method works in the caller's transaction; safe for use by several threads.
 */
final class SubjectLinks {
    private final HouseKey key;

    SubjectLinks(HouseKey key) {
        this.key = key;
    }

    /** Notes that whoever writes under a subject has proved to be a customer. The caller holds the lock of the ledger. */
    void link(Connection connection, String subject, String customerId, Instant now) throws SQLException {
        String customer = key.digest("customer", customerId);
        boolean known = Rows.first(
                        connection,
                        "select 1 from subject_link where subject = ? and customer = ?",
                        row -> true,
                        subject,
                        customer)
                .isPresent();
        if (!known) {
            Rows.update(
                    connection,
                    "insert into subject_link (subject, customer, linked_at) values (?, ?, ?)",
                    subject,
                    customer,
                    now);
        }
    }

    /** A subject and all others that have proved to be the same customer. */
    Set<String> together(Connection connection, String subject) throws SQLException {
        Set<String> all = new TreeSet<>(Rows.all(
                connection,
                "select distinct other.subject from subject_link one join subject_link other"
                        + " on other.customer = one.customer where one.subject = ?",
                row -> row.getString(1),
                subject));
        all.add(subject);
        return all;
    }

    /** Forgets what is known of an erased subject. */
    void forget(Connection connection, String subject) throws SQLException {
        Rows.update(connection, "delete from subject_link where subject = ?", subject);
    }
}
