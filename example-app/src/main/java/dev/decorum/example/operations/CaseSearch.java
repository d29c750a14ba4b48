package dev.decorum.example.operations;

import dev.decorum.example.operations.CaseView.Said;
import dev.decorum.example.store.Database;
import dev.decorum.example.store.Rows;
import dev.decorum.example.store.Sealer;
import java.sql.Connection;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Lists of cases. Texts are sealed, so words are looked for in an index in memory. While that is being read, the
 * conversations of the cases that the rest of the filter leaves are opened instead, the newest first, and no more than
 * {@link #MOST_OPENED}. Safe for use by several threads.
 */
final class CaseSearch {
    /** How many cases one search finds, the newest. */
    private static final int MOST_FOUND = 10_000;
    /** How many conversations one search opens while the index is being read. */
    static final int MOST_OPENED = 2_000;

    private static final String NEVER = "timestamp with time zone '9999-12-31 00:00:00+00:00'";
    /** What is due first stands first; platform and house wait no longer for who has an answer. */
    private static final String ORDER = " order by least(coalesce(statutory_due, " + NEVER
            + "), case when state in ('ANSWERED', 'CLOSED') then " + NEVER + " else coalesce(platform_due, " + NEVER
            + ") end, case when state in ('ANSWERED', 'CLOSED') then " + NEVER + " else coalesce(house_due, " + NEVER
            + ") end), changed_at desc, id";

    private final CaseTools tools;
    private final Database database;
    private final MessageStore messages = new MessageStore();
    private final CaseIndex index = new CaseIndex();
    private final CaseIndexing indexing;

    CaseSearch(CaseTools tools, Database database) {
        this.tools = tools;
        this.database = database;
        this.indexing = new CaseIndexing(tools, database, index);
    }

    /** Reads on; whether there is more. */
    boolean index() {
        return indexing.step();
    }

    /** Lets go of the words of whoever was erased. */
    void forgetErased() {
        indexing.catchUp();
    }

    CasePage list(CaseFilter filter) {
        List<Object> values = new ArrayList<>();
        String where = where(filter, values);
        if (filter.words().isBlank()) {
            return page(filter, where, values);
        }
        return indexing.isComplete() ? found(filter, where, values) : searched(filter, where, values);
    }

    private CasePage found(CaseFilter filter, String where, List<Object> values) {
        indexing.catchUp();
        List<String> ids = index.find(filter.words(), MOST_FOUND);
        if (ids.isEmpty()) {
            return new CasePage(List.of(), 0);
        }
        values.addAll(ids);
        String among = "id in (" + String.join(", ", Collections.nCopies(ids.size(), "?")) + ")";
        return page(filter, where + (where.isEmpty() ? " where " : " and ") + among, values);
    }

    private CasePage page(CaseFilter filter, String where, List<Object> values) {
        return database.inTransaction(connection -> {
            long total = Rows.first(
                            connection,
                            "select count(*) from support_case" + where,
                            row -> row.getLong(1),
                            values.toArray())
                    .orElse(0L);
            List<Object> all = new ArrayList<>(values);
            all.add(filter.offset());
            all.add(filter.limit());
            List<CaseRow> rows = Rows.all(
                    connection,
                    "select " + CaseStore.columns() + " from support_case" + where + ORDER
                            + " offset ? rows fetch next ? rows only",
                    CaseStore::row,
                    all.toArray());
            return new CasePage(rows, total);
        });
    }

    private CasePage searched(CaseFilter filter, String where, List<Object> values) {
        String[] words = plain(filter.words()).split("\\s+");
        return database.inTransaction(connection -> {
            List<CaseRow> found = new ArrayList<>();
            List<Object> all = new ArrayList<>(values);
            all.add(MOST_OPENED);
            List<CaseRow> candidates = Rows.all(
                    connection,
                    "select " + CaseStore.columns() + " from support_case" + where
                            + " order by changed_at desc, id fetch first ? rows only",
                    CaseStore::row,
                    all.toArray());
            for (CaseRow row : candidates) {
                if (holds(connection, row, words)) {
                    found.add(row);
                }
            }
            int from = Math.min(filter.offset(), found.size());
            int to = Math.min(from + filter.limit(), found.size());
            return new CasePage(found.subList(from, to), found.size());
        });
    }

    private boolean holds(Connection connection, CaseRow row, String[] words) throws SQLException {
        Optional<Sealer> sealer = tools.ledger().find(connection, row.subject()).map(Sealer::under);
        if (sealer.isEmpty()) {
            return false;
        }
        StringBuilder text = new StringBuilder(row.id().toLowerCase(Locale.ROOT));
        for (Said said : messages.of(connection, row.id(), sealer.get())) {
            text.append('\n').append(said.text() == null ? "" : plain(said.text()));
        }
        for (String word : words) {
            if (text.indexOf(word) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    private static String where(CaseFilter filter, List<Object> values) {
        List<String> conditions = new ArrayList<>();
        if (!filter.states().isEmpty()) {
            conditions.add("state in ("
                    + String.join(", ", Collections.nCopies(filter.states().size(), "?")) + ")");
            filter.states().forEach(state -> values.add(state.name()));
        }
        if (filter.channel() != null) {
            conditions.add("channel = ?");
            values.add(filter.channel());
        }
        if (filter.language() != null) {
            conditions.add("language = ?");
            values.add(filter.language());
        }
        if (filter.assignee() != null) {
            conditions.add("assignee = ?");
            values.add(filter.assignee());
        }
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }
}
