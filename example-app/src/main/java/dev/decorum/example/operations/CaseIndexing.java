package dev.decorum.example.operations;

import dev.decorum.example.store.Database;
import dev.decorum.example.store.Rows;
import dev.decorum.example.store.Sealer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads conversations into an index: all that there are, in the background, and from then on those that have changed. Who
 * changes a conversation holds the lock of the ledger, so the numbers of messages are committed in their order and no
 * change is passed over. Safe for use by several threads.
 */
final class CaseIndexing {
    private static final int AT_ONCE = 200;

    private final CaseTools tools;
    private final Database database;
    private final CaseIndex index;
    private final MessageStore messages = new MessageStore();
    private @Nullable Seen seen;
    private String readUpTo = "";
    private volatile boolean complete;

    CaseIndexing(CaseTools tools, Database database, CaseIndex index) {
        this.tools = tools;
        this.database = database;
        this.index = index;
    }

    /** Whether all conversations are in the index. */
    boolean isComplete() {
        return complete;
    }

    /** Reads on; call it until it says that nothing is left, and again from time to time. */
    synchronized boolean step() {
        if (complete) {
            return changes();
        }
        if (seen == null) {
            seen = database.inTransaction(CaseIndexing::newest);
        }
        List<Place> next = database.inTransaction(connection -> {
            List<Place> places = Rows.all(
                    connection,
                    "select id, subject from support_case where id > ? order by id fetch first " + AT_ONCE
                            + " rows only",
                    CaseIndexing::place,
                    readUpTo);
            read(connection, places);
            return places;
        });
        if (next.isEmpty()) {
            changes();
            complete = true;
            return false;
        }
        readUpTo = next.get(next.size() - 1).caseId();
        return true;
    }

    /** Reads the conversations that have changed since the last look, if all were read before. */
    synchronized void catchUp() {
        if (complete) {
            changes();
        }
    }

    private boolean changes() {
        Seen before = Objects.requireNonNull(seen, "The first look has noted where it began.");
        Seen now = database.inTransaction(connection -> {
            Seen newest = newest(connection);
            if (newest.equals(before)) {
                return before;
            }
            List<Place> places = Rows.all(
                    connection,
                    "select id, subject from support_case where id in (select case_id from case_message where number > ?"
                            + " union select case_id from words_gone where number > ?)",
                    CaseIndexing::place,
                    before.message(),
                    before.gone());
            read(connection, places);
            return newest;
        });
        seen = now;
        return !now.equals(before);
    }

    private void read(Connection connection, List<Place> places) throws SQLException {
        for (Place place : places) {
            Optional<Sealer> sealer =
                    tools.ledger().find(connection, place.subject()).map(Sealer::under);
            List<CaseView.Said> said =
                    sealer.isEmpty() ? List.of() : messages.of(connection, place.caseId(), sealer.get());
            List<String> texts = said.stream()
                    .map(CaseView.Said::text)
                    .filter(Objects::nonNull)
                    .toList();
            if (texts.isEmpty()) {
                index.remove(place.caseId());
            } else {
                index.put(place.caseId(), texts, said.get(said.size() - 1).number());
            }
        }
        index.show();
    }

    private static Seen newest(Connection connection) throws SQLException {
        return Rows.first(
                        connection,
                        "select (select coalesce(max(number), 0) from case_message),"
                                + " (select coalesce(max(number), 0) from words_gone)",
                        row -> new Seen(row.getLong(1), row.getLong(2)))
                .orElseThrow();
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getString("id"), row.getString("subject"));
    }

    /** Up to which messages, and words that were taken out, the index has been told. */
    private record Seen(long message, long gone) {}

    private record Place(String caseId, String subject) {}
}
