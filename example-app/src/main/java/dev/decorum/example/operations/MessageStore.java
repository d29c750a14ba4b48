package dev.decorum.example.operations;

import dev.decorum.example.operations.CaseView.MessageState;
import dev.decorum.example.operations.CaseView.Said;
import dev.decorum.example.store.Rows;
import dev.decorum.example.store.Sealer;
import dev.decorum.policy.fact.Author;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of what was said in cases. The words are sealed under the customer's key. Every method works in the caller's
 * transaction; safe for use by several threads.
 */
final class MessageStore {
    private static final String CUSTOMER = "CUSTOMER";

    /** What the customer said; its number. */
    long received(
            Connection connection,
            String caseId,
            @Nullable String messageKey,
            @Nullable String text,
            int attachments,
            Instant at,
            Sealer sealer)
            throws SQLException {
        return insert(
                connection, caseId, messageKey, CUSTOMER, null, MessageState.RECEIVED, at, text, attachments, sealer);
    }

    /** What was said for the seller; its number. */
    long said(
            Connection connection,
            String caseId,
            @Nullable String messageKey,
            Author author,
            @Nullable String person,
            MessageState state,
            @Nullable String text,
            Instant at,
            Sealer sealer)
            throws SQLException {
        return insert(connection, caseId, messageKey, author.name(), person, state, at, text, 0, sealer);
    }

    /** Everything that was said in a case, in order; without words when there is no key to open them with. */
    List<Said> of(Connection connection, String caseId, @Nullable Sealer sealer) throws SQLException {
        return Rows.all(
                connection,
                "select * from case_message where case_id = ? order by number",
                row -> said(row, caseId, sealer),
                caseId);
    }

    /** The message of this key, as its case and number. */
    Optional<Place> find(Connection connection, String messageKey) throws SQLException {
        return Rows.first(
                connection,
                "select case_id, number from case_message where message_key = ? order by number desc",
                row -> new Place(row.getString("case_id"), row.getLong("number")),
                messageKey);
    }

    /** Notes what became of a message. */
    void state(Connection connection, long number, MessageState state) throws SQLException {
        Rows.update(connection, "update case_message set state = ? where number = ?", state.name(), number);
    }

    /** Forgets the words of a message that was taken back. */
    void revoke(Connection connection, long number) throws SQLException {
        Rows.update(connection, "update case_message set state = 'REVOKED', content = null where number = ?", number);
        Rows.update(
                connection,
                "insert into words_gone (case_id) select case_id from case_message where number = ?",
                number);
    }

    /** Notes that words of a case were taken out, for whoever keeps an index of them. */
    static void wordsGone(Connection connection, String caseId) throws SQLException {
        Rows.update(connection, "insert into words_gone (case_id) values (?)", caseId);
    }

    private static long insert(
            Connection connection,
            String caseId,
            @Nullable String messageKey,
            String author,
            @Nullable String person,
            MessageState state,
            Instant at,
            @Nullable String text,
            int attachments,
            Sealer sealer)
            throws SQLException {
        return Rows.insert(
                connection,
                "insert into case_message (case_id, message_key, author, person, state, at, content)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                caseId,
                messageKey,
                author,
                person,
                state.name(),
                at,
                sealer.seal("message " + caseId, new Words(text, attachments)));
    }

    private static Said said(ResultSet row, String caseId, @Nullable Sealer sealer) throws SQLException {
        byte[] sealed = row.getBytes("content");
        Words words = sealed == null || sealer == null
                ? new Words(null, 0)
                : sealer.open("message " + caseId, sealed, Words.class);
        String author = row.getString("author");
        boolean byCustomer = author.equals(CUSTOMER);
        return new Said(
                row.getLong("number"),
                byCustomer,
                byCustomer ? null : Author.valueOf(author),
                row.getString("person"),
                MessageState.valueOf(row.getString("state")),
                Rows.instant(row, "at"),
                words.text(),
                words.attachments());
    }

    /** Where a message stands. */
    record Place(String caseId, long number) {}

    private record Words(@Nullable String text, int attachments) {}
}
